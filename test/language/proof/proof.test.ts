// What the proofs say of filters as people write them, with cores and the smallest events.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import {
  type Assumption,
  disjoint,
  equivalent,
  implies,
  satisfiable,
  valid,
} from "../../../server/src/language/proof/index.js";
import { EVENT_TYPES, type EventType } from "../../../server/src/language/schema/schema.js";
import { fullSchema } from "../../support/fullSchema.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const ANY: Assumption = { kind: "anyEvent" };
const DOCUMENTED = documented(EVENT_TYPES);

function documented(eventTypes: readonly EventType[]): Assumption {
  return { kind: "asDocumented", schema: fullSchema, eventTypes };
}

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

/** The record of a smallest event, or the texts of the core. */
function smallest(text: string, assumption: Assumption): unknown {
  const answer = satisfiable(bound(text), assumption);
  if (answer.kind === "satisfiable") return answer.witness.record;
  if (answer.kind === "unknown") return answer.reason;
  return answer.core.map(({ node }) => text.slice(node.span.start, node.span.end));
}

describe("satisfiable on any event", () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ["", {}],
    ['exe = "/bin/sh"', { exe: "/bin/sh" }],
    ['exe = "a" and exe = "b"', { exe: ["a", "b"] }],
    ['exe = "a" and exe != "a"', ['exe = "a"', 'exe != "a"']],
    ['x = "1" and exe = "a" and (exe != "a" or y < null)', ['exe = "a"', 'exe != "a"', "y < null"]],
    ['a starts_with "/usr/b" and a ends_with "bin" and a like "/"', { a: "/usr/bin" }],
    ['a starts_with "x" and not a contains "x"', ['a starts_with "x"', 'a contains "x"']],
    ['a like "cb" and a like "ba" and a ends_with "x"', { a: "cbax" }],
    ["a = null and a.b != null", { "a.b": 0 }],
    ["a != null and a.b = 5", { a: { b: 5 } }],
    ['a.0 = "x" and a = "y" and a = "z"', { a: [null, "y", "z"], "a.0": "x" }],
    ["pid > 5 and pid <= 6 and pid != 6", { pid: 5.1 }],
    ["a > 9007199254740992 and a < 9007199254740993", { a: "?" }],
    ['ip = "10.0.0.0/8" and ip != "10.0.0.0/9"', { ip: "10.128.0.0" }],
    [
      'a = "10.0.0.0/8" and not a = "0.0.0.0/0" and not a contains "/"',
      ['a = "10.0.0.0/8"', 'a = "0.0.0.0/0"', 'a contains "/"'],
    ],
    ['t > "2020-01-01T00:00:00Z" and t < "2020-01-01T00:00:00.001Z"', { t: "2020-01-01T00:00:00.0005Z" }],
    ['t > "2019-12-31T23:59:59Z" and not t starts_with "2020"', { t: "2021-12-31T23:59:58Z" }],
    ['t < "2020-01-01T00:00:00Z" and not t ends_with "Z"', { t: "2019-12-31T23:59:59z" }],
    ['(a = "1" and b = "2") or (a = "1" and c = "3" and d = "4")', { a: 1, b: 2 }],
    ["__proto__ = 1", JSON.parse('{"__proto__": 1}')],
  ];
  for (const [text, expected] of cases) {
    it(text === "" ? "an empty filter" : text, () => {
      const found = smallest(text, ANY);
      if (text.includes("9007199254740992")) assert.ok(!Array.isArray(found), "there is a number between");
      else assert.deepEqual(found, expected);
    });
  }

  it("says nothing of a filter with an error", () => {
    assert.equal(smallest('exe = "a" and', ANY), "no-truth");
  });

  it("says so where it gives up", () => {
    const answer = satisfiable(bound('a = "x" and b = "y"'), ANY, { steps: 2 });
    assert.deepEqual(answer, { kind: "unknown", reason: "budget", assumption: "anyEvent" });
  });
});

