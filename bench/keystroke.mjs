// From a keystroke to diagnostics and inline verdicts, in the language server, on a pack of 5,000 lines: the real server
// over a stream in this process, an incremental edit of one character, then what an editor asks after it.
// Run: npm run build && node bench/keystroke.mjs [keystrokes] [lines]
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const compiled = process.env.RULEWRIGHT_COMPILED ?? path.resolve(import.meta.dirname, "../out");
const { FULL_CAPABILITIES, OUR_OPTIONS, openEditor } = await import(
  pathToFileURL(path.join(compiled, "test/support/languageServer.js")).href
);

const KEYSTROKES = Number(process.argv[2] ?? 300);
const LINES = Number(process.argv[3] ?? 5000);
const VISIBLE_LINES = 60;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rulewright-keystroke-"));
try {
  const samples = path.resolve(import.meta.dirname, "../samples/fargate");
  fs.cpSync(path.join(samples, "events"), path.join(folder, "events"), { recursive: true });
  const { text, typingLine } = largePack(fs.readFileSync(path.join(samples, "fargate.rules.yaml"), "utf8"), LINES);
  const uri = pathToFileURL(path.join(folder, "large.rules.yaml")).href;
  const editor = await openEditor({
    capabilities: FULL_CAPABILITIES,
    initializationOptions: OUR_OPTIONS,
    folders: [pathToFileURL(folder).href],
  });
  const began = performance.now();
  await editor.open(uri, text);
  await answers(editor, uri, typingLine);
  const opened = performance.now() - began;
  while (!(await answers(editor, uri, typingLine)).hints.some(({ label }) => /match/.test(label))) await pause(20);

  const lineText = text.split("\n")[typingLine];
  const typed = ' and taskFamily = "payments-api" and exe starts_with "/usr/local/bin/"';
  const times = { diagnostics: [], hints: [], both: [], processor: [] };
  let version = 1;
  let character = lineText.length - (lineText.endsWith("'") ? 1 : 0);
  const firstCharacter = character;
  for (let key = 0; key < KEYSTROKES; key++) {
    await pause(5);
    const position = { line: typingLine, character };
    const next = typed[(character - firstCharacter) % (typed.length + 1)];
    const isEnd = next === undefined;
    const range = isEnd
      ? { start: { line: typingLine, character: firstCharacter }, end: position }
      : { start: position, end: position };
    const used = process.cpuUsage();
    const start = performance.now();
    void editor.notify("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: isEnd ? "" : next }],
    });
    const { diagnosticsAt, hintsAt } = await answers(editor, uri, typingLine);
    times.diagnostics.push(diagnosticsAt - start);
    times.hints.push(hintsAt - start);
    times.both.push(Math.max(diagnosticsAt, hintsAt) - start);
    const { user, system } = process.cpuUsage(used);
    times.processor.push((user + system) / 1000);
    character = isEnd ? firstCharacter : character + 1;
  }
  const lines = text.split("\n").length;
  console.log(
    `${lines} lines, ${(text.length / 1024).toFixed(0)} KiB, ${KEYSTROKES} keystrokes, Node ${process.version}`,
  );
  console.log(`opened, first diagnostics and hints: ${opened.toFixed(0)} ms`);
  for (const [name, values] of Object.entries(times)) {
    console.log(`${name.padEnd(12)} p50 ${at(values, 0.5)}  p95 ${at(values, 0.95)}  max ${at(values, 1)} ms`);
  }
  await editor.close();
  process.exitCode = Number(at(times.both, 0.95)) < 30 ? 0 : 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** What an editor asks after an edit: the diagnostics of the document, and the hints of what is in view. */
async function answers(editor, uri, line) {
  const textDocument = { uri };
  const start = { line: Math.max(0, line - VISIBLE_LINES / 2), character: 0 };
  const end = { line: line + VISIBLE_LINES / 2, character: 0 };
  let diagnosticsAt = 0;
  let hintsAt = 0;
  const [, hints] = await Promise.all([
    editor.request("textDocument/diagnostic", { textDocument }).then((report) => {
      diagnosticsAt = performance.now();
      return report;
    }),
    editor.request("textDocument/inlayHint", { textDocument, range: { start, end } }).then((found) => {
      hintsAt = performance.now();
      return found;
    }),
  ]);
  return { diagnosticsAt, hintsAt, hints };
}

/** The rules of a sample again and again, each with a name of its own. */
function largePack(sample, lines) {
  const head = sample.slice(0, sample.indexOf("rules:\n") + "rules:\n".length);
  const rules = sample.slice(head.length);
  let text = head;
  for (let copy = 1; text.split("\n").length < lines; copy++) {
    text += `${rules.replace(/^( {2}- name: "[^"]*)"/gm, `$1 ${copy}"`).trimEnd()}\n\n`;
  }
  const all = text.split("\n").slice(0, lines);
  while (all.length > 0 && !/^ {2}- name: /.test(all.at(-1))) all.pop();
  all.pop();
  const middle = Math.floor(all.length / 2);
  const typingLine = all.findIndex((line, index) => index > middle && /^ {4}filter: (?!['"[>|])/.test(line));
  return { text: `${all.join("\n")}\n`, typingLine };
}

function at(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
