/** The wiring of the server, over a stream as an editor has it: handshake, one of each request, and rough treatment. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  type Diagnostic,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type FullDocumentDiagnosticReport,
  type Hover,
  type InlayHint,
  type PublishDiagnosticsParams,
  type SelectionRange,
  type SemanticTokens,
  type TextEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type {
  EvaluationSummary,
  EventChoice,
  EventList,
  EventSource,
  Explanation,
  TestPack,
  TestResult,
} from "../../server/src/protocol.js";
import { eventually } from "../support/eventually.js";
import { type Editor, FULL_CAPABILITIES, OUR_OPTIONS, openEditor } from "../support/languageServer.js";

const SAMPLES = path.resolve(import.meta.dirname, "../../../samples");
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

function sample(name: string): { uri: string; text: string } {
  const file = path.join(SAMPLES, name);
  return { uri: pathToFileURL(file).href, text: fs.readFileSync(file, "utf8") };
}

async function pull(editor: Editor, uri: string): Promise<readonly Diagnostic[]> {
  const params = { textDocument: { uri } };
  return (await editor.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", params)).items;
}

async function hintsOf(editor: Editor, uri: string): Promise<readonly InlayHint[]> {
  return editor.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range: WHOLE });
}

function positionOf(text: string, part: string, inside = 0): { line: number; character: number } {
  const offset = text.indexOf(part);
  assert.notEqual(offset, -1, part);
  return TextDocument.create("", "", 1, text).positionAt(offset + inside);
}

describe("an editor like VS Code", () => {
  let editor: Editor;
  const pack = sample("fargate/fargate.rules.yaml");
  const RULE = "Fargate: Unexpected Inbound Connection";
  const filter = { uri: pack.uri, rule: RULE };

  before(async () => {
    editor = await openEditor({
      capabilities: FULL_CAPABILITIES,
      initializationOptions: OUR_OPTIONS,
      folders: [pathToFileURL(SAMPLES).href],
    });
    await editor.open(pack.uri, pack.text);
  });
  after(() => editor.close());

  it("hears what the server can do", () => {
    const { capabilities } = editor.initialized;
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: "rulewright",
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    assert.equal(capabilities.executeCommandProvider, undefined, "the commands are the client's");
  });

  it("sees verdicts on the events beside a pack without choosing any", async () => {
    const hints = await eventually(
      () => hintsOf(editor, pack.uri),
      (found) => found.some(({ label }) => label === "21 of 68 match, 4 suppressed"),
    );
    const line = positionOf(pack.text, `"${RULE}"`).line;
    assert.equal(hints.find(({ label }) => label === "21 of 68 match, 4 suppressed")?.position.line, line);
    const { line: filterLine } = positionOf(pack.text, `filter: 'event_type = "hostlessNetflow" and taskDst`);
    const inFilter = hints.filter(({ position }) => position.line === filterLine);
    assert.deepEqual(
      inFilter.map(({ label }) => label),
      ["✓ 39/68", "✓ 25/68", "✓ 50/68"],
    );
    const [first] = inFilter;
    const text = pack.text.split("\n")[filterLine] ?? "";
    assert.ok(text.slice(0, first?.position.character).endsWith('event_type = "hostlessNetflow"'));
  });

  it("has no diagnostics in a clean sample, and one in a mistake, with its page", async () => {
    assert.deepEqual(
      (await pull(editor, pack.uri)).filter(({ severity }) => severity === 1 || severity === 2),
      [],
    );
    const mistake = sample("mistakes/unknown-field.tsq");
    await editor.open(mistake.uri, mistake.text);
    const found = (await pull(editor, mistake.uri)).find(({ code }) => code === "unknown-field");
    assert.equal(found?.source, "Rulewright");
    assert.match(found?.codeDescription?.href ?? "", /checks\/unknown-field\.md$/);
  });

  it("marks the whole core of a proof where the cursor is in what it is about", async () => {
    const uri = "untitled:core.tsq";
    const text = '# type: Host\nexe exists and (uid > 5 and user = "root" and uid < 3) and command = "sh"\n';
    await editor.open(uri, text);
    const marked = async (part: string): Promise<readonly string[] | undefined> => {
      const position = positionOf(text, part, 1);
      const params = { textDocument: { uri }, position };
      const found = await editor.request<DocumentHighlight[] | null>("textDocument/documentHighlight", params);
      const lines = text.split("\n");
      return found?.map(
        ({ range }) => lines[range.start.line]?.slice(range.start.character, range.end.character) ?? "",
      );
    };
    const core = ["uid < 3", "uid > 5"];
    assert.deepEqual((await marked("uid > 5"))?.toSorted(), core);
    assert.deepEqual((await marked("uid < 3"))?.toSorted(), core);
    assert.equal(await marked("exe exists"), undefined);
    await editor.notify("textDocument/didClose", { textDocument: { uri } });
  });

  it("hears a moment after an edit how rules stand to each other, and asks again then", async () => {
    const { uri, text } = sample("mistakes/rule-equals-rule.rules.yaml");
    const refreshes = (): number =>
      editor.told.filter(({ method }) => method === "workspace/diagnostic/refresh").length;
    const relationsIn = async (): Promise<readonly string[]> =>
      (await pull(editor, uri)).map(({ code }) => String(code)).filter((code) => code.startsWith("rule-"));
    const before = refreshes();
    await editor.open(uri, text);
    assert.deepEqual(await relationsIn(), []);
    const [found] = await eventually(
      () => pull(editor, uri),
      (diagnostics) => diagnostics.length > 0,
    );
    assert.equal(found?.code, "rule-equals-rule");
    assert.ok(refreshes() > before);
    assert.match(found?.relatedInformation?.[0]?.message ?? "", /Both alert on \{.*"exe":"\/usr\/bin\/nc"/);
    // What another rule says does not change it: it is there at once.
    await editor.change(uri, 2, text.replace("severityOfAlerts: 2", "severityOfAlerts: 1"));
    assert.deepEqual(await relationsIn(), ["rule-equals-rule"]);
    const edited = refreshes();
    await editor.change(uri, 3, text.replace('exe = "/usr/bin/nc"', 'exe starts_with "/usr/bin/nc"'));
    assert.deepEqual(await relationsIn(), []);
    assert.deepEqual(await eventually(relationsIn, (codes) => codes.length > 0), ["rule-within-rule"]);
    assert.ok(refreshes() > edited);
    await editor.notify("textDocument/didClose", { textDocument: { uri } });
  });

  it("hovers over fields, values and properties of the pack", async () => {
    const hover = async (part: string, inside: number): Promise<string> => {
      const position = positionOf(pack.text, part, inside);
      const found = await editor.request<Hover | null>("textDocument/hover", {
        textDocument: { uri: pack.uri },
        position,
      });
      return found !== null && typeof found.contents === "object" && "value" in found.contents
        ? found.contents.value
        : "";
    };
    assert.match(await hover("taskDst = ", 2), /\*\*`taskDst`\*\*/);
    assert.match(await hover('"10.0.0.0/8"', 4), /16,777,216/);
    assert.match(await hover("severityOfAlerts: 2", 3), /highest/);
    assert.equal(await hover("10.0.0.0/8. Tasks", 2), "");
  });

  it("offers lenses with our commands", async () => {
    const lenses = await editor.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: pack.uri } });
    const { line } = positionOf(pack.text, `"${RULE}"`);
    const titles = lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title);
    assert.deepEqual(titles, ["Run 8 tests", "Evaluate on events (68 events)", "Why not?"]);
    assert.deepEqual(lenses.find(({ range }) => range.start.line === line)?.command?.arguments, [filter]);
  });

  it("outlines, folds, selects and colours", async () => {
    const params = { textDocument: { uri: pack.uri } };
    const symbols = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", params);
    const rule = symbols.find(({ name }) => name === RULE);
    assert.deepEqual(
      rule?.children?.slice(0, 3).map(({ detail }) => detail),
      ["filter", "suppression", ""],
    );

    const folds = await editor.request<FoldingRange[]>("textDocument/foldingRange", params);
    const start = positionOf(pack.text, `- name: "${RULE}"`).line;
    assert.ok(folds.some(({ startLine, endLine }) => startLine === start && endLine > start + 20));

    const position = positionOf(pack.text, '"hostlessNetflow" and taskDst', 3);
    const [selection] = await editor.request<SelectionRange[]>("textDocument/selectionRange", {
      ...params,
      positions: [position],
    });
    const document = TextDocument.create("", "", 1, pack.text);
    const growing: string[] = [];
    for (let range = selection; range !== undefined; range = range.parent) growing.push(document.getText(range.range));
    assert.deepEqual(growing.slice(0, 3), ["hostlessNetflow", '"hostlessNetflow"', 'event_type = "hostlessNetflow"']);
    assert.equal(growing.at(-1), pack.text);

    const full = await editor.request<SemanticTokens>("textDocument/semanticTokens/full", params);
    const part = await editor.request<SemanticTokens>("textDocument/semanticTokens/range", {
      ...params,
      range: { start: { line: start, character: 0 }, end: { line: start + 12, character: 0 } },
    });
    assert.ok(part.data.length > 0 && part.data.length < full.data.length);
  });

  it("links the events of tests", async () => {
    const links = await editor.request<DocumentLink[]>("textDocument/documentLink", {
      textDocument: { uri: pack.uri },
    });
    assert.ok(links.some(({ target }) => target?.endsWith("/events/netflow.ndjson")));
  });

  it("fixes one mistake, all safe ones, or silences a check", async () => {
    const uri = "untitled:/fixes/a.tsq";
    const text = "exe == “/bin/sh”\nand user = null";
    await editor.open(uri, text);
    const actions = async (only?: string[]): Promise<CodeAction[]> =>
      editor.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: WHOLE,
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });
    const all = await actions();
    assert.ok(all.some(({ isPreferred, edit }) => isPreferred && edit !== undefined));
    assert.ok(all.some(({ command }) => command?.command === "rulewright.showCheck"));
    assert.ok(all.every(({ kind }) => kind === "quickfix"));
    const [fixAll] = await actions(["source.fixAll"]);
    const edits: TextEdit[] = fixAll?.edit?.changes?.[uri] ?? [];
    const fixed = TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), edits);
    assert.equal(fixed, 'exe = "/bin/sh"\nand user = null');
    const ignore = all.find(({ title }) => title.startsWith("Ignore missing-event-type"));
    if (ignore !== undefined) {
      const silenced = TextDocument.applyEdits(
        TextDocument.create(uri, "", 1, text),
        ignore.edit?.changes?.[uri] ?? [],
      );
      assert.match(silenced, /^# rulewright-ignore missing-event-type\n/);
    }
  });

  it("formats", async () => {
    const uri = "untitled:/format/a.tsq";
    await editor.open(uri, "exe='x'   AND user=5");
    const edits = await editor.request<TextEdit[]>("textDocument/formatting", {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    const formatted = TextDocument.applyEdits(TextDocument.create(uri, "", 1, "exe='x'   AND user=5"), edits);
    assert.equal(formatted, 'exe = "x" and user = 5\n');
  });

  it("chooses events, steps through them, explains one, and is told so", async () => {
    const sources = await editor.request<EventSource[]>("rulewright/findEvents", { filter });
    assert.equal(sources[0]?.label, "fargate/events");
    const source = sources.find(({ label }) => label === "fargate/events/netflow.ndjson")?.uri ?? "";
    const list = await editor.request<EventList>("rulewright/listEvents", { source, filter, limit: 5 });
    assert.equal(list.total, 39);
    assert.deepEqual(
      list.events.map(({ verdict }) => verdict),
      Array(5).fill("alert"),
    );
    const index = list.events[0]?.index ?? 0;
    await editor.request("rulewright/chooseEvents", { filter, choice: { source, index } });
    assert.ok(editor.told.some(({ method }) => method === "rulewright/eventsChosen"));

    const hints = await hintsOf(editor, pack.uri);
    const { line } = positionOf(pack.text, `"${RULE}"`);
    assert.equal(hints.find(({ position }) => position.line === line)?.label, "✓ alert");
    assert.ok(hints.some(({ label }) => label === '✓ "hostlessNetflow"'));

    const summary = await editor.request<EvaluationSummary>("rulewright/summary", {
      uri: pack.uri,
      position: { line: line + 2, character: 6 },
    });
    assert.deepEqual(summary.outcome, { kind: "verdict", verdict: "alert" });
    assert.equal(summary.events, `netflow.ndjson, event ${index + 1} of 39`);

    const explanation = await editor.request<Explanation>("rulewright/explain", { filter });
    assert.match(explanation.title, /Unexpected Inbound Connection: ✓ alert/);
    assert.deepEqual(
      explanation.lines.slice(0, 3).map(({ depth, mark }) => [depth, mark]),
      [
        [0, "true"],
        [1, "true"],
        [2, "true"],
      ],
    );
    assert.ok(explanation.lines.some(({ text, place }) => text.includes("203.0.113") && place?.uri === pack.uri));

    const step = (by: 1 | -1) => editor.request<EventChoice>("rulewright/stepEvent", { filter, step: by });
    assert.deepEqual(await step(1), { source, index: index + 1 });
    assert.deepEqual(await step(-1), { source, index });
    await editor.request("rulewright/chooseEvents", { filter, choice: null });
    const none = (await hintsOf(editor, pack.uri)).filter(({ position }) => position.line === line);
    assert.deepEqual(none, [], "no events were wanted, not even the usual ones");
  });

  it("finds and runs the tests of every kind of pack", async () => {
    const packs = await editor.request<TestPack[]>("rulewright/findTests", {});
    for (const name of ["fargate.rules.yaml", "host.rules.json", "linux-baseline/ruleset.json"]) {
      const found = packs.find(({ uri }) => uri.endsWith(name));
      assert.ok(found, name);
      const tests = found.rules.flatMap((rule) =>
        rule.tests.map((test) => ({ pack: found.uri, rule: rule.key, test: test.key })),
      );
      const results = await editor.request<TestResult[]>("rulewright/runTests", { pack: found.uri, tests });
      assert.deepEqual(
        results.map(({ test }) => test),
        tests,
      );
      assert.deepEqual(
        results.filter(({ kind }) => kind !== "passed"),
        [],
      );
    }
  });

  it("says why a test fails, at the expectation and at the predicate that decided", async () => {
    const uri = "untitled:/tests/a.rules.yaml";
    const text = `name: P
rules:
  - name: R
    type: Host
    filter: event_type = "audit" and exe = "/bin/sh"
    window: 3600
    threshold: 1
    tests:
      - name: T
        event: {event_type: audit, exe: /bin/ls}
        expect: alert
`;
    await editor.open(uri, text);
    const tests = [{ pack: uri, rule: "R", test: "T" }];
    const [result] = await editor.request<TestResult[]>("rulewright/runTests", { pack: uri, tests });
    assert.ok(result?.kind === "failed");
    const [first, second] = result.failures;
    assert.deepEqual([first?.expected, first?.actual], ["alert", "no-match"]);
    assert.equal(first?.place.range.start.line, 10);
    assert.ok(first?.explanation.some((line) => line.includes("✗") && line.includes("/bin/ls")));
    assert.equal(second?.place.range.start.line, 4);
    assert.deepEqual(second?.place.range.start, positionOf(text, 'exe = "/bin/sh"'));
    const changed = await eventually(
      async () => editor.told,
      (told) => told.some(({ method }) => method === "rulewright/testsChanged"),
    );
    assert.ok(changed);
  });

  it("answers for the text as it is after an edit in the middle of a request", async () => {
    const uri = "untitled:/edit/a.tsq";
    await editor.open(uri, 'event_type = "audit" and exee = "x"');
    const early = pull(editor, uri);
    await editor.change(uri, 2, 'event_type = "audit" and exe = "x"');
    const late = pull(editor, uri);
    assert.ok((await early).some(({ code }) => code === "unknown-field"));
    assert.deepEqual(
      (await late).filter(({ code }) => code === "unknown-field"),
      [],
    );
  });

  it("gives up what is cancelled", async () => {
    const source = new CancellationTokenSource();
    const packs = await editor.request<TestPack[]>("rulewright/findTests", { uri: pack.uri });
    const tests = packs.flatMap((found) =>
      found.rules.flatMap((rule) => rule.tests.map((test) => ({ pack: found.uri, rule: rule.key, test: test.key }))),
    );
    const running = editor.request("rulewright/runTests", { pack: pack.uri, tests }, source.token);
    source.cancel();
    await assert.rejects(running, /ancel/);
    assert.equal(
      (await pull(editor, pack.uri)).some(({ severity }) => severity === 1),
      false,
    );
  });
});

