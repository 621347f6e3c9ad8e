/** `rulewright fmt`: lays out filter files and the filters of packs. A filter that does not parse stays as it is. */

import { applyEdits, defineMessages, formatDocument, isOurs, openDocument, type Schema } from "../../language/index.js";
import { readTextFile } from "../../workspace/nodeFiles.js";
import { type Context, complain, type Troubles } from "../context.js";
import type { Trouble } from "../exitCode.js";
import { shownPath } from "../reporters/shownText.js";
import type { FormatCommand } from "../request.js";
import { findSources, shown } from "../sourceFiles.js";
import { readStdin } from "../standardInput.js";
import type { Terminal } from "../terminal.js";
import { write } from "../writing.js";

const messages = defineMessages("fmt", {
  formatted: {
    en: "Formatted: {count}. Files: {files}.",
    es: "Con formato nuevo: {count}. Archivos: {files}.",
    "pt-br": "Formatados: {count}. Arquivos: {files}.",
  },
  wanted: {
    en: "Not formatted: {count}. Files: {files}.",
    es: "Sin formato: {count}. Archivos: {files}.",
    "pt-br": "Não formatados: {count}. Arquivos: {files}.",
  },
  unparsed: {
    en: "{path}: filters that do not parse and stay as they are: {count}. `rulewright lint` says why.",
    es: "{path}: filtros que no se pueden leer y quedan como están: {count}. `rulewright lint` dice por qué.",
    "pt-br": "{path}: filtros que não podem ser lidos e ficam como estão: {count}. `rulewright lint` diz por quê.",
  },
});

export async function formatCommand(command: FormatCommand, context: Context): Promise<Troubles> {
  const { terminal, schema } = context;
  if (command.paths.length === 1 && command.paths[0] === "-") return formatStdin(command, context);
  const sources = findSources(command.paths.length === 0 ? ["."] : command.paths, terminal.cwd);
  if (sources.kind === "wrong") return complain(terminal, sources.message);
  const troubles = new Set<Trouble>();
  let changed = 0;
  for (const path of sources.value) {
    const file = readTextFile(path);
    if (file.kind === "problem") {
      for (const trouble of complain(terminal, file.message)) troubles.add(trouble);
      continue;
    }
    const name = shown(path, terminal.cwd);
    const { text, unparsed } = formatted(path, file.text, schema);
    if (unparsed > 0) troubles.add(sayUnparsed(name, unparsed, terminal));
    if (text === file.text) continue;
    changed++;
    terminal.out.line(shownPath(name));
    if (command.check) troubles.add("finding");
    else for (const trouble of write(path, (file.mark ? "\uFEFF" : "") + text, terminal)) troubles.add(trouble);
  }
  const numbers = { count: terminal.number(changed), files: terminal.number(sources.value.length) };
  terminal.err.line(terminal.text(command.check ? messages.wanted(numbers) : messages.formatted(numbers)));
  return [...troubles];
}

/** The formatted text goes to standard output; with `--check`, nothing but the exit code says whether it differs. */
async function formatStdin(command: FormatCommand, { terminal, schema }: Context): Promise<Troubles> {
  const input = await readStdin(terminal);
  if (input.kind === "wrong") return complain(terminal, input.message);
  const name = command.stdinName ?? "stdin.tsq";
  const { text, unparsed } = formatted(isOurs(name) ? name : `${name}.tsq`, input.value, schema);
  if (!command.check) terminal.out.write(text);
  const troubles: Trouble[] = command.check && text !== input.value ? ["finding"] : [];
  return unparsed === 0 ? troubles : [...troubles, sayUnparsed(name, unparsed, terminal)];
}

function formatted(name: string, text: string, schema: Schema): { readonly text: string; readonly unparsed: number } {
  const document = openDocument(name, text, schema);
  const unparsed = document.units.filter(({ analysis }) => !analysis.bound.evaluable).length;
  return { text: applyEdits(text, formatDocument(document)), unparsed };
}

function sayUnparsed(path: string, count: number, terminal: Terminal): Trouble {
  terminal.err.line(terminal.text(messages.unparsed({ path: shownPath(path), count })));
  return "doesNotParse";
}
