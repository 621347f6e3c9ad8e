/** `rulewright eval` and `rulewright explain`, through every reporter. */

import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, it, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { assertFits, assertShowsOnlyText, lines, type Ran, rulewright } from "../support/commandLine.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const EVENTS = lines(
  '{"event_type":"audit","exe":"/bin/sh","user":"root","pid":427161847792120600}',
  '{"event_type":"audit","exe":"/bin/ls","user":"lee"}',
  '{"event_type":"audit","exe":"/bin/sh","user":"deploy"}',
);
const PACK = lines(
  "lists: {Deployers: [deploy]}",
  "rules:",
  "  - name: Shell",
  "    type: Host",
  '    filter: event_type = "audit" and exe = "/bin/sh"',
  "    suppressions: ['user = @Deployers']",
  "  - name: Broken",
  "    type: Host",
  "    filter: event_type = audit",
);

function workFolder(test: TestContext): ScratchFolder {
  const folder = scratchFolder(test);
  folder.write("events.ndjson", EVENTS);
  folder.write("a.rules.yaml", PACK);
  return folder;
}

function evalIn(folder: ScratchFolder, ...args: readonly string[]): Promise<Ran> {
  return rulewright(["eval", ...args], { cwd: folder.path });
}

describe("eval", () => {
  it("reads no events outside of the workspace because a filter file says so", async (test) => {
    const folder = workFolder(test);
    folder.write("work/inside.tsq", '# events: saved/*.ndjson\nexe = "/bin/sh"\n');
    folder.write("work/saved/one.ndjson", EVENTS);
    folder.write("work/above.tsq", '# events: ../events.ndjson\nexe = "/bin/sh"\n');
    folder.write("work/linked.tsq", '# events: link/*.ndjson\nexe = "/bin/sh"\n');
    symlinkSync("..", path.join(folder.path, "work/link"));
    const cwd = path.join(folder.path, "work");
    assert.equal((await rulewright(["eval", "inside.tsq", "--count"], { cwd })).out, "2 of 3 events match.\n");
    for (const command of ["eval", "explain"]) {
      for (const name of ["above.tsq", "linked.tsq"]) {
        const { code, out, err } = await rulewright([command, name], { cwd });
        assert.deepEqual([code, out], [2, ""]);
        assert.match(
          err,
          /The events that `\w+\.tsq` names lie outside of `.*work`, .*name them behind the filter\.\n$/,
        );
      }
    }
    assert.equal((await rulewright(["eval", "above.tsq", "../events.ndjson", "--count"], { cwd })).code, 0);
    assert.equal((await rulewright(["eval", "work/above.tsq", "--count"], { cwd: folder.path })).code, 0);
  });

  it("prints a line for each event that matches, with what it has in the fields, and the count", async (test) => {
    assert.deepEqual(await evalIn(workFolder(test), 'exe = "/bin/sh" and pid != 1', "events.ndjson"), {
      code: 0,
      out: lines(
        'events.ndjson:1 match  exe = "/bin/sh"; pid = 427161847792120600',
        'events.ndjson:3 match  exe = "/bin/sh"',
        "2 of 3 events match.",
      ),
      err: "",
    });
  });

  it("prints the same with workers", async (test) => {
    const folder = workFolder(test);
    for (let file = 0; file < 70; file++)
      folder.write(`saved/${file}.ndjson`, `${EVENTS}${file % 9 === 0 ? "{no}\n" : ""}`);
    for (const filter of ['exe = "/bin/sh" and pid != 1', "a.rules.yaml#Shell"]) {
      for (const options of [[], ["--count"], ["--format", "json"]]) {
        const one = await evalIn(folder, filter, "saved", ...options, "--workers", "1");
        const two = await evalIn(folder, filter, "saved", ...options, "--workers", "2");
        assert.deepEqual(two, one);
        assert.equal(one.code, 1);
      }
    }
    const wrong = await evalIn(folder, 'exe = "/bin/sh"', "saved", "--workers", "0");
    assert.deepEqual([wrong.code, wrong.out], [2, ""]);
    assert.match(wrong.err, /`--workers` must be a whole number from 1 to 99, but `0` is none/);
  });

  it("is done where nothing matches, and counts alone where asked", async (test) => {
    const folder = workFolder(test);
    const none = await evalIn(folder, 'exe = "/bin/no"', "events.ndjson");
    assert.deepEqual(none, { code: 0, out: "0 of 3 events match.\n", err: "" });
    const count = await evalIn(folder, 'exe = "/bin/sh"', "events.ndjson", "--count");
    assert.equal(count.out, "2 of 3 events match.\n");
  });

  it("gives the verdicts of a rule, and explains them", async (test) => {
    const folder = workFolder(test);
    const all = await evalIn(folder, "a.rules.yaml#Shell", "events.ndjson", "--all");
    assert.equal(
      all.out,
      lines(
        'events.ndjson:1 alert  event_type = "audit"; exe = "/bin/sh"',
        'events.ndjson:2 none  event_type = "audit"; exe = "/bin/ls"',
        'events.ndjson:3 suppressed  event_type = "audit"; exe = "/bin/sh"',
        "2 of 3 events match: 1 alert, 1 suppressed.",
      ),
    );
    const explained = await evalIn(folder, "a.rules.yaml", "--rule", "Shell", "events.ndjson", "--explain");
    assert.ok(
      explained.out.includes('  Suppression 1\n  ✓ user = @Deployers  —  `user` has exactly the value "deploy".\n'),
      explained.out,
    );
  });

  it("judges by all rules of a pack, and goes on where one of them does not parse", async (test) => {
    const { code, out, err } = await evalIn(workFolder(test), "a.rules.yaml", "events.ndjson", "--count");
    assert.equal(
      out,
      lines(
        "Shell: 2 of 3 events match: 1 alert, 1 suppressed.",
        "Broken: not judged, because the filter does not parse.",
      ),
    );
    assert.match(err, /^a\.rules\.yaml#Broken:1:14 error unquoted-value\n/);
    assert.equal(code, 2);
  });

  it("says what is wrong with a pack that does not parse", async (test) => {
    const folder = workFolder(test);
    folder.write("a.rules.yaml", "rules: [\n");
    const { code, out, err } = await evalIn(folder, "a.rules.yaml#Shell", "events.ndjson");
    assert.match(err, /^a\.rules\.yaml:\d:\d+ error\n {2}.+\n \d │ /);
    assert.deepEqual([code, out], [2, ""]);
  });

  it("draws why a filter does not parse", async (test) => {
    assert.deepEqual(await evalIn(workFolder(test), "exe = /bin/sh", "events.ndjson"), {
      code: 2,
      out: "",
      err: lines(
        "1:7 error unquoted-value",
        "  The value `/bin/sh` needs quotes: without them the platform rejects the filter.",
        " 1 │ exe = /bin/sh",
        "   │       ^^^^^^^",
        "  fix: Put the value in quotes",
      ),
    });
  });

  it("prints JSON and lines of JSON that fit the schema, with exact numbers", async (test) => {
    const folder = workFolder(test);
    const json = await evalIn(folder, "a.rules.yaml", "events.ndjson", "--format", "json", "--explain", "--all");
    assertFits(JSON.parse(json.out), "eval-report.schema.json");
    assert.match(json.out, /"pid":427161847792120600[,}]/);
    const ndjson = await evalIn(folder, "a.rules.yaml#Shell", "events.ndjson", "--format", "ndjson");
    const [first, second, summary] = ndjson.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      [first.kind, first.outcome, first.line, first.values, second.outcome, summary.kind],
      ["result", "alert", 1, { event_type: ["audit"], exe: ["/bin/sh"] }, "suppressed", "summary"],
    );
    assert.deepEqual([summary.events, summary.filters[0].alerts, summary.interrupted], [3, 1, false]);
    for (const filter of ['exe = "no"', "exe = no"]) {
      const none = await evalIn(folder, filter, "events.ndjson", "--format", "json");
      assertFits(JSON.parse(none.out), "eval-report.schema.json");
    }
  });

  it("skips what cannot be read, says where and why, and goes on", async (test) => {
    const folder = scratchFolder(test);
    folder.write("bad.ndjson", '{"a":1}\n{"a":\n{"a":1}\n');
    const { code, out, err } = await evalIn(folder, "a = 1", "bad.ndjson");
    assert.equal(out, lines("bad.ndjson:1 match  a = 1", "bad.ndjson:3 match  a = 1", "2 of 2 events match."));
    assert.match(
      err,
      /^bad\.ndjson, line 2, byte 13: skipped: .+\nRecords skipped because they cannot be read: 1\.\n$/,
    );
    assert.equal(code, 1);
  });

  it("reads gzip, folders, globs and standard input alike", async (test) => {
    const folder = scratchFolder(test);
    folder.write("in/a.json.gz", gzipSync(EVENTS));
    folder.write("in/b.ndjson", EVENTS);
    const filter = 'user = "lee"';
    assert.equal((await evalIn(folder, filter, "in", "--count")).out, "2 of 6 events match.\n");
    assert.equal((await evalIn(folder, filter, "in/*.gz", "--count")).out, "1 of 3 events match.\n");
    assert.equal((await evalIn(folder, filter, "in/a.json.gz", "in", "--count")).out, "2 of 6 events match.\n");
    for (const stdin of [EVENTS, gzipSync(EVENTS)]) {
      for (const args of [[], ["-"]]) {
        const { out } = await rulewright(["eval", filter, ...args], { cwd: folder.path, stdin });
        assert.match(out, /^standard input:2 match .*\n1 of 3 events match\.\n$/);
      }
    }
  });

  it("understands the extended syntax, lists and types", async (test) => {
    const folder = workFolder(test);
    folder.write("users.txt", "# Ours.\nlee\n\nroot\n");
    folder.write("users.json", '{"variableName": "Users", "values": ["deploy"]}');
    const filter = 'user in @Users and not (exe contains "ls")';
    const text = await evalIn(folder, filter, "events.ndjson", "--list", "Users=users.txt");
    assert.match(text.out, /events\.ndjson:1 match .*\n1 of 3/);
    const json = await evalIn(folder, filter, "events.ndjson", "--list", "@Users=users.json", "--type", "host");
    assert.match(json.out, /events\.ndjson:3 match .*\n1 of 3/);
    const missing = await evalIn(folder, filter, "events.ndjson");
    assert.match(missing.err, /error undefined-list/);
    assert.deepEqual([missing.code, missing.out], [1, "0 of 3 events match.\n"]);
  });

  it("takes the events that a filter file names", async () => {
    const { out } = await rulewright(["eval", "samples/investigation/agent-process-window.tsq", "--count"]);
    assert.equal(out, "16 of 29 events match.\n");
  });

  it("never lets a value or a name of an event reach the terminal as it is", async (test) => {
    const folder = scratchFolder(test);
    folder.write("e.ndjson", `${JSON.stringify({ exe: "\u001b[2J\u202e\nx", "user\u009b": "a" })}\n`);
    for (const args of [["--explain"], ["--format", "json", "--explain"], ["--format", "ndjson"]]) {
      const { out } = await evalIn(folder, 'exe != "y"', "e.ndjson", ...args);
      assertShowsOnlyText(out);
    }
    const { out } = await evalIn(folder, 'exe != "y"', "e.ndjson");
    assert.equal(out.split("\n")[0], 'e.ndjson:1 match  exe = "\\u{1b}[2J\\u{202e}\\nx"');
  });

  it("says what is wrong with how it was called", async (test) => {
    const folder = workFolder(test);
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["exe != null"], /^rulewright: Which events\? /],
      [["exe != null", "nowhere"], /^rulewright: There is no file or folder `nowhere`/],
      [["exe != null", "no/*.json"], /^rulewright: No file matches `no\/\*\.json`/],
      [["gone.rules.yaml", "events.ndjson"], /^rulewright: There is no file `gone\.rules\.yaml`/],
      [["gone.tsq", "events.ndjson"], /^rulewright: There is no file `gone\.tsq`/],
      [["a.rules.yaml#Shel", "events.ndjson"], /has no rule `Shel`\. Did you mean `Shell`\?/],
      [["exe != null", "events.ndjson", "--rule", "x"], /^rulewright: `--rule` needs a pack/],
      [["exe != null", "events.ndjson", "--type", "Hosst"], /^rulewright: There is no rule type `Hosst`/],
      [["exe != null", "events.ndjson", "--list", "Users"], /^rulewright: `--list Users` names no file/],
      [["exe != null", "events.ndjson", "--list", "Users=no.txt"], /^rulewright: There is no file/],
      [["exe != null", "events.ndjson", "--format", "xml"], /^rulewright: `xml` is no value of `--format/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = await evalIn(folder, ...args);
      assert.match(err, message);
      assert.deepEqual([code, out], [2, ""], args.join(" "));
    }
  });
});

describe("explain", () => {
  it("prints the whole truth of a rule on one event", async (test) => {
    const folder = workFolder(test);
    const { code, out } = await rulewright(["explain", "a.rules.yaml#Shell", "events.ndjson", "--event", "2"], {
      cwd: folder.path,
    });
    assert.equal(
      out,
      lines(
        "events.ndjson:2 none Shell",
        "  ✗ and: all of these",
        '    ✓ event_type = "audit"  —  `event_type` has exactly the value "audit".',
        '    ✗ exe = "/bin/sh"  —  `exe` is "/bin/ls", not "/bin/sh".',
        "  Suppression 1",
        '  ✗ user = @Deployers  —  `user` is "lee", not "deploy".',
      ),
    );
    assert.equal(code, 0);
  });

  it("prints the same as JSON", async (test) => {
    const folder = workFolder(test);
    const { out } = await rulewright(["explain", 'exe = "/bin/ls"', "events.ndjson", "--format", "json"], {
      cwd: folder.path,
    });
    const report = JSON.parse(out);
    assertFits(report, "eval-report.schema.json");
    assert.deepEqual(
      [report.results[0].outcome, report.results[0].explanations[0].root.reason.kind],
      ["none", "not-equal"],
    );
  });

  it("says when there is no such event", async (test) => {
    const folder = workFolder(test);
    const args = ["explain", "exe != null", "events.ndjson", "--event"];
    const beyond = await rulewright([...args, "4"], { cwd: folder.path });
    assert.equal(beyond.err, "rulewright: There is no event 4: only 3 were read. Choose another with `--event`.\n");
    assert.equal(beyond.code, 2);
    assert.equal((await rulewright([...args, "0"], { cwd: folder.path })).code, 2);
  });

  it("works on a tsctl folder", async () => {
    const pack = path.join("samples/tsctl/example-org/linux-baseline");
    const { code, out } = await rulewright(["explain", `${pack}#User: Shell History Removed`, `${pack}/events.ndjson`]);
    assert.match(out, /User: Shell History Removed\n {2}[✓✗] and: all of these\n/);
    assert.equal(code, 0);
  });
});
