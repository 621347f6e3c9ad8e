/** `rulewright conform`, `fmt` and `check`. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { lines, projectFolder, rulewright } from "../support/commandLine.js";
import { scratchFolder } from "../support/scratchFolder.js";
import { needsSharedData } from "../support/sharedData.js";

describe("conform", () => {
  it("agrees with all published cases", needsSharedData, async () => {
    const { code, out, err } = await rulewright(["conform", "../shared/data/cases/*.jsonl"]);
    assert.deepEqual({ code, out, err }, { code: 0, out: "1679 passed, 0 failed\n", err: "" });
  });

  it("prints each disagreement, and goes on after what is no case", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events/e.jsonl", '{"a":1}\n{"a":2}\n');
    folder.write(
      "cases/c.jsonl",
      lines(
        '{"id":"one","filter":"a = 1","event":{"a":1},"expected":true}',
        '{"id":"two","filter":"a = 1","event":{"a":2},"expected":true}',
        '{"id":"three","filter":"a = 1","event_file":"events/e.jsonl","records":2,"expected_lines":[1]}',
        '{"id":"four","filter":"a = 2","event_file":"events/e.jsonl","records":2,"expected_lines":[1]}',
        '{"id":"five"',
        '{"id":"six","filter":"a = x","event":{"a":2},"expected":true}',
      ),
    );
    const { code, out } = await rulewright(["conform", "cases/c.jsonl"], { cwd: folder.path });
    assert.equal(
      out,
      lines(
        "cases/c.jsonl:2 two: Expected true, but the filter is false.",
        "  a = 1",
        "cases/c.jsonl:4 four: Expected lines 1, but the filter is true on lines 2.",
        "  a = 2",
        "cases/c.jsonl:5: This line is no case: a JSON object with `filter`, and `event` and `expected` or `event_file` and `expected_lines`.",
        "cases/c.jsonl:6 six: The filter does not parse: The value `x` needs quotes: without them the platform rejects the filter.",
        "  a = x",
        "2 passed, 4 failed",
      ),
    );
    assert.equal(code, 2);
    assert.equal((await rulewright(["conform", "cases"], { cwd: folder.path })).code, 2);
  });
});

describe("fmt", () => {
  it("lays out files, and says with --check which are not", async (test) => {
    const folder = scratchFolder(test);
    const file = folder.write("a.tsq", "event_type='audit'   AND exe = \"/bin/sh\"");
    folder.write("b.tsq", 'exe = "/bin/sh"\n');
    const check = await rulewright(["fmt", "--check"], { cwd: folder.path });
    assert.deepEqual(check, { code: 1, out: "a.tsq\n", err: "Not formatted: 1. Files: 2.\n" });
    const changed = await rulewright(["fmt", "."], { cwd: folder.path });
    assert.deepEqual(changed, { code: 0, out: "a.tsq\n", err: "Formatted: 1. Files: 2.\n" });
    assert.equal(fs.readFileSync(file, "utf8"), 'event_type = "audit" and exe = "/bin/sh"\n');
    assert.equal((await rulewright(["fmt", "--check"], { cwd: folder.path })).code, 0);
  });

  it("formats standard input, and leaves alone what does not parse", async () => {
    const good = await rulewright(["fmt", "-"], { stdin: "exe='x'" });
    assert.deepEqual(good, { code: 0, out: 'exe = "x"\n', err: "" });
    const bad = await rulewright(["fmt", "-"], { stdin: "exe=" });
    assert.deepEqual([bad.code, bad.out], [2, "exe="]);
  });
});

describe("check", () => {
  it("prints the page of a check", async () => {
    const page = fs.readFileSync(path.join(projectFolder, "docs/checks/absent-field.md"), "utf8");
    assert.deepEqual(await rulewright(["check", "absent-field"]), { code: 0, out: page, err: "" });
  });

  it("lists all, and knows what was meant", async () => {
    const { out } = await rulewright(["check"]);
    const pages = fs.readdirSync(path.join(projectFolder, "docs/checks")).filter((name) => name.endsWith(".md"));
    assert.equal(out.trimEnd().split("\n").length, pages.length);
    const wrong = await rulewright(["check", "absent-feild"]);
    assert.deepEqual(wrong, {
      code: 2,
      out: "",
      err: "rulewright: There is no check `absent-feild`. Did you mean `absent-field`?\n",
    });
    assert.equal((await rulewright(["check", "../../package"])).code, 2);
  });
});
