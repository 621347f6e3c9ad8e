// Events made for rules: the evaluator says of each whether it is what was asked for.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import type { BoundFilter, BoundPredicate } from "../../../server/src/language/binding/boundFilter.js";
import { compilePredicate } from "../../../server/src/language/evaluation/compile.js";
import { distanceMeter } from "../../../server/src/language/evaluation/distance.js";
import { compileRule, verdictOf } from "../../../server/src/language/evaluation/verdict.js";
import { readRecord } from "../../../server/src/language/events/readRecord.js";
import { generatedText } from "../../../server/src/language/generate/generatedMessages.js";
import {
  type Generated,
  type GenerateOptions,
  generateEvent,
} from "../../../server/src/language/generate/generateEvent.js";
import type { Wanted } from "../../../server/src/language/generate/ruleDemands.js";
import { predicatesIn } from "../../../server/src/language/proof/index.js";
import { EVENT_TYPES, type EventType } from "../../../server/src/language/schema/schema.js";
import { render } from "../../../server/src/language/text/message.js";
import type { Event } from "../../../server/src/language/values/event.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";
import { smallWorlds } from "../proof/smallWorlds.js";
import { randomFilter, randomFrom } from "../proof/world.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const MINIMAL: GenerateOptions = { schema: fullSchema, eventTypes: EVENT_TYPES, extent: "minimal" };
const SHAPED: GenerateOptions = { ...MINIMAL, extent: "shaped" };

interface Rule {
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
}

function rule(filter: string, ...suppressions: readonly string[]): Rule {
  const bind = (text: string): BoundFilter => analyse(text, CONTEXT).bound;
  return { filter: bind(filter), suppressions: suppressions.map(bind) };
}

function of(eventType: EventType, extent: GenerateOptions["extent"] = "minimal"): GenerateOptions {
  return { schema: fullSchema, eventTypes: [eventType], extent };
}

function recordOf(made: Generated): unknown {
  return made.kind === "event" ? made.event.record : made.kind;
}

/** By its place in the filter, or in the suppressions after it. */
function predicateAt({ filter, suppressions }: Rule, index: number): BoundPredicate {
  const predicate = [filter, ...suppressions].flatMap(({ expression }) => predicatesIn(expression))[index];
  assert.ok(predicate !== undefined);
  return predicate;
}

function verdict({ filter, suppressions }: Rule, event: Event): string | undefined {
  const compiled = compileRule(filter, suppressions);
  return compiled && verdictOf(compiled, event);
}

/** Says what is wrong with an event that was made. */
function assertWanted(one: Rule, wanted: Wanted, event: Event, hint: string): void {
  if (wanted === "match") {
    assert.equal(verdict(one, event), "alert", hint);
    return;
  }
  const isInFilter = predicatesIn(one.filter.expression).includes(wanted);
  assert.equal(verdict(one, event), isInFilter ? "none" : "suppressed", hint);
  // One predicate alone is missing, and it is this one.
  assert.equal(distanceMeter(one.filter, one.suppressions)?.(event), 1, hint);
}

