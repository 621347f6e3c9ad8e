/** `rulewright lint`, through every reporter. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { assertFits, assertShowsOnlyText, lines, projectFolder, rulewright } from "../support/commandLine.js";
import { scratchFolder } from "../support/scratchFolder.js";
import { needsSharedData, sharedLines } from "../support/sharedData.js";

const PACK = lines(
  "name: Small",
  "rules:",
  "  - name: Shell",
  "    type: Host",
  '    title: "Shell by {{user}}"',
  "    severityOfAlerts: 2",
  "    alertDescription: A shell.",
  "    aggregateFields: [user]",
  "    filter: 'event_type = \"audit\" and exe = /bin/sh'",
  "    window: 3600",
  "    threshold: 1",
  "    suppressions: []",
  "    enabled: true",
);

describe("lint", () => {
  it("draws what is wrong, with the fix, and says so by its exit code", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.rules.yaml", PACK);
    assert.deepEqual(await rulewright(["lint", "a.rules.yaml"], { cwd: folder.path }), {
      code: 2,
      out: lines(
        "a.rules.yaml:9:45 error unquoted-value",
        "  The value `/bin/sh` needs quotes: without them the platform rejects the filter.",
        " 9 │     filter: 'event_type = \"audit\" and exe = /bin/sh'",
        "   │                                             ^^^^^^^",
        "  fix: Put the value in quotes",
        "",
        "Errors: 1, warnings: 0, infos: 0, hints: 0. Files: 1.",
        "Filters and packs that do not parse: 1.",
        "`--fix` can repair 1 of them.",
      ),
      err: "",
    });
  });

  it("prints one line each in the compact format", async () => {
    const { code, out, err } = await rulewright(["lint", "--format", "compact", "samples/mistakes/wildcard.tsq"]);
    assert.match(out, /^samples\/mistakes\/wildcard\.tsq:\d+:\d+: warning wildcard: .+\n$/);
    assert.deepEqual({ code, err }, { code: 1, err: "" });
  });

  it("prints JSON that fits its schema", async () => {
    const { code, out } = await rulewright(["lint", "--format", "json", "samples/mistakes/unquoted-value.tsq"]);
    assert.equal(code, 2);
    const report = JSON.parse(out);
    assertFits(report, "lint-report.schema.json");
    const text = fs.readFileSync(path.join(projectFolder, "samples/mistakes/unquoted-value.tsq"), "utf8");
    const [diagnostic] = report.files[0].diagnostics;
    assert.equal(diagnostic.code, "unquoted-value");
    assert.equal(text.slice(diagnostic.start.offset, diagnostic.end.offset), "/usr/bin/sudo");
    assert.equal(report.summary.unparsed, 1);
    const all = await rulewright(["lint", "--format", "json", "samples"]);
    assertFits(JSON.parse(all.out), "lint-report.schema.json");
  });

  it("finds nothing worse than information in the samples, and each mistake where it is on purpose", async (test) => {
    const config = scratchFolder(test).write("all.json", '{"checks": {"rules-overlap": "hint"}}');
    const folders = fs.readdirSync(path.join(projectFolder, "samples"), { withFileTypes: true });
    const clean = folders.filter((entry) => entry.isDirectory() && entry.name !== "mistakes");
    const { code, out } = await rulewright(["lint", ...clean.map(({ name }) => `samples/${name}`)]);
    assert.equal(code, 0, out);

    const found = new Set<string>();
    for (const dialect of ["platform", "extended"]) {
      const report = JSON.parse(
        (await rulewright(["lint", "--format", "json", "--dialect", dialect, "--config", config, "samples/mistakes"]))
          .out,
      );
      for (const file of report.files)
        for (const { code } of file.diagnostics) found.add(`${path.basename(file.path).replace(/\..*$/, "")}: ${code}`);
    }
    const mistakes = fs.readdirSync(path.join(projectFolder, "samples/mistakes"));
    for (const file of mistakes) {
      const name = file.replace(/\..*$/, "");
      // One sample has another name than its check, to say in the tour what it is about.
      const wanted = name === "address-host-bits" ? "host-bits" : name;
      assert.ok(found.has(`${name}: ${wanted}`), file);
    }
  });

  it("repairs files, and leaves everything else in them alone", async (test) => {
    const folder = scratchFolder(test);
    const file = folder.write("a.rules.yaml", `\uFEFF${PACK.replaceAll("\n", "\r\n")}`);
    const { code, out, err } = await rulewright(["lint", "--fix", "."], { cwd: folder.path });
    assert.deepEqual(
      { code, out, err },
      { code: 0, out: lines("Fixes applied: 1.", "Nothing to report. Files: 1."), err: "" },
    );
    const expected = PACK.replace("/bin/sh", '"/bin/sh"').replaceAll("\n", "\r\n");
    assert.equal(fs.readFileSync(file, "utf8"), `\uFEFF${expected}`);
  });

  it("keeps unsafe fixes for those who ask", async (test) => {
    const folder = scratchFolder(test);
    const file = folder.write("a.tsq", 'event_type = "hostlessNetflow" and srcIp = "10.1.2.3/8"\n');
    const safe = await rulewright(["lint", "--fix", "a.tsq"], { cwd: folder.path });
    assert.equal(safe.code, 1);
    assert.match(safe.out, /`--unsafe-fixes` can repair 1 more/);
    const unsafe = await rulewright(["lint", "--unsafe-fixes", "a.tsq"], { cwd: folder.path });
    assert.equal(unsafe.code, 0, unsafe.out);
    assert.equal(fs.readFileSync(file, "utf8"), 'event_type = "hostlessNetflow" and srcIp = "10.0.0.0/8"\n');
  });

  it("leaves a bound alone that a text which only begins as a date-time does not meet", async (test) => {
    const folder = scratchFolder(test);
    const field = "requestParameters.q";
    const begins = `event_type = "cloudtrail" and ${field} starts_with "2020-01-01T00:00:00" and ${field} != "2020-01-01T00:00:00" and ${field} != "xy"`;
    const bound = `${field} < "2030-01-01T00:00:00Z"`;
    const texts = [
      `${begins} and ${bound}\n`,
      `${begins} and (${bound} or errorCode = "a")\n`,
      `${begins} and not (${bound})\n`,
    ];
    for (const text of texts) {
      const file = folder.write("a.tsq", text);
      const { out } = await rulewright(["lint", "--fix", "a.tsq"], { cwd: folder.path });
      assert.doesNotMatch(out, /redundant-predicate|never-true|dead-branch/);
      assert.match(fs.readFileSync(file, "utf8"), /< "2030/);
    }
  });

  it("knows that an address is not there under two names", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.tsq", 'event_type = "cloudtrail" and ip = "192.0.2.1" and sourceIPAddress != "192.0.2.1"\n');
    const { out } = await rulewright(["lint", "--format", "compact", "a.tsq"], { cwd: folder.path });
    assert.match(out, /contradictory-predicates: .*`ip = "192.0.2.1"`, `sourceIPAddress != "192.0.2.1"`/);
  });

  it("shows what it would repair, and changes nothing", async (test) => {
    const folder = scratchFolder(test);
    const file = folder.write("a.tsq", "# One.\nevent_type = audit\nand exe == '/bin/sh'\n");
    const { code, out, err } = await rulewright(["lint", "--diff", "a.tsq"], { cwd: folder.path });
    assert.match(err, /^Fixes shown, not applied: 2\.$/m);
    assert.equal(
      out,
      lines(
        "--- a/a.tsq",
        "+++ b/a.tsq",
        "@@ -1,3 +1,3 @@",
        " # One.",
        "-event_type = audit",
        "-and exe == '/bin/sh'",
        '+event_type = "audit"',
        "+and exe = '/bin/sh'",
      ),
    );
    assert.equal(code, 0);
    assert.match(fs.readFileSync(file, "utf8"), /= audit/);
  });

  it("judges standard input by the name given, and prints it repaired", async () => {
    const judged = await rulewright(["lint", "-", "--stdin-filename", "b.tsq", "--format", "compact"], {
      stdin: 'event_type = "audit" and exe = /bin/sh',
    });
    assert.match(judged.out, /^b\.tsq:1:32: error unquoted-value: /);
    const fixed = await rulewright(["lint", "-", "--fix", "--stdin-filename", "a.rules.yaml"], { stdin: PACK });
    assert.equal(fixed.out, PACK.replace("/bin/sh", '"/bin/sh"'));
    assert.deepEqual([fixed.code, fixed.err], [0, lines("Fixes applied: 1.", "Nothing to report. Files: 1.")]);
  });

  it("judges by the dialect and the severities that are set", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.tsq", 'event_type in ("audit", "host") and exe = "/bin/sh"\n');
    const compact = ["lint", "--format", "compact", "a.tsq"];
    const platform = await rulewright(compact, { cwd: folder.path });
    assert.match(platform.out, / error extended-syntax: /);
    assert.equal(platform.code, 1);
    const flag = await rulewright([...compact, "--dialect", "extended"], { cwd: folder.path });
    assert.doesNotMatch(flag.out, /extended-syntax/);
    folder.write("rulewright.json", '{"checks": {"extended-syntax": "hint"}}');
    folder.write("deep/b.tsq", 'event_type in ("audit", "host") and exe = "/bin/sh"\n');
    const configured = await rulewright(["lint", "--format", "compact", "b.tsq"], {
      cwd: path.join(folder.path, "deep"),
    });
    assert.match(configured.out, / hint extended-syntax: /);
    assert.equal(configured.code, 0);
  });

  it("knows the fields that the settings name", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.tsq", 'event_type = "audit" and ourOwnField = "x"\n');
    const without = await rulewright(["lint", "."], { cwd: folder.path });
    assert.match(without.out, /warning unknown-field/);
    folder.write(".rulewright.json", '{"fields": {"ourOwnField": {"type": "text", "eventTypes": ["audit"]}}}');
    assert.equal((await rulewright(["lint", "."], { cwd: folder.path })).code, 0);
  });

  it("passes over files of other programs, unless they are named", async (test) => {
    const folder = scratchFolder(test);
    folder.write("prometheus.rules.yaml", "groups:\n  - name: up\n    rules: []\n");
    folder.write("tags.json", "[1]");
    folder.write("a.tsq", 'event_type = "audit" and exe = "/bin/sh"\n');
    const { code, out } = await rulewright(["lint"], { cwd: folder.path });
    assert.deepEqual({ code, out }, { code: 0, out: "Nothing to report. Files: 1.\n" });
    const named = await rulewright(["lint", "prometheus.rules.yaml"], { cwd: folder.path });
    assert.notEqual(named.code, 0);
  });

  it("takes paths that name nothing for wrong usage", async (test) => {
    const folder = scratchFolder(test);
    folder.write("notes.txt", "a");
    folder.write("latin.tsq", Buffer.from([0x61, 0xe9, 0x0a]));
    fs.mkdirSync(path.join(folder.path, "empty"));
    const cases = [
      ["gone.tsq", "rulewright: There is no file or folder `gone.tsq`. Check the path."],
      ["*.yaml", "rulewright: No file matches `*.yaml`. Check the pattern."],
      ["empty", /^rulewright: `empty` holds no filter file/],
      ["notes.txt", /^rulewright: `notes\.txt` is no filter file and no pack by its name/],
      [
        "latin.tsq",
        /^rulewright: `.*latin\.tsq` is not valid UTF-8, so it cannot be read as text\. Save it as UTF-8\./,
      ],
    ] as const;
    for (const [name, message] of cases) {
      const { code, err } = await rulewright(["lint", name], { cwd: folder.path });
      assert.equal(code, 2, name);
      if (typeof message === "string") assert.equal(err, `${message}\n`);
      else assert.match(err, message);
    }
  });

  it("shows nothing of a file to a terminal that the terminal would obey", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.tsq", 'event_type = "audit" and exe = \u001b[2J\u202e/bin/sh\n');
    for (const format of ["pretty", "compact", "json"]) {
      const { out } = await rulewright(["lint", "--format", format, "a.tsq"], { cwd: folder.path });
      assertShowsOnlyText(out);
    }
    const diff = await rulewright(["lint", "--diff", "a.tsq"], {
      cwd: folder.path,
      isTerminal: true,
      env: { NO_COLOR: "1" },
    });
    assertShowsOnlyText(diff.out);
  });
});

describe("lint --fix on published filters", needsSharedData, () => {
  it("repairs each that was damaged, or says what is wrong with it", async (test) => {
    const folder = scratchFolder(test);
    const published = sharedLines("filters-public.jsonl").map((line) => JSON.parse(line));
    const damaged = published.filter(({ kind }) => kind === "doc-fragment" || kind === "translation-damaged");
    assert.equal(damaged.length, 11);
    for (const [index, { filter }] of damaged.entries()) folder.write(`${index}.tsq`, `${filter}\n`);
    const before = JSON.parse((await rulewright(["lint", "--format", "json", "."], { cwd: folder.path })).out);
    assert.ok(before.summary.unparsed >= 8, `${before.summary.unparsed} did not parse`);
    const { out } = await rulewright(["lint", "--fix", "--format", "json", "."], { cwd: folder.path });
    const after = JSON.parse(out);
    assertFits(after, "lint-report.schema.json");
    for (const file of after.files) {
      const errors = file.diagnostics.filter(({ severity }: { severity: string }) => severity === "error");
      const text = fs.readFileSync(path.join(folder.path, file.path), "utf8");
      if (file.unparsed > 0) assert.ok(errors.length > 0, text);
      const again = await rulewright(["lint", "--fix", "--format", "json", file.path], { cwd: folder.path });
      assert.equal(JSON.parse(again.out).summary.fixed, 0, text);
    }
    test.diagnostic(`repaired: ${before.summary.unparsed - after.summary.unparsed} of ${before.summary.unparsed}`);
    assert.ok(after.summary.unparsed <= 3, out);
  });
});
