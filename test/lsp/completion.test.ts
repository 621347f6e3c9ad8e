/** What a file holds after an item was accepted: in filters, in every style of YAML, in JSON, in packs around filters. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CompletionItem, CompletionList, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Editor, FULL_CAPABILITIES, OUR_OPTIONS, openEditor } from "../support/languageServer.js";
import { readCursor } from "../support/marked.js";

let editor: Editor;
let count = 0;

before(async () => {
  editor = await openEditor({ capabilities: FULL_CAPABILITIES, initializationOptions: OUR_OPTIONS });
});
after(() => editor.close());

interface Expected {
  readonly accept: string;
  readonly gives: string;
}

async function completionsAt(name: string, marked: string): Promise<{ list: CompletionList; document: TextDocument }> {
  const { text, cursor } = readCursor(marked);
  const uri = `untitled:/${count++}/${name}`;
  await editor.open(uri, text);
  const document = TextDocument.create(uri, "", 1, text);
  const position = document.positionAt(cursor);
  const list = await editor.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position });
  return { list, document };
}

async function itemsAt(name: string, marked: string): Promise<string[]> {
  return (await completionsAt(name, marked)).list.items.map(({ label }) => label);
}

async function checkCompletion(name: string, marked: string, { accept, gives }: Expected): Promise<void> {
  const { list, document } = await completionsAt(name, marked);
  const item = list.items.find(({ label }) => label === accept);
  assert.ok(item, `${accept} is not among: ${list.items.map(({ label }) => label).join(", ")}`);
  const range = rangeOf(item, list);
  assert.equal(range.start.line, range.end.line, "an editor takes no completion over several lines");
  const newText = item.textEdit?.newText ?? item.textEditText ?? item.label;
  assert.equal(TextDocument.applyEdits(document, [{ range, newText }]), gives);
  // The editor offers only what begins like the text between the edit's start and the cursor.
  const cursor = document.positionAt(readCursor(marked).cursor);
  const typed = document.getText({ start: range.start, end: cursor });
  const wanted = (item.filterText ?? item.label).toLowerCase();
  assert.ok(isSubsequence(typed.toLowerCase(), wanted), `"${typed}" would not find "${wanted}"`);
}

function rangeOf(item: CompletionItem, list: CompletionList): Range {
  const range = item.textEdit !== undefined && "range" in item.textEdit ? item.textEdit.range : undefined;
  const usual = list.itemDefaults?.editRange;
  const found = range ?? (usual !== undefined && "start" in usual ? usual : undefined);
  assert.ok(found, "an item without a range");
  return found;
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at === part.length;
}

describe("completion in a filter file", () => {
  const cases: readonly (readonly [string, string, Expected])[] = [
    ["a field", "comm<|>", { accept: "command", gives: "command" }],
    ["a field before its predicate", 'comm<|> = "insmod"', { accept: "command", gives: 'command = "insmod"' }],
    ["a field in the middle of its word", 'com<|>man = "x"', { accept: "command", gives: 'command = "x"' }],
    ["a field behind a dot", "userIdentity.ty<|>", { accept: "userIdentity.type", gives: "userIdentity.type" }],
    ["a field after a connective", 'exe = "x" and comm<|>', { accept: "command", gives: 'exe = "x" and command' }],
    ["an operator", "exe st<|>", { accept: "starts_with", gives: "exe starts_with" }],
    ["an operator where nothing is typed", "exe <|>", { accept: "=", gives: "exe =" }],
    ["a value without quotes", "event_type = clo<|>", { accept: "cloudtrail", gives: 'event_type = "cloudtrail"' }],
    ["a value in quotes", 'event_type = "clo<|>"', { accept: "cloudtrail", gives: 'event_type = "cloudtrail"' }],
    [
      "a value in an unclosed quote",
      'event_type = "clo<|>',
      { accept: "cloudtrail", gives: 'event_type = "cloudtrail' },
    ],
    [
      "a value in single quotes",
      "event_type = 'clo<|>x'",
      { accept: "cloudtrail", gives: "event_type = 'cloudtrail'" },
    ],
    [
      "an event name of the fixed source",
      'event_type = "cloudtrail" and eventSource = "ecr.amazonaws.com" and eventName = "PutIm<|>"',
      {
        accept: "PutImage",
        gives: 'event_type = "cloudtrail" and eventSource = "ecr.amazonaws.com" and eventName = "PutImage"',
      },
    ],
    ["a connective", 'exe = "x" an<|>', { accept: "and", gives: 'exe = "x" and' }],
  ];
  for (const [name, marked, expected] of cases) it(name, () => checkCompletion("a.tsq", marked, expected));

  it("leaves the cursor behind the closing quote of a value", async () => {
    const { list, document } = await completionsAt("a.tsq", 'event_type = "clo<|>"');
    const item = list.items.find(({ label }) => label === "cloudtrail");
    assert.ok(item);
    assert.equal(item.textEdit?.newText ?? item.textEditText, 'cloudtrail"');
    assert.equal(document.getText(rangeOf(item, list)), 'clo"');
  });

  it("offers first what most filters are about", async () => {
    assert.equal((await itemsAt("a.tsq", "<|>"))[0], "event_type");
    const inCloudTrail = await itemsAt("a.tsq", 'event_type = "cloudtrail" and <|>');
    assert.deepEqual(inCloudTrail.slice(0, 2), ["eventSource", "eventName"]);
  });

  it("offers nothing in a comment", async () => {
    const { list } = await completionsAt("a.tsq", "# event<|>");
    assert.deepEqual(list.items, []);
  });

  it("offers no extended operator under the platform dialect", async () => {
    const { list } = await completionsAt("a.tsq", "exe <|>");
    const labels = list.items.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 5), ["=", "!=", "starts_with", "ends_with", "like"]);
    assert.ok(!labels.includes("contains"));
  });

  it("says what an item means when it is looked at", async () => {
    const { list } = await completionsAt("a.tsq", "event_ty<|>");
    const item = list.items.find(({ label }) => label === "event_type");
    const resolved = await editor.request<CompletionItem>("completionItem/resolve", item);
    const { documentation } = resolved;
    assert.ok(typeof documentation === "object" && documentation.value.includes("event_type"));
  });
});

describe("completion in a pack", () => {
  const rule = (filter: string): string =>
    `rules:\n  - name: a\n    type: CloudTrail\n    ${filter}\n    window: 3600\n`;
  const yaml: readonly (readonly [string, string, Expected])[] = [
    [
      "plain",
      rule("filter: event_type = clo<|>"),
      { accept: "cloudtrail", gives: rule('filter: event_type = "cloudtrail"') },
    ],
    [
      "plain, a field in the middle",
      rule('filter: eventNa<|>m = "x"'),
      { accept: "eventName", gives: rule('filter: eventName = "x"') },
    ],
    [
      "single-quoted",
      rule("filter: 'event_type = clo<|>'"),
      { accept: "cloudtrail", gives: rule(`filter: 'event_type = "cloudtrail"'`) },
    ],
    [
      "double-quoted",
      rule('filter: "event_type = clo<|>"'),
      { accept: "cloudtrail", gives: rule('filter: "event_type = \\"cloudtrail\\""') },
    ],
    [
      "double-quoted, in quotes",
      rule('filter: "event_type = \\"clo<|>\\""'),
      { accept: "cloudtrail", gives: rule('filter: "event_type = \\"cloudtrail\\""') },
    ],
    [
      "literal",
      rule("filter: |-\n      event_type = clo<|>"),
      { accept: "cloudtrail", gives: rule('filter: |-\n      event_type = "cloudtrail"') },
    ],
    [
      "literal, second line",
      rule('filter: |\n      event_type = "cloudtrail"\n      and eventNa<|>'),
      { accept: "eventName", gives: rule('filter: |\n      event_type = "cloudtrail"\n      and eventName') },
    ],
    [
      "folded",
      rule('filter: >-\n      event_type = "cloudtrail"\n      and eventNa<|> = "x"'),
      { accept: "eventName", gives: rule('filter: >-\n      event_type = "cloudtrail"\n      and eventName = "x"') },
    ],
    [
      "a suppression",
      rule("filter: exe = null\n    suppressions:\n      - eventNa<|>"),
      { accept: "eventName", gives: rule("filter: exe = null\n    suppressions:\n      - eventName") },
    ],
    [
      "a list of the pack",
      `lists:\n  Ours: [a]\n${rule("filter: eventName = @O<|>")}`,
      { accept: "@Ours", gives: `lists:\n  Ours: [a]\n${rule("filter: eventName = @Ours")}` },
    ],
    [
      "a property of a rule",
      rule("filter: exe = null\n    sev<|>"),
      { accept: "severityOfAlerts", gives: rule("filter: exe = null\n    severityOfAlerts: ") },
    ],
    [
      "a property that is there",
      rule("filter: exe = null\n    thresh<|>: 5"),
      { accept: "threshold", gives: rule("filter: exe = null\n    threshold: 5") },
    ],
    ["a property of the pack", "name: x\nru<|>", { accept: "rules", gives: "name: x\nrules:" }],
    [
      "a type",
      "rules:\n  - name: a\n    type: Clo<|>",
      { accept: "CloudTrail", gives: "rules:\n  - name: a\n    type: CloudTrail" },
    ],
    [
      "a window",
      "rules:\n  - name: a\n    window: <|>",
      { accept: "86400", gives: "rules:\n  - name: a\n    window: 86400" },
    ],
    [
      "an aggregate field in a flow list",
      rule("aggregateFields: [user, event<|>]"),
      { accept: "eventName", gives: rule("aggregateFields: [user, eventName]") },
    ],
    [
      "an aggregate field in a list",
      rule("aggregateFields:\n      - us<|>"),
      { accept: "user", gives: rule("aggregateFields:\n      - user") },
    ],
    [
      "a property of a test",
      rule("tests:\n      - name: t\n        exp<|>"),
      { accept: "expect", gives: rule("tests:\n      - name: t\n        expect: ") },
    ],
    [
      "what a test expects",
      rule("tests:\n      - name: t\n        expect: no<|>"),
      { accept: "no-match", gives: rule("tests:\n      - name: t\n        expect: no-match") },
    ],
  ];
  for (const [name, marked, expected] of yaml) {
    it(`YAML, ${name}`, () => checkCompletion("a.rules.yaml", marked, expected));
    it(`YAML with CRLF, ${name}`, () =>
      checkCompletion("a.rules.yaml", marked.replaceAll("\n", "\r\n"), {
        accept: expected.accept,
        gives: expected.gives.replaceAll("\n", "\r\n"),
      }));
  }

  const json: readonly (readonly [string, string, Expected])[] = [
    [
      "a field",
      '{"rules": [{"type": "Host", "filter": "comm<|> = \\"x\\""}]}',
      { accept: "command", gives: '{"rules": [{"type": "Host", "filter": "command = \\"x\\""}]}' },
    ],
    [
      "a value without quotes",
      '{"rules": [{"filter": "event_type = clo<|>"}]}',
      { accept: "cloudtrail", gives: '{"rules": [{"filter": "event_type = \\"cloudtrail\\""}]}' },
    ],
    [
      "a value in quotes",
      '{"rules": [{"filter": "event_type = \\"clo<|>\\""}]}',
      { accept: "cloudtrail", gives: '{"rules": [{"filter": "event_type = \\"cloudtrail\\""}]}' },
    ],
    [
      "a type",
      '{"rules": [{"type": "Clo<|>"}]}',
      { accept: "CloudTrail", gives: '{"rules": [{"type": "CloudTrail"}]}' },
    ],
    [
      "a property",
      '{"rules": [{"name": "a", "sev<|>"}]}',
      { accept: "severityOfAlerts", gives: '{"rules": [{"name": "a", "severityOfAlerts": }]}' },
    ],
  ];
  for (const [name, marked, expected] of json)
    it(`JSON, ${name}`, () => checkCompletion("a.rules.json", marked, expected));

  it("JSON, a bare rule of a tsctl folder", () =>
    checkCompletion("rule.json", '{"type": "Host", "filter": "comm<|>"}', {
      accept: "command",
      gives: '{"type": "Host", "filter": "command"}',
    }));

  it("offers nothing in the file of another program", async () => {
    const { list } = await completionsAt("a.rules.yaml", "groups:\n  - na<|>");
    assert.deepEqual(list.items, []);
  });
});