describe("a matching event", () => {
  it("is of the type whose fields the filter reads, with no more than it needs", () => {
    assert.deepEqual(recordOf(generateEvent(rule('exe = "/tmp/x" and pid > 5'), "match", MINIMAL)), {
      event_type: "audit",
      exe: "/tmp/x",
      pid: 4711,
    });
    const login = rule('eventName = "ConsoleLogin" and additionalEventData.MFAUsed = "No"');
    assert.deepEqual(recordOf(generateEvent(login, "match", MINIMAL)), {
      event_type: "cloudtrail",
      eventName: "ConsoleLogin",
      additionalEventData: { MFAUsed: "No" },
    });
  });

  it("has, where it is to look like a documented one, all that every event of the type has", () => {
    const made = generateEvent(
      rule('eventName = "CreateUser" and awsRegion != "us-east-1"'),
      "match",
      of("cloudtrail", "shaped"),
    );
    assert.ok(made.kind === "event" && made.assumption === "asDocumented");
    const { record } = made.event;
    const always = fullSchema.fields(["cloudtrail"]).filter(({ presence }) => presence === "always");
    assert.deepEqual(
      always.map(({ name }) => name).filter((name) => !(name in record)),
      [],
    );
    assert.equal(record["eventSource"], "iam.amazonaws.com");
    assert.notEqual(record["awsRegion"], "us-east-1");
    assert.equal(Object.keys(record)[0], "event_type");
  });

  it("leaves out what would make it another verdict", () => {
    const made = generateEvent(rule('userIdentity = null and eventName = "X"', "eventVersion exists"), "match", {
      ...MINIMAL,
      extent: "shaped",
    });
    // On documented events both are always there.
    assert.ok(made.kind === "event" && made.assumption === "anyEvent");
    assert.deepEqual(made.event.record, { eventName: "X" });
    const noUser = generateEvent(rule('exe = "/bin/x" and not (group exists)'), "match", SHAPED);
    assert.ok(noUser.kind === "event" && !("group" in noUser.event.record));
  });

  it("is suppressed by nothing", () => {
    const one = rule('exe starts_with "/tmp/"', 'exe = "/tmp/"', 'user = "alice" or user = null');
    const made = generateEvent(one, "match", SHAPED);
    assert.ok(made.kind === "event");
    assert.equal(verdict(one, made.event), "alert");
    const swallowed = generateEvent(rule('exe = "/bin/sh"', 'exe starts_with "/bin/"'), "match", SHAPED);
    assert.equal(swallowed.kind, "impossible");
    if (swallowed.kind === "impossible") assert.equal(swallowed.core.length, 2);
  });

  it("takes values of the user's events where they fit, those of the nearest event first", () => {
    const like = [
      { event_type: "cloudtrail", eventName: "GetObject", awsRegion: "eu-west-3", userIdentity: { userName: "bob" } },
      {
        event_type: "cloudtrail",
        eventName: "DeleteTrail",
        awsRegion: "sa-east-1",
        sourceIPAddress: "192.0.2.77",
        userIdentity: { type: "AssumedRole", userName: "carol" },
      },
    ].map((record) => ({ record, virtualType: undefined }));
    const one = rule('eventName starts_with "Delete" and userIdentity.userName != "bob" and awsRegion != null');
    const options: GenerateOptions = { ...of("cloudtrail", "shaped"), like };
    const made = generateEvent(one, "match", options);
    assert.ok(made.kind === "event");
    const { eventName, awsRegion, sourceIPAddress, userIdentity } = made.event.record;
    assert.deepEqual(
      { eventName, awsRegion, sourceIPAddress, userIdentity },
      {
        eventName: "DeleteTrail",
        awsRegion: "sa-east-1",
        sourceIPAddress: "192.0.2.77",
        userIdentity: { type: "AssumedRole", userName: "carol" },
      },
    );
    assert.deepEqual(generateEvent(one, "match", options), made, "the same again");
  });

  it("takes fields that all of the user's events have, but no long values", () => {
    const like = [1, 2, 3].map((tty) => ({
      record: { event_type: "audit", exe: "/bin/ls", tty, note: "x".repeat(3_000), ...(tty === 1 ? {} : { cwd: "/" }) },
      virtualType: undefined,
    }));
    const made = generateEvent(rule('exe = "/bin/sh"'), "match", { ...of("audit", "shaped"), like });
    assert.ok(made.kind === "event");
    const { tty, note, cwd } = made.event.record;
    assert.deepEqual({ tty, note, cwd }, { tty: 1, note: undefined, cwd: undefined });
  });

  it("names whole API calls where the rule names a part of one", () => {
    const nameIn = (text: string): unknown => {
      const made = generateEvent(rule(text), "match", of("cloudtrail"));
      return made.kind === "event" ? made.event.record["eventName"] : made.kind;
    };
    assert.equal(nameIn('eventSource = "kms.amazonaws.com" and eventName starts_with "Disable"'), "DisableKey");
    assert.match(
      String(nameIn('eventName starts_with "Delete" and eventName ends_with "Policy"')),
      /^Delete\w+Policy$/,
    );
    assert.equal(nameIn('eventName starts_with "Nothing"'), "Nothing");
  });

  it("does not exist where predicates exclude each other, and is not claimed where a filter is broken", () => {
    const made = generateEvent(rule("a = null and a = 1 and b = 2"), "match", SHAPED);
    assert.ok(made.kind === "impossible");
    assert.deepEqual(
      made.core.map(({ field }) => field.path),
      ["a", "a"],
    );
    assert.deepEqual(generateEvent(rule("a = "), "match", SHAPED), { kind: "unknown", reason: "no-truth" });
    assert.deepEqual(generateEvent(rule("a = 1 and b = 2"), "match", { ...SHAPED, steps: 1 }), {
      kind: "unknown",
      reason: "budget",
    });
  });
});

