/**
 * Small worlds for proofs: a few predicates, and all events that can be made of a few values at a few paths. The truth
 * of each predicate on each event is worked out once by evaluation, as a set of bits, so that the truth of any filter
 * made of them is known on the whole world at once.
 */

import { analyse } from "../../../server/src/language/analysis.js";
import type { BoundExpression, BoundFilter, BoundPredicate } from "../../../server/src/language/binding/boundFilter.js";
import { compilePredicate } from "../../../server/src/language/evaluation/compile.js";
import type { Assumption } from "../../../server/src/language/proof/index.js";
import type { FieldInfo, Schema } from "../../../server/src/language/schema/schema.js";
import { Decimal } from "../../../server/src/language/values/decimal.js";
import type { Event, EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { allOf, anyOf, not } from "../../support/boundBuilder.js";
import { aliasSchema } from "../../support/platformAliases.js";

export type Bits = Uint32Array;

export interface World {
  readonly name: string;
  readonly predicates: readonly BoundPredicate[];
  readonly events: readonly Event[];
  readonly truths: ReadonlyMap<BoundPredicate, Bits>;
  /** What the proofs about this world assume. */
  readonly assumption: Assumption;
  /** Whether an event is one that the assumption allows. */
  isLegal(event: Event): boolean;
}

export interface RandomFilter {
  readonly filter: BoundFilter;
  readonly truth: Bits;
}

/** Whole numbers from 0 up to `limit`, which is not among them. */
export type Random = (limit: number) => number;

/** A small generator (mulberry32) whose numbers depend on the seed alone. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

export function parsePredicate(text: string, schema: Schema = aliasSchema): BoundPredicate {
  const context = { schema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
  const { expression } = analyse(text, context).bound;
  if (expression?.kind !== "predicate") throw new Error(`${text} is no predicate`);
  return expression;
}

export function randomFilter(world: World, random: Random, mostPredicates: number): RandomFilter {
  const made = randomExpression(world, random, 1 + random(mostPredicates));
  return { filter: { expression: made.expression, evaluable: true }, truth: made.truth };
}

function randomExpression(
  world: World,
  random: Random,
  size: number,
): { readonly expression: BoundExpression; readonly truth: Bits } {
  if (size === 1) {
    // Each occurrence is an object of its own, as it is in a parsed filter.
    const predicate = world.predicates[random(world.predicates.length)] ?? raise(world.name);
    return { expression: { ...predicate }, truth: world.truths.get(predicate) ?? raise(world.name) };
  }
  if (random(8) === 0) {
    const inner = randomExpression(world, random, size);
    return { expression: not(inner.expression), truth: complement(inner.truth, world.events.length) };
  }
  const first = 1 + random(size - 1);
  const left = randomExpression(world, random, first);
  const right = randomExpression(world, random, size - first);
  const conjoined = random(2) === 0;
  return {
    expression: (conjoined ? allOf : anyOf)(left.expression, right.expression),
    truth: left.truth.map((word, i) => (conjoined ? word & (right.truth[i] ?? 0) : word | (right.truth[i] ?? 0))),
  };
}

export function complement(bits: Bits, length: number): Bits {
  return bits.map((word, i) => {
    const used = length - 32 * i;
    return ~word & (used >= 32 ? 0xffffffff : 2 ** used - 1);
  });
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

export function both(one: Bits, other: Bits): Bits {
  return one.map((word, i) => word & (other[i] ?? 0));
}

function worldOf(name: string, texts: readonly string[], events: readonly Event[]): World {
  const predicates = texts.map((text) => parsePredicate(text));
  const truths = new Map(predicates.map((predicate) => [predicate, truthOf(predicate, events)]));
  return { name, predicates, events, truths, assumption: { kind: "anyEvent" }, isLegal: () => true };
}

/** A schema with a field of each kind, and all events that look as it says. */
function documentedWorld(): World {
  const field = (name: string, type: FieldInfo["type"], more: Partial<FieldInfo> = {}): FieldInfo => ({
    ...{ name, type, list: false, description: { en: "", es: "", "pt-br": "" }, eventTypes: ["audit"] },
    ...{ presence: "sometimes", provenance: "documented", source: "this test", ...more },
  });
  const fields = [
    field("t", "text", { presence: "always" }),
    field("n", "number"),
    field("l", "text", { list: true }),
    field("c", "text", { values: { kind: "closed", values: [{ value: "x" }, { value: "y" }] } }),
    field("b", "boolean"),
    field("o", "object"),
    field("o.x", "text"),
    field("event_type", "text", { presence: "always" }),
  ];
  const schema: Schema = {
    ...aliasSchema,
    eventTypes: [{ eventType: "audit", ruleType: "Host", description: { en: "", es: "", "pt-br": "" } }],
    findField: (path) => fields.find(({ name }) => name === path),
  };
  const texts = [
    ...product(["t", "l"], ['= "a"', '!= "b"', 'starts_with "a"', "= null", 'ends_with "b"', "= 5"]),
    ...product(["n"], ["= 5", '= "5"', "> 5", "< 6", '= "5.0"', "= null", '= "x"', "!= 6"]),
    ...product(["c", "o.x"], ['= "x"', '!= "y"', "!= null", 'starts_with "z"', 'in ("x", "y")']),
    ...product(["b"], ["= true", '= "false"', "!= null", 'like "u"']),
    ...product(["o", "t.z", "event_type.z"], ["= null", "!= null", '= "a"']),
    ...['event_type = "audit"', 'event_type != "login"', 'event_type = "login"', 'u = "a"', 'u = "b"', "u = null"],
  ];
  const legal = events(
    records({
      event_type: ["audit"],
      t: ["a", "ab", "5"],
      n: [undefined, 5, "5", 6, "5.0"],
      l: [undefined, "a", ["5", "b"]],
      c: [undefined, "x", "y"],
      b: [undefined, true, "false"],
      o: [undefined, {}, { x: "x" }, { x: "z" }],
      u: [undefined, ["a", "b"]],
    }),
  );
  const predicates = texts.map((text) => parsePredicate(text, schema));
  const truths = new Map(predicates.map((predicate) => [predicate, truthOf(predicate, legal)]));
  const assumption: Assumption = { kind: "asDocumented", schema, eventTypes: ["audit"] };
  return { name: "documented events", predicates, events: legal, truths, assumption, isLegal };

  // A proof's event has only the fields that the filters read, so one that is always there may be missing.
  function isLegal({ record }: Event): boolean {
    const { event_type, t = "", n = 0, l = "", c = "x", b = true, o = {}, u, ...rest } = record;
    const isText = (value: EventValue): boolean => typeof value === "string";
    const isObject = typeof o === "object" && o !== null && !Array.isArray(o) && !(o instanceof Decimal);
    return (
      [event_type === "audit", isText(t), typeof n === "number" || !Number.isNaN(Number(n))].every(Boolean) &&
      (isText(l) || (Array.isArray(l) && l.every(isText))) &&
      [c === "x" || c === "y", b === true || b === false || b === "true" || b === "false"].every(Boolean) &&
      isObject &&
      Object.keys(rest).length === 0
    );
  }
}

function truthOf(predicate: BoundPredicate, events: readonly Event[]): Bits {
  const holds = compilePredicate(predicate);
  const bits = new Uint32Array(Math.ceil(events.length / 32));
  for (const [i, event] of events.entries()) if (holds(event)) bits[i >> 5] = (bits[i >> 5] ?? 0) | (1 << (i & 31));
  return bits;
}

/** Records with each choice of values at the keys; `undefined` leaves a key out. */
function records(choices: Readonly<Record<string, readonly (EventValue | undefined)[]>>): readonly EventRecord[] {
  let made: readonly EventRecord[] = [{}];
  for (const [key, values] of Object.entries(choices)) {
    made = made.flatMap((record) =>
      values.map((value) => (value === undefined ? record : { ...record, [key]: value })),
    );
  }
  return made;
}

function events(all: readonly EventRecord[], types: readonly (string | undefined)[] = [undefined]): readonly Event[] {
  return all.flatMap((record) => types.map((virtualType) => ({ record, virtualType })));
}

/** Every value alone, every two in an array, and the ways to be absent. */
function oneOrTwo(...values: readonly EventValue[]): readonly (EventValue | undefined)[] {
  const pairs = values.flatMap((one, i) => values.slice(i + 1).map((other) => [one, other]));
  return [undefined, null, [], ...values, ...pairs];
}

function raise(name: string): never {
  throw new Error(`the world ${name} is empty`);
}

function* product(paths: readonly string[], tests: readonly string[]): Iterable<string> {
  for (const path of paths) for (const test of tests) yield `${path} ${test}`;
}

const TEXTS = [
  ...['= "ab"', '!= "ab"', '= "a"', '!= "aba"', '= ""', "= null", "!= null", "exists", 'in ("a", "ab")'],
  ...['starts_with "a"', 'starts_with "ab"', 'ends_with "a"', 'ends_with "ba"', 'ends_with "b"'],
  ...['contains "b"', 'contains "ba"', 'contains ""', 'contains "c"', 'like "aa"', 'not in ("b", "ba")'],
];
const NUMBERS = [
  ...["= 5", "!= 5", '= "5"', '= "5.0"', '!= "5.0"', "= 7", "< 5", "> 5", "<= 5", ">= 5", "< 7", "> 4.5", '< "6"'],
  ...[
    'starts_with "5"',
    'starts_with "4"',
    'ends_with ".0"',
    'contains "7"',
    'contains "e"',
    "= null",
    "!= null",
    '= "x"',
  ],
  ...["= true", '= "true"', "!= false", 'starts_with "t"', "> 99999999999999999999", '= "99999999999999999999"'],
];
const ADDRESSES = [
  ...['= "10.0.0.1"', '!= "10.0.0.1"', '= "10.0.0.0/8"', '!= "10.0.0.0/8"', '= "10.0.0.0/24"', '= "0.0.0.0/0"'],
  ...['= "::1"', '= "::/0"', '!= "::/0"', '= "::ffff:10.0.0.1"', 'starts_with "10."', 'starts_with "192.168."'],
  ...['ends_with ".1"', 'contains ":"', 'contains "/"', "= null", "!= null", '= "192.168.0.0/16"', '= "10.0.0.2"'],
];
const INSTANTS = [
  ...['< "2020-01-01T00:00:00Z"', '> "2020-01-01T00:00:00Z"', '>= "2020-01-01T00:00:00Z"', '= "2020-01-01T00:00:00Z"'],
  ...['!= "2020-01-01T00:00:00Z"', '<= "2020-01-01T01:00:00+01:00"', '> "2019-12-31T23:59:59.5Z"', "= null", "!= null"],
  ...['starts_with "2020"', 'starts_with "2019"', 'contains "T"', '< "2020"', '> "x"'],
];

const TEXT_VALUES = ["", "a", "b", "ab", "ba", "aba", "aa", "x", "bab", true, {}];
const NUMBER_VALUES = [5, "5", "5.0", 6, "6", 7, 4.75, "4.75", "5e0", "7e-1", "x", true, "true", {}, "05", 1e21];
const ADDRESS_VALUES = [
  ...[
    "10.0.0.1",
    "10.0.0.2",
    "10.1.0.1",
    "192.168.0.1",
    "::1",
    "::2",
    "::ffff:10.0.0.1",
    "10.0.0.0/8",
    "x",
    "::ffff:a00:1",
  ],
];
const INSTANT_VALUES = [
  ...["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.0Z", "2019-12-31T23:59:59.7Z", "2019-12-31T00:00:00Z"],
  ...["2020-01-01T00:00:01Z", "2020-01-01T01:00:00+01:00", "2020", 2021, "2019x"],
];

/** The worlds, made anew at each call because they are large. */
export function smallWorlds(): readonly World[] {
  const few = oneOrTwo("a", "ab", {});
  return [
    documentedWorld(),
    worldOf("texts", [...product(["a"], TEXTS)], events(records({ a: oneOrTwo(...TEXT_VALUES) }))),
    worldOf("numbers", [...product(["a"], NUMBERS)], events(records({ a: oneOrTwo(...NUMBER_VALUES) }))),
    worldOf("addresses", [...product(["a"], ADDRESSES)], events(records({ a: oneOrTwo(...ADDRESS_VALUES) }))),
    worldOf("instants", [...product(["a"], INSTANTS)], events(records({ a: oneOrTwo(...INSTANT_VALUES) }))),
    worldOf(
      "two fields",
      [
        ...product(
          ["a", "b"],
          ['= "a"', '!= "a"', 'starts_with "a"', 'ends_with "b"', "= null", "!= null", "= 1", "> 1"],
        ),
      ],
      events(records({ a: oneOrTwo("a", "ab", 1, {}), b: oneOrTwo("a", "b", 2, {}) })),
    ),
    worldOf(
      "prefix paths",
      [...product(["a", "a.b", "a.0", "a.b.c"], ['= "a"', '!= "a"', "= null", "!= null", 'contains "b"'])],
      events([
        ...records({ a: few, "a.b": [undefined, "a", "b", {}], "a.0": [undefined, "a"], "a.b.c": [undefined, "a"] }),
        ...records({
          a: [
            { b: "a" },
            { b: "b" },
            [{ b: "a" }],
            { b: { c: "a" } },
            { "b.c": "b" },
            [["a"], "b"],
            { 0: "a" },
            [{ b: [{ c: "b" }] }, "a"],
          ],
          "a.b": [undefined, "a"],
        }),
      ]),
    ),
    worldOf(
      "aliases",
      [
        ...product(
          ["ip", "src_ip", "connection.src_addr", "sourceIPAddress"],
          ['= "10.0.0.1"', '!= "10.0.0.1"', "= null"],
        ),
        ...[
          'event_type = "audit"',
          'event_type != "audit"',
          'event_type = "cloudtrail"',
          "event_type = null",
          'event_type = "host"',
        ],
      ],
      events(
        records({
          event_type: [undefined, "audit", "cloudtrail", "host", ["audit"], ["audit", "cloudtrail"], {}],
          ip: [undefined, "10.0.0.1", "x"],
          src_ip: [undefined, "10.0.0.1", "x"],
          "connection.src_addr": [undefined, "10.0.0.1", ["x", "10.0.0.1"]],
          sourceIPAddress: [undefined, "10.0.0.1", "x"],
        }),
        [undefined, "audit", "cloudtrail"],
      ),
    ),
    worldOf(
      "first of several",
      [
        ...product(
          ["user", "userIdentity.userName", "userIdentity.arn", "userIdentity"],
          ['= "a"', '!= "a"', "= null", 'like "b"'],
        ),
        ...['event_type = "cloudtrail"', 'event_type != "cloudtrail"', 'event_type starts_with "cloud"'],
      ],
      events(
        records({
          event_type: [undefined, "cloudtrail", "host", ["cloudtrail"]],
          user: [undefined, "a", "b", {}],
          "userIdentity.userName": [undefined, "a", "b"],
          userIdentity: [
            undefined,
            { arn: "a" },
            { arn: "b" },
            { sessionContext: { sessionIssuer: { userName: "ab" } } },
            "a",
          ],
        }),
        [undefined, "cloudtrail"],
      ),
    ),
  ];
}
