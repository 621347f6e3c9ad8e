/** One diagnostic for people: place, code and message, the lines with carets, and the fixes offered. */

import {
  type Diagnostic,
  defineMessages,
  type Fix,
  type LineIndex,
  lineIndex,
  type Message,
  type Severity,
  type Span,
} from "../../language/index.js";
import type { JudgedFilter } from "../judgedFilter.js";
import type { Printer, Terminal } from "../terminal.js";
import { codeFrame } from "./codeFrame.js";
import { shownPath, shownText } from "./shownText.js";

const messages = defineMessages("finding", {
  error: { en: "error", es: "error", "pt-br": "erro" },
  warning: { en: "warning", es: "advertencia", "pt-br": "aviso" },
  info: { en: "info", es: "información", "pt-br": "informação" },
  hint: { en: "hint", es: "sugerencia", "pt-br": "dica" },
  safeFix: { en: "fix", es: "arreglo", "pt-br": "conserto" },
  unsafeFix: { en: "unsafe fix", es: "arreglo no seguro", "pt-br": "conserto não seguro" },
});

export interface PrintedFinding {
  /** The file; empty for a filter that the user has typed. */
  readonly place: string;
  readonly index: LineIndex;
  readonly span: Span;
  readonly severity: Severity;
  /** `undefined` where no check stands behind it. */
  readonly code: string | undefined;
  readonly message: Message;
  readonly fixes: readonly Fix[];
  readonly related: Diagnostic["related"];
}

export function printFinding(finding: PrintedFinding, terminal: Terminal, printer: Printer): void {
  printer.line(findingText(finding, terminal, printer));
}

/** Its lines without the last line break. */
export function findingText(finding: PrintedFinding, terminal: Terminal, printer: Printer): string {
  const { place, index, span, severity, code, message, fixes, related } = finding;
  const shownMessage = (one: Message): string => shownText(terminal.text(one)).text;
  const label = printer.paint(severity, severityInWords(severity, terminal));
  const check = code === undefined ? "" : ` ${printer.paint("code", code)}`;
  return [
    `${printer.paint("strong", position(place, index, span))} ${label}${check}`,
    `  ${shownMessage(message)}`,
    ...codeFrame(index, span, printer, severity),
    ...related.map((other) => `  ${position(place, index, other.span)} ${shownMessage(other.message)}`),
    ...fixes.map(({ title, safety }) => {
      const kind = terminal.text(safety === "safe" ? messages.safeFix() : messages.unsafeFix());
      return `  ${printer.paint("good", `${kind}:`)} ${shownMessage(title)}`;
    }),
  ].join("\n");
}

/** Mistakes of a filter that is to be judged go to standard error: they are no result. */
export function printMistakes(judged: JudgedFilter, terminal: Terminal): void {
  for (const { source, span, diagnostic } of judged.mistakes) {
    const file = source.file === undefined ? "" : shownPath(source.file);
    const place = judged.kind === "rule" ? `${file}#${shownText(judged.name).text}` : file;
    printFinding({ ...diagnostic, place, index: lineIndex(source.text), span }, terminal, terminal.err);
  }
}

export function severityInWords(severity: Severity, terminal: Terminal): string {
  return terminal.text(messages[severity]());
}

/** `file:line:column`, both from 1. */
export function position(place: string, index: LineIndex, { start }: Span): string {
  const { line, character } = index.positionAt(start);
  return `${place === "" ? "" : `${place}:`}${line + 1}:${character + 1}`;
}