describe("other editors", () => {
  it("get pushed diagnostics where they do not pull, and no commands that they do not have", async () => {
    const editor = await openEditor();
    const uri = "untitled:/push/a.tsq";
    const pushed = (): readonly PublishDiagnosticsParams[] =>
      editor.told.flatMap(({ method, params }) => (isPushed(method, params) && params.uri === uri ? [params] : []));
    await editor.open(uri, "exe = ");
    await eventually(
      async () => pushed(),
      (found) => found.at(-1)?.diagnostics.some(({ severity }) => severity === 1) === true,
    );
    await editor.change(uri, 2, 'event_type = "audit" and exe = "/bin/x"');
    await eventually(
      async () => pushed(),
      (found) => found.at(-1)?.version === 2 && found.at(-1)?.diagnostics.length === 0,
    );
    assert.deepEqual(await editor.request("textDocument/codeLens", { textDocument: { uri } }), []);
    const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: WHOLE,
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.filter(({ command }) => command !== undefined),
      [],
    );
    await editor.notify("textDocument/didClose", { textDocument: { uri } });
    await eventually(
      async () => pushed(),
      (found) => found.at(-1)?.version === undefined && found.at(-1)?.diagnostics.length === 0,
    );
    assert.ok(!editor.told.some(({ method }) => method.startsWith("rulewright/")));
    await editor.close();
  });

  it("may answer null for the settings, or nonsense", async () => {
    for (const settings of [
      null,
      7,
      { dialect: 3, checks: [], fields: "x", inlayHints: null, events: { maxLoaded: "y" } },
    ]) {
      const editor = await openEditor({ capabilities: FULL_CAPABILITIES, settings });
      const uri = "untitled:/settings/a.tsq";
      await editor.open(uri, 'exee = "x"');
      await eventually(
        async () => editor.told,
        (told) => told.some(({ method }) => method === "workspace/configuration"),
      );
      assert.ok((await pull(editor, uri)).some(({ code }) => code === "unknown-field"));
      await editor.close();
    }
  });

  it("have their settings heeded, and changed while they run", async () => {
    const settings: { checks: Record<string, string> } = { checks: { "unknown-field": "off" } };
    const editor = await openEditor({ capabilities: FULL_CAPABILITIES, settings });
    const uri = "untitled:/settings/b.tsq";
    await editor.open(uri, 'event_type = "audit" and exee = "x"');
    const codes = async (): Promise<unknown[]> => (await pull(editor, uri)).map(({ code }) => code);
    await eventually(codes, (found) => !found.includes("unknown-field"));
    settings.checks["unknown-field"] = "error";
    await editor.notify("workspace/didChangeConfiguration", { settings: null });
    const found = await eventually(
      () => pull(editor, uri),
      (all) => all.some(({ code }) => code === "unknown-field"),
    );
    assert.equal(found.find(({ code }) => code === "unknown-field")?.severity, 1);
    await editor.close();
  });

  it("are spoken to in their language", async () => {
    const editor = await openEditor({ capabilities: FULL_CAPABILITIES, locale: "pt-BR" });
    const uri = "untitled:/locale/a.tsq";
    await editor.open(uri, 'event_type = "audit" and exee = "x"');
    const [first] = (await pull(editor, uri)).filter(({ code }) => code === "unknown-field");
    assert.match(String(first?.message), /campo/);
    await editor.close();
  });

  it("may ask about documents that are not open, not ours, or of other programs", async () => {
    const editor = await openEditor({ capabilities: FULL_CAPABILITIES, initializationOptions: { chosenEvents: "?" } });
    const foreign = "untitled:/foreign/node.rules.yaml";
    await editor.open(foreign, "groups:\n  - name: node\n    rules: []\n");
    for (const uri of [foreign, "untitled:/never-opened.tsq", "not a uri"]) {
      const textDocument = { uri };
      const position = { line: 0, character: 0 };
      assert.deepEqual(await pull(editor, uri), []);
      assert.equal(await editor.request("textDocument/hover", { textDocument, position }), null);
      assert.deepEqual(await hintsOf(editor, uri), []);
      assert.deepEqual(await editor.request("textDocument/documentSymbol", { textDocument }), []);
      assert.deepEqual(await editor.request("textDocument/codeLens", { textDocument }), []);
      assert.equal(await editor.request("rulewright/summary", { uri, position }), null);
      assert.equal(await editor.request("rulewright/explain", { filter: { uri } }), null);
      assert.deepEqual(await editor.request("rulewright/findTests", { uri }), []);
    }
    await editor.close();
  });

  it("may shut down while work is pending", async () => {
    const editor = await openEditor({
      capabilities: FULL_CAPABILITIES,
      initializationOptions: OUR_OPTIONS,
      folders: [pathToFileURL(SAMPLES).href],
    });
    const pack = sample("host/host.rules.json");
    await editor.open(pack.uri, pack.text);
    const pending = hintsOf(editor, pack.uri).catch(() => []);
    await editor.close();
    await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, 100))]);
  });
});

function isPushed(method: string, params: unknown): params is PublishDiagnosticsParams {
  return method === "textDocument/publishDiagnostics" && typeof params === "object" && params !== null;
}
