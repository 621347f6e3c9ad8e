/** `rulewright relate`, through every format. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  analyse,
  compileRule,
  createSchema,
  type EventRecord,
  toEvent,
  verdictOf,
} from "../../server/src/language/index.js";
import { loadCloudTrailData } from "../../server/src/workspace/nodeFiles.js";
import { assertFits, assertShowsOnlyText, lines, rulewright } from "../support/commandLine.js";
import { scratchFolder } from "../support/scratchFolder.js";

interface WrittenRule {
  readonly name: string;
  readonly filter: string;
  readonly type?: string;
  readonly suppressions?: readonly string[];
  readonly enabled?: boolean;
  readonly threshold?: number;
  readonly window?: number;
  readonly aggregateFields?: readonly string[];
}

function pack(...rules: readonly WrittenRule[]): string {
  return JSON.stringify({ name: "P", rules: rules.map((rule) => ({ type: "CloudTrail", ...rule })) });
}

const CREATE = { name: "Create", filter: 'eventName = "CreateUser"' };
const USERS = { name: "Users", filter: 'eventName = "CreateUser" or eventName = "DeleteUser"' };
const LISTED = { name: "Listed", filter: 'eventName in ("DeleteUser", "CreateUser")' };
const ROOT = { name: "Root", filter: 'userIdentity.type = "Root"' };
const LOGIN = { name: "Login", filter: 'eventName = "ConsoleLogin"' };
const QUIET = { name: "Quiet", filter: 'eventName starts_with "Create"', suppressions: ['eventName != "CreateUser"'] };
const NEVER = { name: "Never", filter: 'eventName = "A" and eventName = "B"' };
const BROKEN = { name: "Broken", filter: "eventName = " };

describe("relate", () => {
  it("says what is equal, contained and overlapping, and leaves out what follows", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.json", pack(CREATE, USERS, LISTED, ROOT, LOGIN, NEVER));
    assert.deepEqual(await rulewright(["relate", "a.rules.json"], { cwd: folder.path }), {
      code: 0,
      out: lines(
        "Rules: 6. Pairs: 10, of them equal 1, one within the other 2, overlapping 4, disjoint 3, unknown 0.",
        "Rules that match no documented event: 1.",
        "",
        "Equal: these match the same events.",
        "  Users",
        "  = Listed",
        "",
        "Within: whatever an indented rule matches, the one above it matches too.",
        "  Users",
        "    Create",
        "",
        "Overlapping: some event is matched by both. What follows from the above is left out.",
        "  Create",
        "  ∩ Root",
        "  Root",
        "  ∩ Login",
        "",
        "These match no documented event:",
        "  Never",
      ),
      err: "",
    });
  });

  it("counts suppressions, and the types of events that a rule is run on", async (test) => {
    const folder = scratchFolder(test);
    const kubernetes = { name: "Elsewhere", filter: 'eventName = "CreateUser"', type: "KubernetesAudit" };
    folder.write("a.rules.json", pack(CREATE, QUIET, kubernetes));
    const { out } = await rulewright(["relate", "--format", "json"], { cwd: folder.path });
    const { pairs, summary } = JSON.parse(out);
    assert.deepEqual(pairs, [{ first: 0, second: 1, relation: "equal" }]);
    assert.equal(summary.disjoint, 2);
  });

  it("compares what rules match, and shows where they do not report it alike, as the checks see it", async (test) => {
    const folder = scratchFolder(test);
    const many = { threshold: 10, window: 3600, aggregateFields: ["sourceIPAddress"] };
    const rules = [
      CREATE,
      { ...CREATE, name: "Off", enabled: false },
      { ...CREATE, name: "Long", threshold: 1, window: 86400 },
      { ...CREATE, name: "Ten", ...many },
      { ...CREATE, name: "Ten again", ...many },
      { ...CREATE, name: "Ten in a day", ...many, window: 86400 },
    ];
    folder.write("a.rules.json", pack(...rules));
    const { out } = await rulewright(["relate"], { cwd: folder.path });
    const shown = ["= Off (disabled)", "= Long", "= Ten (threshold 10, 3600 s, by sourceIPAddress)"];
    for (const line of ["Equal: these match the same events.", ...shown.map((one) => `  ${one}`)])
      assert.ok(out.split("\n").includes(line), `${line} in ${out}`);
    const report = JSON.parse((await rulewright(["relate", "--format", "json"], { cwd: folder.path })).out);
    assertFits(report, "relate-report.schema.json");
    assert.deepEqual(
      report.rules.map(({ enabled, threshold, window }: Record<string, unknown>) => [enabled, threshold, window]),
      [
        [true, "1", ""],
        [false, "1", ""],
        [true, "1", "86400"],
        [true, "10", "3600"],
        [true, "10", "3600"],
        [true, "10", "86400"],
      ],
    );
    const alike = report.pairs.filter((pair: Record<string, unknown>) => pair["alertsDiffer"] === undefined);
    assert.deepEqual(
      alike.map(({ first, second }: { first: number; second: number }) => [first, second]),
      [
        [0, 2],
        [3, 4],
      ],
    );
    const linted = await rulewright(["lint", "--format", "json", "a.rules.json"], { cwd: folder.path });
    assert.equal(linted.out.split('"rule-equals-rule"').length - 1, alike.length);
  });

  it("prints JSON that fits its schema, with events that show each relation", async (test) => {
    const folder = scratchFolder(test);
    const rules = [CREATE, USERS, LISTED, ROOT, LOGIN, QUIET];
    folder.write("a.rules.json", pack(...rules));
    const { code, out } = await rulewright(["relate", "--format", "json", "--witnesses", "."], { cwd: folder.path });
    assert.equal(code, 0);
    const report = JSON.parse(out);
    assertFits(report, "relate-report.schema.json");
    const schema = createSchema(loadCloudTrailData);
    const compiled = rules.map(({ filter, suppressions = [] }: WrittenRule) => {
      const bound = (text: string, role: "filter" | "suppression") =>
        analyse(text, { schema, ruleType: "CloudTrail", role, host: "pack", lists: undefined }).bound;
      return (
        compileRule(
          bound(filter, "filter"),
          suppressions.map((text) => bound(text, "suppression")),
        ) ?? assert.fail()
      );
    });
    const alerts = (rule: number, record: EventRecord): boolean =>
      verdictOf(compiled[rule] ?? assert.fail(), toEvent(record)) === "alert";
    assert.equal(report.pairs.length, 11);
    for (const { first, second, relation, events } of report.pairs) {
      assert.deepEqual([alerts(first, events.both), alerts(second, events.both)], [true, true]);
      assert.equal("onlyFirst" in events, relation === "overlapping");
      assert.equal("onlySecond" in events, relation !== "equal");
      if (events.onlyFirst)
        assert.deepEqual([alerts(first, events.onlyFirst), alerts(second, events.onlyFirst)], [true, false]);
      if (events.onlySecond)
        assert.deepEqual([alerts(first, events.onlySecond), alerts(second, events.onlySecond)], [false, true]);
    }
    const pretty = await rulewright(["relate", "--witnesses"], { cwd: folder.path });
    assert.match(
      pretty.out,
      /\n {4}Create\n {8}both match: \{.*"eventName":"CreateUser".*\}\n {8}only the upper one matches: \{.*"DeleteUser".*\}\n/,
    );
  });

  it("names rules of several packs with their files, and those of one name apart", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.json", pack(CREATE, { ...LOGIN, name: "Create" }));
    folder.write("b.rules.json", pack(CREATE));
    const { out } = await rulewright(["relate", "."], { cwd: folder.path });
    assert.match(out, / {2}a\.rules\.json#Create\n {2}= b\.rules\.json#Create\n/);
    const report = JSON.parse((await rulewright(["relate", ".", "--format", "json"], { cwd: folder.path })).out);
    assert.deepEqual(
      report.rules.map(({ file, name }: { file: string; name: string }) => `${file}#${name}`),
      ["a.rules.json#Create", "a.rules.json#Create (2)", "b.rules.json#Create"],
    );
  });

  it("relates the other rules where one does not parse, and says so by its exit code", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.json", pack(CREATE, BROKEN, USERS));
    const { code, out, err } = await rulewright(["relate"], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(err, /a\.rules\.json#Broken:1:\d+ error/);
    assert.match(out, /^Rules: 3\. Pairs: 1, .* one within the other 1,.*\nRules that do not parse: 1\.\n/);
    folder.write("a.rules.json", "{");
    assert.equal((await rulewright(["relate"], { cwd: folder.path })).code, 2);
  });

  it("relates copies of a rule as it does the rule, all or one of them, in one thread or in two", async (test) => {
    const folder = scratchFolder(test);
    const copy = { ...CREATE, name: "Copy" };
    const narrow = { ...CREATE, name: "Narrow", suppressions: [ROOT.filter] };
    folder.write("a.rules.json", pack(CREATE, USERS, copy, ROOT, { ...copy, name: "Third" }, narrow));
    const relate = async (...options: readonly string[]): Promise<unknown> =>
      JSON.parse((await rulewright(["relate", "--format", "json", ...options], { cwd: folder.path })).out).pairs.map(
        ({ first, second, relation }: Record<string, unknown>) => `${first} ${relation} ${second}`,
      );
    const all = [
      ...["0 within 1", "0 equal 2", "0 overlapping 3", "0 equal 4", "5 within 0", "2 within 1", "1 overlapping 3"],
      ...["4 within 1", "5 within 1", "2 overlapping 3", "2 equal 4", "5 within 2", "3 overlapping 4", "5 within 4"],
    ];
    assert.deepEqual(await relate(), all);
    assert.deepEqual(await relate("--workers", "2"), all);
    assert.deepEqual(
      await relate("--rule", "Copy"),
      all.filter((pair) => pair.includes("2")),
    );
  });

  it("relates one rule to all others", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.json", pack(CREATE, USERS, LISTED, ROOT, LOGIN));
    const { out } = await rulewright(["relate", "--rule", "Root", "--format", "json"], { cwd: folder.path });
    const { pairs, summary } = JSON.parse(out);
    assert.deepEqual([summary.pairs, pairs.length], [4, 4]);
    assert.ok(pairs.every(({ first, second }: { first: number; second: number }) => [first, second].includes(3)));
    const wrong = await rulewright(["relate", "--rule", "Rot"], { cwd: folder.path });
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /no rule `Rot`\. Did you mean `Root`\?/);
  });

  it("does the same in threads", async (test) => {
    const folder = scratchFolder(test);
    const many = Array.from({ length: 60 }, (_, number) => ({
      name: `Rule ${number}`,
      filter: `eventName starts_with "${"A".repeat(number % 7)}" and recipientAccountId >= ${number % 11}.000000000000000001`,
    }));
    folder.write("a.rules.json", pack(...many, NEVER, BROKEN));
    const settings = { fields: { "ourOwn.field": { type: "number", eventTypes: ["cloudtrail"] } } };
    folder.write("rulewright.json", JSON.stringify(settings));
    const relate = (workers: string) =>
      rulewright(["relate", "--format", "json", "--workers", workers], { cwd: folder.path });
    const here = await relate("1");
    assert.deepEqual(await relate("2"), here);
    assert.deepEqual(await relate("3"), here);
    const { equal, within, overlapping } = JSON.parse(here.out).summary;
    assert.ok(equal + within + overlapping > 500);
    assert.equal((await relate("0")).code, 2);
  });

  it("prints what is known when the user interrupts", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.json", pack(CREATE, USERS, ROOT));
    const interrupted = AbortSignal.abort();
    for (const workers of ["1", "2"]) {
      const { code, out, err } = await rulewright(["relate", "--format", "json", "--workers", workers], {
        cwd: folder.path,
        interrupted,
      });
      assert.equal(code, 130);
      assertFits(JSON.parse(out), "relate-report.schema.json");
      assert.match(err, /Interrupted/);
    }
  });

  it("draws the picture of rules with hostile names, and prints nothing that a terminal obeys", async (test) => {
    const folder = scratchFolder(test);
    const names = ["</text><script>alert(1)</script>", "\u001b[2J\u202eevil", "`--rule`\r\nRules: 0."];
    folder.write("a.rules.json", pack(...names.map((name) => ({ ...CREATE, name }))));
    const svg = await rulewright(["relate", "--format", "svg"], { cwd: folder.path });
    assert.equal(svg.code, 0);
    assert.match(svg.out, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [\s\S]*<\/svg>\n$/);
    assert.doesNotMatch(svg.out, /<script/);
    for (const format of ["pretty", "json", "svg"]) {
      const { out, err } = await rulewright(["relate", "--format", format], { cwd: folder.path });
      assertShowsOnlyText(out);
      assertShowsOnlyText(err);
    }
  });

  it("tells a text that begins as a date-time from one that is, and an alias from nothing", async (test) => {
    const folder = scratchFolder(test);
    const begins =
      'requestParameters.q starts_with "2020-01-01T00:00:00" and requestParameters.q not in ("2020-01-01T00:00:00", "xy")';
    folder.write(
      "a.rules.json",
      pack(
        { name: "Begins", filter: begins },
        { name: "Before", filter: 'requestParameters.q < "2030-01-01T00:00:00Z"' },
        { name: "Address", filter: 'sourceIPAddress = "192.0.2.1"' },
        { name: "Alias", filter: 'ip = "192.0.2.1"' },
      ),
    );
    const { out } = await rulewright(["relate", "--format", "json", "a.rules.json"], { cwd: folder.path });
    const { summary } = JSON.parse(out);
    assert.deepEqual([summary.equal, summary.within, summary.overlapping], [1, 0, 5]);
  });

  it("says where there is no pack", async (test) => {
    const folder = scratchFolder(test);
    const { code, err } = await rulewright(["relate"], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(err, /holds no pack/);
  });

  it("finds no rule of the samples that is equal to another or never alerts", async () => {
    const clean = ["cloudtrail-ecr", "cloudtrail-ssm", "fargate", "guardduty-runtime", "host", "tsctl"];
    const { code, out } = await rulewright(["relate", "--format", "json", ...clean.map((name) => `samples/${name}`)]);
    const { summary } = JSON.parse(out);
    assert.deepEqual([code, summary.equal, summary.neverMatching, summary.unknown], [0, 0, 0, 0]);
  });
});
