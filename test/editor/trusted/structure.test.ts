import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { rangeOf } from "../ask.js";
import { eventually } from "../eventually.js";
import { openInEditor } from "../extension.js";
import { HOSTS, openFilter, RULE, writeFolder, yamlPack } from "../hosts.js";

const FILTER = 'eventName = "StopLogging" and (userAgent = null or userAgent starts_with "aws")';

/** Asks until there is an answer: the server may still be reading the document. */
function answer<T>(command: string, ...parameters: readonly unknown[]): Promise<T> {
  return eventually(async () => {
    const found = await vscode.commands.executeCommand<T | undefined>(command, ...parameters);
    return Array.isArray(found) && found.length === 0 ? undefined : found;
  });
}

describe("the structure of a document", () => {
  for (const host of HOSTS) {
    it(`is outlined in ${host.name}`, async () => {
      const { document } = await openFilter(host, FILTER);
      const names = await eventually(async () => {
        const found = await answer<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri);
        const all = flatten(found).map(({ name }) => name);
        return all.some((name) => name.startsWith("eventName =")) ? all : undefined;
      });
      if (host.language !== "threatstack-filter") assert.ok(names.includes(RULE));
    });

    it(`grows a selection by expressions in ${host.name}`, async () => {
      const { document } = await openFilter(host, FILTER);
      const at = rangeOf(document, "userAgent starts_with").start.translate(0, 2);
      const growing = await eventually(async () => {
        const command = "vscode.executeSelectionRangeProvider";
        const [found] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(command, document.uri, [at]);
        const texts: string[] = [];
        for (let each = found; each !== undefined; each = each.parent) {
          texts.push(document.getText(each.range).replaceAll('\\"', '"'));
        }
        return texts.includes('userAgent starts_with "aws"') ? texts : undefined;
      });
      const wanted = [
        "userAgent",
        'userAgent starts_with "aws"',
        'userAgent = null or userAgent starts_with "aws"',
        FILTER,
      ];
      assert.deepEqual(
        wanted.filter((text) => growing.includes(text)),
        wanted,
        growing.join("\n"),
      );
    });

    it(`is coloured by meaning in ${host.name}`, async () => {
      const { document } = await openFilter(host, FILTER);
      const tokens = await answer<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri);
      const legend = await answer<vscode.SemanticTokensLegend>(
        "vscode.provideDocumentSemanticTokensLegend",
        document.uri,
      );
      const words = wordsOf(tokens, legend, document);
      assert.equal(words.get("eventName"), "property");
      assert.equal(words.get("and"), "keyword");
      assert.equal(words.get("starts_with"), "operator");
    });
  }

  it("folds at the rules of a pack", async () => {
    const folder = await writeFolder({ "fold.rules.yaml": yamlPack("exe = null") });
    const { document } = await openInEditor(folder, "fold.rules.yaml");
    const { line } = rangeOf(document, `- name: ${RULE}`).start;
    await eventually(async () => {
      const command = "vscode.executeFoldingRangeProvider";
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(command, document.uri);
      return folds.find(({ start, end }) => start === line && end >= line + 5);
    });
  });
});

describe("formatting", () => {
  for (const host of HOSTS) {
    it(`writes the filter of ${host.name} in one style and leaves the rest alone`, async () => {
      const { document } = await openFilter(host, "eventName='StopLogging'   AND   userAgent!=null");
      await eventually(async () => {
        const options = { tabSize: 2, insertSpaces: true };
        const command = "vscode.executeFormatDocumentProvider";
        const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
          command,
          document.uri,
          options,
        );
        if (edits === undefined || edits.length === 0) return undefined;
        const edit = new vscode.WorkspaceEdit();
        edit.set(document.uri, edits);
        return vscode.workspace.applyEdit(edit);
      });
      assert.equal(document.getText(), host.write('eventName = "StopLogging" and userAgent != null'));
    });
  }
});

function flatten(symbols: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}

/** The type of each word, decoded from the numbers of the protocol: each token tells its distance from the last one. */
function wordsOf(
  { data }: vscode.SemanticTokens,
  { tokenTypes }: vscode.SemanticTokensLegend,
  document: vscode.TextDocument,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  let [line, character] = [0, 0];
  for (let index = 0; index + 4 < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.subarray(index, index + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const word = document.getText(new vscode.Range(line, character, line, character + length));
    words.set(word, tokenTypes[type] ?? "");
  }
  return words;
}
