/**
 * Texts of records, weighted towards what readers of raw bytes get wrong: duplicate keys, keys spelled with dots or
 * escapes, numbers of every notation, arrays in arrays, white space, characters beyond ASCII, envelopes, and damage.
 */

/** A small generator with a seed (xorshift), because a million records are wanted in seconds. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 2_654_435_761 || 1;
    for (let i = 0; i < 8; i++) this.below(2);
  }

  below(limit: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) % limit;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }
}

const KEYS = [
  ...(["a", "a", "a", "a", "b", "b", "b", "0", "1", "__proto__", "event_type", "a.b", "b.a", "a.0", "0.a"] as const),
  ...(["\\u0061", "a\\u002eb", "", "constructor", "é", "eventSource", "eventName", "awsRegion", "user"] as const),
  ...(["longer-than-eight", "longer-than-eighty", "Abcdefgh"] as const),
] as const;

const SCALARS = [
  ...(["null", "true", "false", "0", "-0", "5", "5.0", "5.5", "-1", "1e3", "1E+3", "50e-1", "1000", "0.1"] as const),
  ...(["9007199254740993", "9007199254740992", "1e400", "-1e-400", "123456789012345", "1234567890123456"] as const),
  ...(['""', '"a"', '"A"', '" a"', '"a.b"', '"true"', '"false"', '"null"', '"5"', '"5.0"', '"+5"', '"05"'] as const),
  ...(['"-0"', '"1e3"', '"9007199254740993"', '"5."', '".5"', '"\\u0061"', '"\\u0035"', '"a\\/b"', '"a/b"'] as const),
  ...(['"10.1.2.3"', '"10.01.2.3"', '"10.1.2"', '"10.0.0.0/8"', '"::ffff:10.1.2.3"', '"2001:db8::1"'] as const),
  ...(['"2001:DB8:0::1"', '"fe80::1%1"', '"256.1.1.1"', '"a\\"b"', '"\\\\"', '"é"', '"😀"', '"audit"'] as const),
  ...(['"cloudtrail"', '"guardduty"', '"2020-01-01T00:00:00Z"', '"2020-01-01t01:00:00.0+01:00"'] as const),
  ...(['"2020-02-30T00:00:00Z"', '"2020-01-29T00:00:00Z"', '"2019-12-31T23:59:59Z"', '"aws:s3"', '"s3"'] as const),
  ...([
    '"a long text without end, or nearly so"',
    '"longer-than-eight"',
    '"longer\\u002dthan-eight"',
    '"x"',
    "{}",
    "[]",
    "[null]",
  ] as const),
] as const;

/** Malformed, each in its own way; a record with one of them is no event. */
const DAMAGE = [
  ...(["nul", "tru", "truex", "01", "1.", "-", "+1", ".5", "1e", "NaN", "'a'", '"a', '"\u0001"', '"\\x"'] as const),
  ...([
    '"\\u12"',
    "[1,]",
    "[,1]",
    "[1 2]",
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    "{a:1}",
    '{"a" 1}',
    "[}",
    "{]",
    "[[1]",
  ] as const),
] as const;

export interface RecordOptions {
  /** One of so many values is damaged. */
  readonly damageIn: number;
}

/** The text of one record, on one line. */
export function recordText(random: Random, options: RecordOptions): string {
  const kind = random.below(40);
  if (kind === 0) return `{"Records":[${object(random, options, 2)}]}`;
  if (kind === 1) return `{"detail-type":"x","detail":${object(random, options, 2)}}`;
  if (kind === 2) return `{"message":${JSON.stringify(object(random, options, 2))}}`;
  if (kind < 12) return cloudTrail(random, options);
  if (kind < 15) return finding(random, options);
  if (kind < 17) return kubernetes(random, options);
  const record = object(random, options, 3);
  return options.damageIn < 1000 && random.below(60) === 0 ? record.slice(0, random.below(record.length)) : record;
}

function cloudTrail(random: Random, options: RecordOptions): string {
  const members = [
    `"eventSource":${random.pick(['"s3.amazonaws.com"', '"aws:s3"', '"s3.amazonaws.com"', "5", '["s3"]'])}`,
    `"eventName":${random.pick(['"GetObject"', '"GetObject"', "null", '"\\u0047etObject"'])}`,
    `"${random.pick(["eventVersion", "eventID", "awsRegion", "userIdentity", "other"])}":${value(random, options, 1)}`,
    `"eventType":${random.pick(['"AwsApiCall"', '"AwsCloudTrailInsight"', "null"])}`,
    ...membersOf(random, options, 2),
  ];
  return `{${members.join(",")}}`;
}

function finding(random: Random, options: RecordOptions): string {
  const service = random.pick([
    '{"serviceName":"guardduty"}',
    '{"serviceName":"other"}',
    '{"service.serviceName":1}',
    "[]",
  ]);
  const members = [
    `"service":${service}`,
    `"type":${random.pick(['"a"', "1"])}`,
    '"resource":{}',
    '"schemaVersion":"2.0"',
  ];
  return `{${[...members.slice(0, 2 + random.below(3)), ...membersOf(random, options, 2)].join(",")}}`;
}

function kubernetes(random: Random, options: RecordOptions): string {
  const members = [
    `"apiVersion":${random.pick(['"audit.k8s.io/v1"', '"v1"', "1"])}`,
    `"kind":${random.pick(['"Event"', '"Pod"'])}`,
    '"auditID":"1"',
    '"stage":"a"',
    ...membersOf(random, options, 2),
  ];
  return `{${members.slice(random.below(3)).join(",")}}`;
}

function object(random: Random, options: RecordOptions, depth: number): string {
  const blank = random.below(12) === 0 ? random.pick([" ", "\t", "  ", "\r"]) : "";
  return `{${blank}${membersOf(random, options, depth).join(`${blank},${blank}`)}${blank}}`;
}

function membersOf(random: Random, options: RecordOptions, depth: number): string[] {
  const blank = random.below(12) === 0 ? " " : "";
  return Array.from(
    { length: random.below(5) },
    () => `"${random.pick(KEYS)}"${blank}:${blank}${value(random, options, depth)}`,
  );
}

function value(random: Random, options: RecordOptions, depth: number): string {
  const kind = random.below(10);
  if (random.below(options.damageIn) === 0) return random.pick(DAMAGE);
  if (depth === 0 || kind < 6) return random.pick(SCALARS);
  if (kind < 8) return object(random, options, depth - 1);
  return `[${Array.from({ length: random.below(4) }, () => value(random, options, depth - 1)).join(",")}]`;
}
