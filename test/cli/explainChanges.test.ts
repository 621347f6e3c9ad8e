/** `rulewright explain --changes`: what would change the verdict, and where. */

import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { assertFits, assertShowsOnlyText, lines, rulewright } from "../support/commandLine.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const PACK = lines(
  "name: T",
  "rules:",
  "  - name: Shell",
  "    type: Host",
  "    filter: >-",
  '      event_type = "audit"',
  '      and exe starts_with "/tmp/"',
  "    suppressions:",
  '      - user = "deploy"',
);
const EVENTS = lines(
  '{"event_type":"audit","exe":"/tmp/curl","user":"deploy"}',
  '{"event_type":"audit","exe":"/usr/bin/curl"}',
);

function workFolder(test: TestContext): ScratchFolder {
  const folder = scratchFolder(test);
  folder.write("a.rules.yaml", PACK);
  folder.write("events.ndjson", EVENTS);
  folder.write("events.ndjson.gz", gzipSync(EVENTS));
  return folder;
}

describe("explain --changes", () => {
  it("says them below the truth tree, with file, line and column", async (test) => {
    const cwd = workFolder(test).path;
    const args = ["explain", "a.rules.yaml#Shell", "events.ndjson", "--event", "2", "--changes"];
    const { code, out } = await rulewright(args, { cwd });
    assert.deepEqual(
      [code, out.slice(out.indexOf("  What would"))],
      [
        0,
        lines(
          "  What would change the verdict",
          "    In the event, any one of these:",
          '      events.ndjson:2:29 set `exe` to "/tmp/curl" instead of "/usr/bin/curl"',
          "    In the filter, any one of these:",
          '      a.rules.yaml:7:11 write `exe starts_with "/usr/bin/curl"` instead of `exe starts_with "/tmp/"`',
          '      a.rules.yaml:7:11 write `exe starts_with "/usr/bin/"` instead of `exe starts_with "/tmp/"`',
          '      a.rules.yaml:7:11 write `(exe starts_with "/tmp/" or exe = "/usr/bin/curl")` instead of `exe starts_with "/tmp/"`',
        ),
      ],
    );
  });

  it("speaks of suppressions, in the reader's language", async (test) => {
    const cwd = workFolder(test).path;
    const args = ["explain", "a.rules.yaml#Shell", "events.ndjson", "--changes"];
    const { out } = await rulewright(args, { cwd, env: { LC_ALL: "es_ES.UTF-8" } });
    assert.match(out, /^ {2}Qué cambiaría el veredicto$/m);
    assert.match(out, /events\.ndjson:1:48 poner `user` en "deploy2" en lugar de "deploy"/);
    assert.match(out, /a\.rules\.yaml:9:9 en la supresión 1, escribir `user != "deploy"`/);
  });

  it("gives them to programs, with what to replace", async (test) => {
    const cwd = workFolder(test).path;
    const args = ["explain", "a.rules.yaml#Shell", "events.ndjson.gz", "--event", "2", "--changes", "--format", "json"];
    const report = JSON.parse((await rulewright(args, { cwd })).out);
    assertFits(report, "eval-report.schema.json");
    const { event, filter, cutShort } = report.results[0].changes;
    assert.deepEqual(event[0], {
      outcome: "alert",
      proved: "everySubset",
      edits: [
        {
          kind: "set",
          path: "exe",
          pointer: ["exe"],
          value: "/tmp/curl",
          before: "/usr/bin/curl",
          text: 'set `exe` to "/tmp/curl" instead of "/usr/bin/curl"',
          place: { file: "events.ndjson.gz", line: 2, column: 29, endLine: 2, endColumn: 44 },
        },
      ],
    });
    assert.deepEqual(filter[0].replacements, [
      { place: { file: "a.rules.yaml", line: 7, column: 27, endLine: 7, endColumn: 34 }, newText: '"/usr/bin/curl"' },
    ]);
    assert.equal(cutShort, false);
  });

  it("knows no places in what cannot be read again, and matches where a filter does", async () => {
    const args = ["explain", 'exe = "/bin/sh"', "--changes", "--format", "json"];
    const report = JSON.parse((await rulewright(args, { stdin: '{"exe":"/bin/ls"}' })).out);
    assertFits(report, "eval-report.schema.json");
    const [{ changes }] = report.results;
    assert.equal(changes.event[0].edits[0].place, undefined);
    assert.equal(changes.event[0].outcome, "match");
    assert.deepEqual(changes.filter[0].edits[0].place, { line: 1, column: 1, endLine: 1, endColumn: 16 });
  });

  it("shows no character of an event that a terminal would obey", async () => {
    const event = JSON.stringify({ user: "a\u001b[2J\u202e", exe: "/bin/\u0007ls" });
    const { out } = await rulewright(["explain", 'exe = "/bin/sh" and user != null', "--changes"], { stdin: event });
    assert.match(out, /What would change the verdict/);
    assertShowsOnlyText(out);
  });

  it("says of each side that nothing was found", async () => {
    const never = 'user = "a" and user != "a"';
    const { out } = await rulewright(["explain", never, "--changes"], { stdin: '{"user":"b"}' });
    assert.match(out, /^ {4}In the event: no change was found\.$/m);
    assert.match(out, /^ {4}In the filter, any one of these:$/m);
    for (const [locale, text] of [
      ["es_ES.UTF-8", "En el evento: no se encontró ningún cambio."],
      ["pt_BR.UTF-8", "No evento: nenhuma mudança foi encontrada."],
    ] as const) {
      const env = { LC_ALL: locale };
      const told = await rulewright(["explain", never, "--changes"], { stdin: '{"user":"b"}', env });
      assert.ok(told.out.includes(text), told.out);
    }
  });

  it("says that the budget is the reason, or the number of edits", async () => {
    const large = Array.from({ length: 40 }, (_, i) => `f${i} = "v"`).join(" and ");
    const { out } = await rulewright(["explain", large, "--changes"], { stdin: '{"user":"b"}' });
    assert.match(
      out,
      /^ {4}In the event: no change was found before the search’s budget was used up; changes of more/m,
    );
    assert.match(
      out,
      /^ {4}In the filter: no change was found before the search’s budget was used up; changes of more/m,
    );
    assert.doesNotMatch(out, /There may be other changes/);
  });

  it("is silent without the option", async (test) => {
    const cwd = workFolder(test).path;
    const { out } = await rulewright(["explain", "a.rules.yaml#Shell", "events.ndjson"], { cwd });
    assert.doesNotMatch(out, /What would change/);
  });
});
