/** Events made to order and rules that almost alerted, as an editor asks for them. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { type CodeAction, CodeActionTriggerKind } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Explanation, GeneratedEvent, RuleTestEdit, TestResult } from "../../server/src/protocol.js";
import { lines } from "../support/commandLine.js";
import { type Editor, FULL_CAPABILITIES, OUR_OPTIONS, openEditor } from "../support/languageServer.js";
import { scratchFolder } from "../support/scratchFolder.js";

const PACK = lines(
  "rules:",
  "  - name: Shell",
  "    type: Host",
  '    filter: \'event_type = "audit" and exe = "/bin/sh" and pid > 7\'',
  "    suppressions: ['user = \"root\"']",
  "  - name: Never",
  "    type: Host",
  '    filter: exe = null and exe = "/bin/sh"',
  "  - name: Curl",
  "    type: Host",
  '    filter: exe ends_with "curl"',
);
const EVENTS = lines(
  '{"event_type":"audit","exe":"/bin/sh","user":"root","pid":4242}',
  '{"event_type":"audit","exe":"/bin/ls","user":"lee","pid":5}',
);

describe("an editor that makes events", () => {
  let editor: Editor;
  const scratch = scratchFolder({ after });
  const folder = scratch.path;
  const uri = pathToFileURL(scratch.write("a.rules.yaml", PACK)).href;
  scratch.write("events/e.ndjson", EVENTS);
  scratch.write("b.rules.json", '{"rules": [{"name": "Json", "type": "Host", "filter": "exe = \\"/bin/sh\\""}]}');

  before(async () => {
    editor = await openEditor({
      capabilities: FULL_CAPABILITIES,
      initializationOptions: OUR_OPTIONS,
      folders: [pathToFileURL(folder).href],
    });
    await editor.open(uri, PACK);
  });
  after(() => editor.close());

  const place = (part: string): { readonly line: number; readonly character: number } => {
    const offset = PACK.indexOf(part);
    assert.notEqual(offset, -1);
    return TextDocument.create("", "", 0, PACK).positionAt(offset + 1);
  };
  const shell = (): { readonly uri: string; readonly rule: string } => ({ uri, rule: "Shell" });

  it("gets one that matches, with values of the events beside the pack", async () => {
    const made = await editor.request<GeneratedEvent>("rulewright/generateEvent", { filter: shell() });
    assert.equal(made.message, "This event matches Shell.");
    assert.equal(made.canBeTest, true);
    const { exe, pid, user, event_type: type } = JSON.parse(made.json ?? "");
    assert.deepEqual({ exe, pid, user, type }, { exe: "/bin/sh", pid: 4242, user: "lee", type: "audit" });
  });

  it("gets a near miss for the predicate at the cursor, in the filter and in a suppression", async () => {
    const made = await editor.request<GeneratedEvent>("rulewright/generateEvent", {
      filter: shell(),
      predicateAt: place("pid > 7"),
    });
    assert.equal(made.message, "This event does not match Shell, by `pid > 7` alone.");
    assert.equal(JSON.parse(made.json ?? "").pid, 5);
    const suppressed = await editor.request<GeneratedEvent>("rulewright/generateEvent", {
      filter: shell(),
      predicateAt: place("user = "),
    });
    assert.equal(suppressed.message, 'Shell suppresses this event, by `user = "root"` alone.');
    assert.equal(JSON.parse(suppressed.json ?? "").user, "root");
    const none = { filter: shell(), predicateAt: place("name: Shell") };
    assert.equal(await editor.request("rulewright/generateEvent", none), null);
    assert.equal(await editor.request("rulewright/generateEvent", { filter: { uri, rule: "Nobody" } }), null);
  });

  it("hears why there is none", async () => {
    const filter = { uri, rule: "Never" };
    const made = await editor.request<GeneratedEvent>("rulewright/generateEvent", { filter });
    assert.equal(made.json, null);
    assert.equal(
      made.message,
      'No event makes this rule alert, because of `exe = null`, `exe = "/bin/sh"`. Change one of these.',
    );
    assert.equal((await editor.request<RuleTestEdit>("rulewright/addRuleTest", { filter })).kind, "refused");
  });

  it("adds them as tests that pass, to the pack and to a new file beside it", async () => {
    const answer = await editor.request<RuleTestEdit>("rulewright/addRuleTest", { filter: shell() });
    assert.ok(answer.kind === "edit" && answer.uri === uri && !answer.isNew);
    const miss = { filter: shell(), predicateAt: place("user = ") };
    const text = apply(PACK, answer);
    await editor.change(uri, 2, text);
    const second = await editor.request<RuleTestEdit>("rulewright/addRuleTest", miss);
    assert.ok(second.kind === "edit");
    await editor.change(uri, 3, apply(text, second));
    const names = ["matches a generated event", 'depends on user = "root"'];
    const tests = names.map((test) => ({ pack: uri, rule: "Shell", test }));
    const results = await editor.request<TestResult[]>("rulewright/runTests", { pack: uri, tests });
    assert.deepEqual(
      results.map(({ kind, test }) => [test.test, kind]),
      names.map((name) => [name, "passed"]),
    );
    await editor.change(uri, 4, PACK);

    const json = pathToFileURL(path.join(folder, "b.rules.json")).href;
    const apart = await editor.request<RuleTestEdit>("rulewright/addRuleTest", { filter: { uri: json, rule: "Json" } });
    assert.ok(apart.kind === "edit" && apart.isNew && apart.uri.endsWith("b.tests.yaml"));
    fs.writeFileSync(path.join(folder, "b.tests.yaml"), apply("", apart));
    const [result] = await editor.request<TestResult[]>("rulewright/runTests", {
      pack: json,
      tests: [{ pack: json, rule: "Json", test: names[0] }],
    });
    assert.equal(result?.kind, "passed");
  });

  it("offers all of it where actions are asked for, and no light while the cursor moves", async () => {
    const at = async (part: string, triggerKind: CodeActionTriggerKind): Promise<readonly CodeAction[]> => {
      const range = { start: place(part), end: place(part) };
      const params = { textDocument: { uri }, range, context: { diagnostics: [], triggerKind } };
      return editor.request<CodeAction[]>("textDocument/codeAction", params);
    };
    const generating = (actions: readonly CodeAction[]): readonly (readonly [string, string | undefined])[] =>
      actions.filter(({ kind }) => kind === "refactor.generate").map(({ title, command }) => [title, command?.command]);
    assert.deepEqual(generating(await at("pid > 7", CodeActionTriggerKind.Invoked)), [
      ["Generate a matching event", "rulewright.generateEvent"],
      ["Generate a near miss for this predicate", "rulewright.generateNearMiss"],
      ["Add a rule test with a matching event", "rulewright.addMatchingTest"],
      ["Add a rule test with a near miss for this predicate", "rulewright.addNearMissTest"],
    ]);
    assert.equal(generating(await at("name: Shell", CodeActionTriggerKind.Invoked)).length, 2);
    assert.deepEqual(generating(await at("pid > 7", CodeActionTriggerKind.Automatic)), []);
  });

  it("sees all rules by what an event lacks for them, with the places of what is missing", async () => {
    const params = { text: EVENTS, position: { line: 1, character: 3 } };
    const found = await editor.request<Explanation>("rulewright/almostFired", params);
    assert.equal(found.title, "Rules by what is missing — /bin/ls · lee · audit");
    assert.deepEqual(
      found.lines.map(({ depth, mark, text }) => `${"  ".repeat(depth)}${mark} ${text}`),
      [
        "false Curl: 1 missing",
        '  false exe ends_with "curl"  —  `exe` is "/bin/ls", which does not end with "curl".',
        "false Json: 1 missing",
        '  false exe = "/bin/sh"  —  `exe` is "/bin/ls", not "/bin/sh".',
        "false Shell: 2 missing",
        '  false exe = "/bin/sh"  —  `exe` is "/bin/ls", not "/bin/sh".',
        "  false pid > 7  —  `pid` is 5, so `> 7` does not hold.",
        "false Never: 2 missing",
        '  false exe = null  —  The event has `exe`: "/bin/ls".',
        '  false exe = "/bin/sh"  —  `exe` is "/bin/ls", not "/bin/sh".',
      ],
    );
    const pid = found.lines.find(({ text }) => text.startsWith("pid"))?.place;
    assert.equal(pid?.uri, uri);
    assert.equal(pid?.range.start.character, place("pid > 7").character - 1);

    const filter = shell();
    assert.equal(await editor.request("rulewright/almostFired", { filter }), null, "no single event is chosen");
    await editor.request("rulewright/stepEvent", { filter, step: 1 });
    const chosen = await editor.request<Explanation>("rulewright/almostFired", { filter });
    assert.equal(chosen.lines[0]?.text, "Json: alert");
    assert.ok(chosen.lines.some(({ text }) => text.startsWith('suppression 1: user = "root"  —  ')));
    assert.equal(
      await editor.request("rulewright/almostFired", { text: "", position: { line: 0, character: 0 } }),
      null,
    );
  });
});

function apply(text: string, { range, newText }: Extract<RuleTestEdit, { kind: "edit" }>): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 0, text), [{ range, newText }]);
}
