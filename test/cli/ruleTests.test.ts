/** `rulewright test`, through every reporter. */

import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { assertFits, lines, rulewright } from "../support/commandLine.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const PACK = lines(
  "name: Small",
  "rules:",
  "  - name: Shell",
  "    type: Host",
  '    filter: event_type = "audit" and exe = "/bin/sh"',
  "    suppressions: ['user = \"deploy\"']",
  "    tests:",
  "      - name: A shell",
  "        event: {event_type: audit, exe: /bin/sh}",
  "        expect: alert",
  "      - name: Deployed",
  "        event: {event_type: audit, exe: /bin/sh, user: deploy}",
  "        expect: alert",
);

function packFolder(test: TestContext, pack = PACK): ScratchFolder {
  const folder = scratchFolder(test);
  folder.write("a.rules.yaml", pack);
  return folder;
}

describe("test", () => {
  it("passes on all samples", async () => {
    const folders = ["cloudtrail-ecr", "cloudtrail-ssm", "fargate", "guardduty-runtime", "host", "tsctl"];
    const { code, out, err } = await rulewright(["test", ...folders.map((name) => `samples/${name}`)]);
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /^Linux Baseline {2}samples\/tsctl\/example-org\/linux-baseline\/ruleset\.json$/m);
    assert.match(out, /\n\d{3} passed, 0 failed\n$/);
  });

  it("says what was expected of a test that fails, where, and why it is otherwise", async (test) => {
    assert.deepEqual(await rulewright(["test"], { cwd: packFolder(test).path }), {
      code: 1,
      out: lines(
        "Small  a.rules.yaml",
        "  ✓ Shell › A shell",
        "  ✗ Shell › Deployed",
        "    a.rules.yaml:13:17 Expected alert, but event 1 gives suppressed.",
        "     13 │         expect: alert",
        "        │                 ^^^^^",
        "    The filter on this event:",
        "      ✓ and: all of these",
        '        ✓ event_type = "audit"  —  `event_type` has exactly the value "audit".',
        '        ✓ exe = "/bin/sh"  —  `exe` has exactly the value "/bin/sh".',
        "    Suppression 1 on this event:",
        '      ✓ user = "deploy"  —  `user` has exactly the value "deploy".',
        "",
        "1 passed, 1 failed",
      ),
      err: "",
    });
  });

  it("prints JSON that fits its schema", async (test) => {
    const folder = packFolder(test);
    const report = JSON.parse((await rulewright(["test", "--format", "json"], { cwd: folder.path })).out);
    assertFits(report, "test-report.schema.json");
    assert.deepEqual(report.summary, { passed: 1, failed: 1 });
    const [, failed] = report.tests;
    assert.deepEqual(
      [failed.line, failed.outcome, failed.expected, failed.actual],
      [11, "failed", "alert", "suppressed"],
    );
    const samples = await rulewright(["test", "--format", "json", "samples/host", "samples/tsctl"]);
    assertFits(JSON.parse(samples.out), "test-report.schema.json");
  });

  it("prints JUnit that no name can break", async (test) => {
    const folder = packFolder(test, PACK.replace("name: A shell", 'name: "<a> & \\"b\\" \\e[2J"'));
    const { code, out } = await rulewright(["test", "--format", "junit"], { cwd: folder.path });
    const timeless = out.replace(/time="[\d.]+"/g, 'time="0"').split("\n");
    assert.deepEqual(timeless.slice(0, 7), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="rulewright" tests="2" failures="1">',
      '  <testsuite name="Small" file="a.rules.yaml" tests="2" failures="1" errors="0">',
      '    <testcase classname="Shell" name="&lt;a&gt; &amp; &quot;b&quot; \uFFFD[2J" time="0"/>',
      '    <testcase classname="Shell" name="Deployed" time="0">',
      '      <failure message="Expected alert, but event 1 gives suppressed.">a.rules.yaml:13:17 Expected alert, but event 1 gives suppressed.',
      " 13 │         expect: alert",
    ]);
    assert.deepEqual(timeless.slice(-4), ["    </testcase>", "  </testsuite>", "</testsuites>", ""]);
    assert.equal(code, 1);
  });

  it("runs only the tests that are asked for", async (test) => {
    const folder = packFolder(test);
    const { code, out } = await rulewright(["test", "--run", "Shell › A"], { cwd: folder.path });
    assert.deepEqual([code, out.trimEnd().split("\n").at(-1)], [0, "1 passed, 0 failed"]);
    const none = await rulewright(["test", "--run", "nothing"], { cwd: folder.path });
    assert.deepEqual(none, {
      code: 2,
      out: "",
      err: "rulewright: No rule test matches `nothing`, so none was run. Correct the pattern.\n",
    });
    const broken = await rulewright(["test", "--run", "("], { cwd: folder.path });
    assert.match(broken.err, /^rulewright: `\(` is no regular expression/);
    assert.equal(broken.code, 2);
  });

  it("takes a pack without tests, and a folder without packs, for wrong usage", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.yaml", PACK.slice(0, PACK.indexOf("    tests:")));
    folder.write("other/a.tsq", "exe != null");
    assert.match(
      (await rulewright(["test"], { cwd: folder.path })).err,
      /^rulewright: There are no rule tests in `\.`/,
    );
    const other = await rulewright(["test", "other"], { cwd: folder.path });
    assert.match(other.err, /^rulewright: `other` holds no pack/);
    assert.equal(other.code, 2);
  });

  it("finds the tests beside a JSON pack from either file, and tests that belong to no rule", async (test) => {
    const folder = scratchFolder(test);
    folder.write(
      "b.rules.json",
      JSON.stringify({ rules: [{ name: "Shell", type: "Host", filter: 'exe = "/bin/sh"' }] }),
    );
    const tests = ["Shell:", "  - {name: One, event: {exe: /bin/sh}, expect: match}"];
    folder.write("b.tests.yaml", lines(...tests));
    for (const name of ["b.rules.json", "b.tests.yaml", "."]) {
      const { code, out } = await rulewright(["test", name], { cwd: folder.path });
      assert.deepEqual([code, out.trimEnd().split("\n").at(-1)], [0, "1 passed, 0 failed"], name);
    }
    folder.write("b.tests.yaml", lines(...tests, "Shel:", "  - {name: Two, event: {exe: /bin/sh}, expect: match}"));
    const orphan = await rulewright(["test"], { cwd: folder.path });
    assert.match(
      orphan.err,
      /^b\.tests\.yaml:3:1 error\n {2}The pack has no rule `Shel`.+Did you mean `Shell`\?\n 3 │ Shel:\n {3}│ \^{4}\n$/,
    );
    assert.equal(orphan.code, 1);
  });

  it("fails a test whose filter or pack does not parse with 2", async (test) => {
    const filter = await rulewright(["test"], { cwd: packFolder(test, PACK.replace('"audit" and', "audit and")).path });
    assert.match(filter.out, /has a syntax error, so the test cannot be run/);
    assert.equal(filter.code, 2);
    const pack = await rulewright(["test"], { cwd: packFolder(test, "rules: [\n").path });
    assert.equal(pack.code, 2);
    assert.match(pack.err, /a\.rules\.yaml:\d+:\d+ error\n/);
  });

  it("reads saved events inside of the workspace alone, and reports records that it skips", async (test) => {
    const folder = scratchFolder(test);
    const pack = (path: string): string =>
      PACK.replace("event: {event_type: audit, exe: /bin/sh}", `events: ${path}`).slice(
        0,
        PACK.indexOf("      - name: Deployed"),
      );
    folder.write("events/e.ndjson", '{"event_type":"audit","exe":"/bin/sh"}\n{"event_type":\n');
    folder.write("packs/a.rules.yaml", pack("../events/e.ndjson").split("      - name: Deployed")[0] ?? "");
    const inside = await rulewright(["test", "packs"], { cwd: folder.path });
    assert.match(inside.out, /✓ Shell › A shell/);
    assert.match(inside.err, /^events\/e\.ndjson, line 2, byte \d+: skipped: /);
    assert.equal(inside.code, 1);
    const outside = await rulewright(["test", folder.path], { cwd: `${folder.path}/events` });
    assert.match(outside.out, /lies outside of the workspace/);
    assert.equal(outside.code, 1);
  });
});