describe("satisfiable as documented", () => {
  it("gives a field one value where the catalogue does", () => {
    assert.deepEqual(smallest('event_type = "audit" and exe = "a" and exe = "b"', documented(["audit"])), [
      'exe = "a"',
      'exe = "b"',
    ]);
    const core = smallest('event_type = "audit" and exe = "a" and exe = "b"', DOCUMENTED);
    assert.ok(Array.isArray(core) && core.includes('exe = "a"') && core.includes('exe = "b"'));
  });

  it("knows closed enumerations, numbers and the types of events", () => {
    assert.ok(Array.isArray(smallest('event_type = "audit" and pid = "x"', DOCUMENTED)));
    assert.ok(Array.isArray(smallest('event_type = "nothing"', DOCUMENTED)));
    assert.ok(!Array.isArray(smallest('event_type = "audit" and pid = "5"', DOCUMENTED)));
  });

  it("knows how addresses of a block begin", () => {
    const inBlock = (rest: string): unknown =>
      smallest(`event_type = "hostlessNetflow" and srcIp = "10.0.0.0/8" and ${rest}`, documented(["hostlessNetflow"]));
    assert.deepEqual(inBlock('srcIp starts_with "192."'), ['srcIp = "10.0.0.0/8"', 'srcIp starts_with "192."']);
    assert.deepEqual(inBlock('srcIp starts_with "10.2"'), { event_type: "hostlessNetflow", srcIp: "10.2.0.0" });
    assert.deepEqual(inBlock('not srcIp starts_with "10." and srcIp starts_with "1"'), "address-spelling");
  });

  it("has lists where the catalogue has them, and where an element is selected", () => {
    const audit = documented(["audit"]);
    const record = (text: string, assumption: Assumption = audit): unknown => {
      const answer = smallest(text, assumption);
      if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
      return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== "event_type"));
    };
    assert.deepEqual(record('args = "-c" and path = "/etc"'), { args: ["-c"], path: ["/etc"] });
    assert.deepEqual(record('args.0 = "curl" and args.2 = "-o"'), { args: ["curl", null, "-o"] });
    assert.deepEqual(record('network_metadata.subnet_id = "s" and network_metadata != null'), {
      network_metadata: [{ subnet_id: "s" }],
    });
    assert.deepEqual(record('network_metadata.1.subnet_id = "s"'), { network_metadata: [null, { subnet_id: "s" }] });
    assert.deepEqual(record('requestParameters.items.0.name = "a"', documented(["cloudtrail"])), {
      requestParameters: { items: [{ name: "a" }] },
    });
    // In a list these would reach what they must not.
    assert.deepEqual(record('a.0.b = "x" and a.b = null', ANY), { a: { 0: { b: "x" } } });
    assert.deepEqual(record('a.0.1 = "x" and a.1 = null', ANY), { a: { 0: [null, "x"] } });
    assert.deepEqual(record('a.01 = "x"', ANY), { a: { "01": "x" } });
    assert.deepEqual(record('a.99999999 = "x"', ANY), { a: { 99999999: "x" } });
    assert.deepEqual(record('args = "x" and args.0 = null'), { args: "x" });
  });

  it("gives up on lists that have too many pairs of a beginning and an end", () => {
    const list = (value: (i: number) => string) =>
      Array.from({ length: 3_000 }, (_, i) => ({ kind: "string", value: value(i) }) as const);
    const lists = new Map([
      ["Starts", list((i) => `x${i}`)],
      ["Ends", list((i) => `${i}y`)],
      ["Dots", list((i) => `.${i}`)],
    ]);
    const satisfied = (text: string) => satisfiable(analyse(text, { ...CONTEXT, lists }).bound, ANY);
    const paired = "exe starts_with @Starts and exe ends_with @Ends";
    assert.equal(satisfied(`${paired} and exe like @Dots`).kind, "satisfiable");
    const one = documented(["audit"]);
    const none = analyse(`${paired} and exe like @Dots and not exe like "."`, { ...CONTEXT, lists }).bound;
    const answer = satisfiable(none, one, { steps: 100_000 });
    assert.equal(answer.kind === "unknown" && answer.reason, "budget");
  });

  it("has a field only below an object that is there", () => {
    const text = 'event_type = "cloudtrail" and userIdentity = null and userIdentity.type = "Root"';
    assert.ok(Array.isArray(smallest(text, DOCUMENTED)));
    assert.ok(!Array.isArray(smallest(text, ANY)));
  });
});

describe("relations of two filters", () => {
  it("proves and refutes implication", () => {
    assert.equal(implies(bound('exe = "/bin/sh"'), bound('exe starts_with "/bin"'), ANY).kind, "proved");
    const back = implies(bound('exe starts_with "/bin"'), bound('exe = "/bin/sh"'), ANY);
    assert.deepEqual(back.kind === "refuted" && back.counterexample.record, { exe: "/bin" });
  });

  it("proves equivalence of a filter and its rewriting", () => {
    assert.equal(equivalent(bound("a >= 5"), bound("a > 5 or a = 5"), ANY).kind, "proved");
    assert.equal(equivalent(bound('a >= "5"'), bound('a > "5" or a = "5"'), ANY).kind, "refuted");
    assert.equal(equivalent(bound('a not in ("x", "y")'), bound('a != "x" and a != "y"'), ANY).kind, "proved");
    assert.equal(equivalent(bound('not (a = "x" or b = "y")'), bound('a != "x" and b != "y"'), ANY).kind, "proved");
  });

  it("knows when nothing can match both", () => {
    assert.equal(disjoint(bound("exe = null"), bound('exe starts_with "/"'), ANY).kind, "proved");
    assert.equal(disjoint(bound('eventName = "A"'), bound('eventName = "B"'), ANY).kind, "refuted");
    assert.equal(
      disjoint(bound('eventName = "A"'), bound('eventName = "B"'), documented(["cloudtrail"])).kind,
      "proved",
    );
  });

  it("sees through aliases", () => {
    const plain = bound('event_type = "cloudtrail" and awsRegion = "x"');
    assert.equal(implies(plain, bound('region = "x"'), documented(["cloudtrail"])).kind, "proved");
    assert.equal(implies(plain, bound('region = "x"'), ANY).kind, "refuted");
  });

  it("proves validity", () => {
    assert.equal(valid(bound("exe = null or exe != null"), ANY).kind, "proved");
    assert.equal(valid(bound('a != "x" or a contains "x"'), ANY).kind, "proved");
    assert.equal(valid(bound('a != "x" or a contains "y"'), ANY).kind, "refuted");
    assert.equal(valid(bound("eventName != null"), documented(["cloudtrail"])).kind, "proved");
  });
});