describe("what is said where there is no event", () => {
  it("names the first predicates, and those not from end to end", () => {
    const core = Array.from({ length: 60 }, (_, i) => `f${i} in (${"1, ".repeat(1_000)}2)`);
    const message = generatedText({ kind: "impossible", core: [] }, undefined, core);
    const text = message === undefined ? "" : render(message, "en");
    assert.match(
      text,
      /^No event makes this rule alert, because of `f0 in \(1, [^`]*…`, `f1 .* `f7 [^`]*`, … \(60\)\. Change/,
    );
    assert.ok(text.length < 1_200);
  });
});

describe("a near miss", () => {
  it("fails by the predicate alone, in the filter and in a suppression", () => {
    const one = rule('exe = "/bin/sh" and user != "root"', 'cwd = "/tmp" and pid > 5');
    const miss = (index: number): unknown => recordOf(generateEvent(one, predicateAt(one, index), of("audit")));
    assert.deepEqual(miss(0), { event_type: "audit", exe: "/usr/bin/bash", user: "alice" });
    assert.deepEqual(miss(1), { event_type: "audit", exe: "/bin/sh", user: "root" });
    // Suppressed, and by this predicate.
    assert.deepEqual(miss(2), { event_type: "audit", exe: "/bin/sh", user: "alice", cwd: "/tmp", pid: 4711 });
  });

  it("has the field of the predicate with another value, where it looks like a documented event", () => {
    const one = rule('exe = "/bin/sh" and pid > 7 and cwd starts_with "/tmp"');
    const like = [{ record: { event_type: "audit", pid: 3, cwd: "/var" }, virtualType: undefined }];
    const miss = (index: number, options: GenerateOptions): Event["record"] => {
      const made = generateEvent(one, predicateAt(one, index), options);
      return made.kind === "event" ? made.event.record : {};
    };
    assert.equal(miss(1, of("audit", "shaped"))["pid"], 1);
    assert.equal(miss(1, { ...of("audit", "shaped"), like })["pid"], 3);
    assert.equal(miss(2, { ...of("audit", "shaped"), like })["cwd"], "/var");
    assert.equal("pid" in miss(1, of("audit")), false);
  });

  it("has a list where the predicate selects an element", () => {
    const one = rule('exe = "/bin/sh" and args.1 = "-c" and network_metadata.0.subnet_id = "s"');
    const miss = (index: number): Event["record"] => {
      const made = generateEvent(one, predicateAt(one, index), of("audit", "shaped"));
      return made.kind === "event" ? made.event.record : {};
    };
    assert.deepEqual(miss(1)["args"], [null, "example"]);
    assert.deepEqual(miss(1)["network_metadata"], [{ subnet_id: "s" }]);
    assert.deepEqual(miss(2)["network_metadata"], [{ subnet_id: "example" }]);
  });

  it("does not exist where the predicate never decides", () => {
    const one = rule('a = "x" and a starts_with "x"');
    assert.equal(generateEvent(one, predicateAt(one, 1), MINIMAL).kind, "impossible");
  });
});

describe("made events, as evaluation sees them", () => {
  it("are what was asked for, for random rules in small worlds", () => {
    const seed = 4_711;
    const random = randomFrom(seed);
    let events = 0;
    for (const world of smallWorlds()) {
      const { assumption } = world;
      const options: GenerateOptions =
        assumption.kind === "asDocumented"
          ? {
              schema: assumption.schema,
              eventTypes: assumption.eventTypes,
              extent: "shaped",
              like: world.events.slice(0, 20),
            }
          : { ...SHAPED, like: world.events.slice(0, 20) };
      for (let i = 0; i < 12; i++) {
        const filter = randomFilter(world, random, 4).filter;
        const suppressions = Array.from({ length: random(2) }, () => randomFilter(world, random, 2).filter);
        const one = { filter, suppressions };
        const predicates = [filter, ...suppressions].flatMap(({ expression }) => predicatesIn(expression));
        for (const wanted of ["match", ...predicates] as const) {
          const made = generateEvent(one, wanted, options);
          if (made.kind !== "event") continue;
          events++;
          assertWanted(one, wanted, made.event, `seed ${seed}, ${world.name}: ${JSON.stringify(made.event)}`);
        }
      }
    }
    assert.ok(events > 200, `only ${events} events`);
  });

  it("are there for 99 % of real filters, and come back from a file as they are", needsSharedData, () => {
    const texts = new Set(
      sharedFiles("cases").flatMap((file) =>
        sharedLines(file).map((line) => {
          const { filter }: { readonly filter: string } = JSON.parse(line);
          return filter;
        }),
      ),
    );
    let without = 0;
    let misses = 0;
    for (const text of texts) {
      const one = rule(text);
      const made = generateEvent(one, "match", SHAPED);
      if (made.kind !== "event") {
        without++;
        continue;
      }
      assertWanted(one, "match", made.event, text);
      const read = readRecord(JSON.stringify(made.event.record));
      const [part] = read;
      assert.ok(read.length === 1 && part?.kind === "event" && verdict(one, part.event) === "alert", text);
      const [predicate] = predicatesIn(one.filter.expression);
      const miss = predicate && generateEvent(one, predicate, SHAPED);
      if (miss?.kind !== "event" || predicate === undefined) continue;
      misses++;
      assertWanted(one, predicate, miss.event, text);
      assert.equal(compilePredicate(predicate)(miss.event), !truthNeeded(one, predicate), text);
    }
    assert.ok(without * 100 <= texts.size, `${without} of ${texts.size} without an event`);
    assert.ok(misses * 100 > texts.size * 95, `${misses} near misses of ${texts.size}`);
  });
});

/** Whether the filter wants the predicate true: no negation stands before it. */
function truthNeeded({ filter }: Rule, predicate: BoundPredicate): boolean {
  const visit = (part: BoundFilter["expression"], positive: boolean): boolean | undefined => {
    switch (part?.kind) {
      case "and":
      case "or":
        return part.operands.map((operand) => visit(operand, positive)).find((found) => found !== undefined);
      case "not":
        return visit(part.operand, !positive);
      default:
        return part === predicate ? positive : undefined;
    }
  };
  return visit(filter.expression, true) ?? true;
}
