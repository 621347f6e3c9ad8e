/** `rulewright lint`: reports mistakes in filter files, packs and tests files, and repairs them. */

import { basename, resolve } from "node:path";
import { type CheckSettings, isForeign, isOurs, type OpenDocument, type Schema } from "../../language/index.js";
import { readTextFile } from "../../workspace/nodeFiles.js";
import { type Context, complain, type Troubles } from "../context.js";
import { interruptionBy, type Trouble } from "../exitCode.js";
import { type FixChoice, lintText } from "../fixing.js";
import { jsonLintReporter } from "../reporters/lintJson.js";
import { compactLintReporter, prettyLintReporter, printDiffSummary } from "../reporters/lintPretty.js";
import { type LintedFile, type LintReporter, summaryOf } from "../reporters/lintReport.js";
import type { LintCommand } from "../request.js";
import { findSources, shown } from "../sourceFiles.js";
import { readStdin } from "../standardInput.js";
import type { Terminal } from "../terminal.js";
import { printDiff } from "../unifiedDiff.js";
import { write } from "../writing.js";

export async function lintCommand(command: LintCommand, context: Context): Promise<Troubles> {
  const { terminal } = context;
  if (command.paths.length === 1 && command.paths[0] === "-") return lintStdin(command, context);
  const sources = findSources(command.paths.length === 0 ? ["."] : command.paths, terminal.cwd);
  if (sources.kind === "wrong") return complain(terminal, sources.message);
  const reporter = reporterFor(command, terminal);
  const files: LintedFile[] = [];
  const troubles = new Set<Trouble>();
  const named = new Set(command.paths.map((path) => resolve(terminal.cwd, path)));
  for (const path of sources.value) {
    const file = readTextFile(path);
    if (file.kind === "problem") {
      for (const trouble of complain(terminal, file.message)) troubles.add(trouble);
      continue;
    }
    const name = shown(path, terminal.cwd);
    const linted = lintFile(name, file.text, command.fixes, context.schema, context.settings);
    // Other programs have files of these names too; one that the user names is meant.
    if (isForeign(linted.document) && !named.has(path)) continue;
    if (command.diff) {
      if (linted.document.text !== file.text) printDiff(name, file.text, linted.document.text, terminal.out);
    } else if (linted.document.text !== file.text) {
      const mark = file.mark ? "\uFEFF" : "";
      for (const trouble of write(path, mark + linted.document.text, terminal)) troubles.add(trouble);
    }
    files.push(linted);
    if (!command.diff) reporter.file(linted);
    await terminal.out.taken();
    if (terminal.interrupted.aborted) {
      troubles.add(interruptionBy(terminal.interrupted));
      break;
    }
  }
  if (command.diff) printDiffSummary(summaryOf(files), terminal);
  else reporter.end(summaryOf(files));
  return [...troubles, ...troublesOf(files)];
}

/** With `--fix`, standard output is the repaired text, and the report goes to the other stream. */
async function lintStdin(command: LintCommand, { terminal, schema, settings }: Context): Promise<Troubles> {
  const input = await readStdin(terminal);
  if (input.kind === "wrong") return complain(terminal, input.message);
  const name = command.stdinName ?? "stdin.tsq";
  const linted = lintFile(isOurs(name) ? name : `${name}.tsq`, input.value, command.fixes, schema, settings);
  const shownAs = { ...linted, path: name };
  if (command.diff) {
    if (linted.document.text !== input.value) printDiff(name, input.value, linted.document.text, terminal.out);
    printDiffSummary(summaryOf([shownAs]), terminal);
  } else {
    const isFixing = command.fixes !== "none";
    if (isFixing) terminal.out.write(linted.document.text);
    const reporter = reporterFor(command, isFixing ? { ...terminal, out: terminal.err } : terminal);
    reporter.file(shownAs);
    reporter.end(summaryOf([shownAs]));
  }
  return troublesOf([shownAs]);
}

function lintFile(path: string, text: string, choice: FixChoice, schema: Schema, settings: CheckSettings): LintedFile {
  const { document, diagnostics, fixed } = lintText(basename(path), text, choice, schema, settings);
  return { path, document, diagnostics, fixed, unparsed: unparsedIn(document, diagnostics) };
}

/** Filters without a truth, and files whose own syntax is wrong, so that filters may be missing from them. */
function unparsedIn({ units }: OpenDocument, diagnostics: LintedFile["diagnostics"]): number {
  const isBroken = diagnostics.some(({ code, severity }) => code === "pack-syntax" && severity === "error");
  return units.filter(({ analysis }) => !analysis.bound.evaluable).length + (isBroken ? 1 : 0);
}

function troublesOf(files: readonly LintedFile[]): Troubles {
  const isFinding = files.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === "error" || severity === "warning"),
  );
  const isUnparsed = files.some(({ unparsed }) => unparsed > 0);
  return [...(isFinding ? (["finding"] as const) : []), ...(isUnparsed ? (["doesNotParse"] as const) : [])];
}

function reporterFor({ format }: LintCommand, terminal: Terminal): LintReporter {
  switch (format) {
    case "pretty":
      return prettyLintReporter(terminal);
    case "compact":
      return compactLintReporter(terminal);
    case "json":
      return jsonLintReporter(terminal);
    default:
      return format satisfies never;
  }
}
