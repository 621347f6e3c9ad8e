/** `rulewright generate` and `rulewright almost`, through every reporter. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it, type TestContext } from "node:test";
import { assertFits, assertShowsOnlyText, lines, projectFolder, rulewright } from "../support/commandLine.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const PACK = lines(
  "lists: {Deployers: [deploy]}",
  "rules:",
  "  - name: Shell",
  "    type: Host",
  '    filter: event_type = "audit" and exe = "/bin/sh" and pid != 7',
  "    suppressions: ['user = @Deployers']",
  "  - name: Never",
  "    type: Host",
  '    filter: event_type = "audit" and exe = "/bin/sh"',
  "    suppressions: ['exe starts_with \"/bin/\"']",
  "  - name: Broken",
  "    type: Host",
  "    filter: event_type = audit",
);
const EVENTS = lines(
  '{"event_type":"audit","exe":"/bin/sh","user":"deploy","pid":427161847792120600,"tty":"pts/3"}',
  '{"event_type":"audit","exe":"/bin/ls","user":"lee\u202e","pid":7,"tty":"pts/4"}',
  '{"event_type":"audit","exe":"/bin/ls","user":"kim","pid":8,"tty":"pts/5"}',
);

function workFolder(test: TestContext): ScratchFolder {
  const folder = scratchFolder(test);
  folder.write("events.ndjson", EVENTS);
  folder.write("a.rules.yaml", PACK);
  return folder;
}

describe("generate", () => {
  it("prints an event for each rule, and why there is none", async (test) => {
    const cwd = workFolder(test).path;
    const { code, out } = await rulewright(["generate", "a.rules.yaml", "--minimal"], { cwd });
    assert.equal(
      out,
      lines(
        "Shell: alerts",
        "{",
        '  "event_type": "audit",',
        '  "exe": "/bin/sh",',
        '  "user": "alice"',
        "}",
        'Never: No event makes this rule alert, because of `exe = "/bin/sh"`, `exe starts_with "/bin/"`. Change one of these.',
      ),
    );
    assert.equal(code, 2, "a rule that does not parse");
  });

  it("prints for each predicate an event that misses by it", async (test) => {
    const cwd = workFolder(test).path;
    const args = ["generate", "a.rules.yaml#Shell", "--near-miss", "--minimal"];
    const { code, out } = await rulewright(args, { cwd });
    assert.equal(code, 0);
    assert.deepEqual(
      out.split("\n").filter((line) => line.startsWith("Shell")),
      [
        "Shell: alerts",
        'Shell: does not match, by `event_type = "audit"` alone',
        'Shell: does not match, by `exe = "/bin/sh"` alone',
        "Shell: does not match, by `pid != 7` alone",
        "Shell: suppressed, by `user = @Deployers` alone",
      ],
    );
    const json = JSON.parse((await rulewright([...args, "--format", "json"], { cwd })).out);
    assertFits(json, "generate-report.schema.json");
    assert.deepEqual(
      json.results.map((result: Record<string, unknown>) => [result["expect"], result["predicate"]]),
      [
        ["alert", undefined],
        ["no-match", { text: 'event_type = "audit"', span: { start: 0, end: 20 } }],
        ["no-match", { text: 'exe = "/bin/sh"', span: { start: 25, end: 40 } }],
        ["no-match", { text: "pid != 7", span: { start: 45, end: 53 } }],
        ["suppressed", { text: "user = @Deployers", suppression: 1, span: { start: 0, end: 17 } }],
      ],
    );
  });

  it("takes the values of saved events, with all their digits, and shows nothing that a terminal obeys", async (test) => {
    const cwd = workFolder(test).path;
    const filter = 'exe = "/bin/sh" and pid > 5 and user ends_with "\u202e"';
    const args = ["generate", filter, "--like", "events.ndjson"];
    for (const format of ["pretty", "json", "ndjson"]) {
      const { out } = await rulewright([...args, "--format", format], { cwd });
      assert.match(out, /"pid": ?427161847792120600/);
      // All saved events have one.
      assert.match(out, /"tty": ?"pts\/3"/);
      assert.match(out, /"user": ?"lee\\u202e"/);
      assertShowsOnlyText(out);
    }
  });

  it("reports what has no event", async (test) => {
    const cwd = workFolder(test).path;
    const json = await rulewright(["generate", "a = 1 and a = null", "--format", "json"], { cwd });
    assert.equal(json.code, 1);
    const report = JSON.parse(json.out);
    assertFits(report, "generate-report.schema.json");
    assert.deepEqual(
      report.results[0].core.map(({ text }: { readonly text: string }) => text),
      ["a = 1", "a = null"],
    );
    const bare = await rulewright(["generate", "a = 1 and a = null", "--format", "ndjson"], { cwd });
    assert.equal(bare.out, "");
    assert.match(bare.err, /^a = 1 and a = null: No event makes/);
  });

  it("makes events for every rule of the samples that `eval` says alert", async () => {
    const samples = path.join(projectFolder, "samples");
    const packs = fs
      .readdirSync(samples, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?:\.rules\.(?:yaml|json)|ruleset\.json)$/.test(file) && !file.startsWith("mistakes"))
      .map((file) => file.replace(/[\\/]ruleset\.json$/, ""));
    let rules = 0;
    for (const pack of packs) {
      const made = await rulewright(["generate", pack, "--format", "ndjson"], { cwd: samples });
      assert.deepEqual([made.code, made.err], [0, ""], pack);
      const judged = await rulewright(["eval", pack, "--format", "json"], { cwd: samples, stdin: made.out });
      const { filters }: { readonly filters: readonly { readonly name: string; readonly alerts: number }[] } =
        JSON.parse(judged.out);
      assert.deepEqual(
        filters.filter(({ alerts }) => alerts === 0),
        [],
        pack,
      );
      assert.equal(made.out.split("\n").length - 1, filters.length);
      rules += filters.length;
    }
    assert.ok(rules > 20, `only ${rules} rules`);
  });

  it("can be piped into eval", async (test) => {
    const cwd = workFolder(test).path;
    const { out } = await rulewright(["generate", "a.rules.yaml#Shell", "--near-miss", "--format", "ndjson"], { cwd });
    const judged = await rulewright(["eval", "a.rules.yaml#Shell", "--count"], { cwd, stdin: out });
    assert.equal(judged.out, "2 of 5 events match: 1 alert, 1 suppressed.\n");
  });
});

describe("almost", () => {
  it("lists rules by what is missing", async (test) => {
    const cwd = workFolder(test).path;
    const args = ["almost", "a.rules.yaml", "--events", "events.ndjson"];
    const { code, out } = await rulewright([...args, "--event", "1"], { cwd });
    assert.equal(
      out,
      lines(
        "events.ndjson:1 /bin/sh · deploy audit",
        "  1 missing Shell",
        '    ✗ suppression 1: user = @Deployers  —  `user` has exactly the value "deploy".',
        "  1 missing Never",
        '    ✗ suppression 1: exe starts_with "/bin/"  —  `exe` is "/bin/sh", which starts with "/bin/".',
      ),
    );
    assert.equal(code, 2, "a rule that does not parse");
    for (const locale of ["es_ES.UTF-8", "pt_BR.UTF-8"]) {
      const told = await rulewright([...args, "--event", "1"], { cwd, env: { LC_ALL: locale } });
      assert.match(told.out, /^ {2}falta 1 Shell$/m, locale);
    }
    const all = await rulewright([...args, "--top", "1"], { cwd });
    assertShowsOnlyText(all.out);
    assert.deepEqual(
      all.out.split("\n").filter((line) => /missing/.test(line)),
      ["  1 missing Shell", "  2 missing Shell", "  1 missing Shell"],
    );
  });

  it("says the same as data, also of filters", async (test) => {
    const cwd = workFolder(test).path;
    const filters = ['exe = "/bin/sh" and pid = 7', "pid < null"];
    const { out } = await rulewright(["almost", ...filters, "--events", "events.ndjson", "--format", "json"], { cwd });
    const report = JSON.parse(out);
    assertFits(report, "almost-report.schema.json");
    assert.deepEqual(
      report.events.map((one: { rules: { rule: string; distance: number }[] }) =>
        one.rules.map(({ distance }) => distance),
      ),
      [
        [1, null],
        [1, null],
        [2, null],
      ],
    );
    assert.match(out, /"value":427161847792120600/);
  });

  it("says that there is no such event", async (test) => {
    const cwd = workFolder(test).path;
    const { code, err } = await rulewright(["almost", "a = 1", "--event", "9"], { cwd, stdin: EVENTS });
    assert.equal(code, 2);
    assert.match(err, /There is no event 9: only 3 were read/);
    assert.equal((await rulewright(["almost", "a = 1", "--top", "0"], { cwd, stdin: EVENTS })).code, 2);
  });
});
