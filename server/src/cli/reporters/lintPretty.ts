/** Diagnostics for people: with the lines and carets, or one line each. */

import { defineMessages, lineIndex, type Message, type Severity } from "../../language/index.js";
import type { Terminal } from "../terminal.js";
import type { LintReporter, LintSummary } from "./lintReport.js";
import { findingText, position, severityInWords } from "./mistakes.js";
import { shownPath, shownText } from "./shownText.js";

const messages = defineMessages("lint", {
  clean: {
    en: "Nothing to report. Files: {files}.",
    es: "Nada que señalar. Archivos: {files}.",
    "pt-br": "Nada a apontar. Arquivos: {files}.",
  },
  summary: {
    en: "Errors: {errors}, warnings: {warnings}, infos: {infos}, hints: {hints}. Files: {files}.",
    es: "Errores: {errors}, advertencias: {warnings}, informaciones: {infos}, sugerencias: {hints}. Archivos: {files}.",
    "pt-br": "Erros: {errors}, avisos: {warnings}, informações: {infos}, dicas: {hints}. Arquivos: {files}.",
  },
  fixed: {
    en: "Fixes applied: {count}.",
    es: "Arreglos aplicados: {count}.",
    "pt-br": "Consertos aplicados: {count}.",
  },
  notApplied: {
    en: "Fixes shown, not applied: {count}.",
    es: "Arreglos mostrados, no aplicados: {count}.",
    "pt-br": "Consertos mostrados, não aplicados: {count}.",
  },
  fixable: {
    en: "`--fix` can repair {count} of them.",
    es: "`--fix` puede reparar {count} de ellos.",
    "pt-br": "`--fix` pode consertar {count} deles.",
  },
  unsafelyFixable: {
    en: "`--unsafe-fixes` can repair {count} more, but may change which events match.",
    es: "`--unsafe-fixes` puede reparar {count} más, pero puede cambiar qué eventos coinciden.",
    "pt-br": "`--unsafe-fixes` pode consertar mais {count}, mas pode mudar quais eventos correspondem.",
  },
  unparsed: {
    en: "Filters and packs that do not parse: {count}.",
    es: "Filtros y paquetes que no se pueden leer: {count}.",
    "pt-br": "Filtros e pacotes que não podem ser lidos: {count}.",
  },
});

/** A write takes longer than making the text of a finding, and a pack may have thousands of them. */
const WRITTEN_AT_ONCE = 100;

export function prettyLintReporter(terminal: Terminal): LintReporter {
  const { out } = terminal;
  return {
    file({ path, document, diagnostics }) {
      const index = lineIndex(document.text);
      const place = shownPath(path);
      for (let first = 0; first < diagnostics.length; first += WRITTEN_AT_ONCE) {
        const texts = diagnostics
          .slice(first, first + WRITTEN_AT_ONCE)
          .map((diagnostic) => `${findingText({ ...diagnostic, place, index }, terminal, out)}\n\n`);
        out.write(texts.join(""));
      }
    },
    end: (summary) => printSummary(summary, terminal),
  };
}

/** `path:line:column: severity code: message`, as editors and scripts understand it. */
export function compactLintReporter(terminal: Terminal): LintReporter {
  const { out } = terminal;
  return {
    file({ path, document, diagnostics }) {
      const index = lineIndex(document.text);
      for (const { span, severity, code, message } of diagnostics) {
        const place = position(shownPath(path), index, span);
        const label = severityInWords(severity, terminal);
        out.line(`${place}: ${label} ${code}: ${shownText(terminal.text(message)).text}`);
      }
    },
    end: () => undefined,
  };
}

function printSummary(summary: LintSummary, terminal: Terminal): void {
  const { out } = terminal;
  if (summary.fixed > 0) out.line(terminal.text(messages.fixed({ count: terminal.number(summary.fixed) })));
  printCounts(summary, terminal, out);
}

/** Standard output is taken by the diff, and nothing was written to files. */
export function printDiffSummary(summary: LintSummary, terminal: Terminal): void {
  const { err } = terminal;
  if (summary.fixed > 0) err.line(terminal.text(messages.notApplied({ count: terminal.number(summary.fixed) })));
  printCounts(summary, terminal, err);
}

function printCounts(summary: LintSummary, terminal: Terminal, printer: Terminal["out"]): void {
  const { counts, unparsed, fixable } = summary;
  const say = (message: Message): void => printer.line(terminal.text(message));
  const number = (count: number): string => terminal.number(count);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const files = number(summary.files);
  if (total === 0) say(messages.clean({ files }));
  else {
    const texts: Record<Severity, string> = {
      error: number(counts.error),
      warning: number(counts.warning),
      info: number(counts.info),
      hint: number(counts.hint),
    };
    say(
      messages.summary({ errors: texts.error, warnings: texts.warning, infos: texts.info, hints: texts.hint, files }),
    );
  }
  if (unparsed > 0) say(messages.unparsed({ count: number(unparsed) }));
  if (fixable.safe > 0) say(messages.fixable({ count: number(fixable.safe) }));
  if (fixable.unsafe > 0) say(messages.unsafelyFixable({ count: number(fixable.unsafe) }));
}
