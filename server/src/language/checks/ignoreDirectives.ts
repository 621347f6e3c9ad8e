/**
 * Comments that silence checks: `# rulewright-ignore <code> [<code>…]` at the end of a line or on the line before it,
 * `# rulewright-ignore-file <code>…` before the filter. A directive that silences nothing is reported itself, so that
 * none outlives its reason.
 */

import type { Comment, ParseResult } from "../syntax/parse.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import { suggestName } from "../text/similar.js";
import { type Span, span } from "../text/span.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { rewrite } from "./fixes.js";
import { shown } from "./shown.js";

/** A directive of any host: a filter file's comments are read here, a pack's where its host is read. */
export interface IgnoreDirective {
  /** The comment. */
  readonly span: Span;
  readonly codes: readonly IgnoredCode[];
  /** Findings that begin in here are silenced. */
  readonly target: Span;
}

export interface IgnoredCode {
  readonly code: string;
  readonly span: Span;
}

export const UNUSED_IGNORE = "unused-ignore";
export const UNUSED_IGNORE_SEVERITY: Severity = "warning";

const messages = defineMessages(UNUSED_IGNORE, {
  unused: {
    en: "`{code}` reports nothing here, so this directive only hides what may come later. Remove it.",
    es: "`{code}` no señala nada aquí, así que esta directiva solo oculta lo que pueda venir después. Quítela.",
    "pt-br": "`{code}` não aponta nada aqui, então esta diretiva só esconde o que vier depois. Remova-a.",
  },
  unknown: {
    en: "No check is called `{code}`, so this directive silences nothing. Correct the name or remove it.",
    es: "Ninguna comprobación se llama `{code}`, así que esta directiva no silencia nada. Corrija el nombre o quítela.",
    "pt-br":
      "Nenhuma verificação se chama `{code}`, então esta diretiva não silencia nada. Corrija o nome ou remova-a.",
  },
  empty: {
    en: "This directive names no check, so it silences nothing. Add the code of a check after it.",
    es: "Esta directiva no nombra ninguna comprobación, así que no silencia nada. Añada después el código de una.",
    "pt-br": "Esta diretiva não nomeia nenhuma verificação, então não silencia nada. Acrescente o código de uma.",
  },
  remove: { en: "Remove the directive", es: "Quitar la directiva", "pt-br": "Remover a diretiva" },
});

const DIRECTIVE = /^rulewright-ignore(-file)?(?=$|[\s:])[\s:]*/;

/** The directives among the comments of a filter file. */
export function readIgnoreDirectives({ text, comments, tokens }: ParseResult): readonly IgnoreDirective[] {
  const firstToken = tokens[0]?.span.start ?? text.length;
  const commentLines = new Set(
    comments.filter(({ span: { start } }) => isAlone(text, start)).map(({ span: { start } }) => lineStart(text, start)),
  );
  return comments.flatMap((comment) => {
    const match = DIRECTIVE.exec(comment.text);
    if (match === null) return [];
    const wholeFile = match[1] !== undefined && comment.span.start < firstToken;
    const target = wholeFile ? span(0, text.length) : targetLine(text, comment.span, commentLines);
    return [{ span: comment.span, codes: codesOf(text, comment, match[0].length), target }];
  });
}

export interface KnownChecks {
  /** All codes that can be named. */
  readonly codes: ReadonlySet<string>;
  /** Those that report nothing because the user has switched them off: naming them is no mistake. */
  readonly off: ReadonlySet<string>;
  /** `undefined` where `unused-ignore` is itself off. */
  readonly unusedSeverity: Severity | undefined;
}

/**
 * Takes out the diagnostics that a directive silences, and adds one for each name in a directive that silenced none.
 *
 * @example applyIgnoreDirectives(diagnostics, readIgnoreDirectives(analysis.syntax), known)
 */
export function applyIgnoreDirectives(
  diagnostics: readonly Diagnostic[],
  directives: readonly IgnoreDirective[],
  known: KnownChecks,
): readonly Diagnostic[] {
  if (directives.length === 0) return diagnostics;
  const used = new Set<IgnoredCode>();
  const kept = diagnostics.filter(({ code, span: { start } }) => {
    let silenced = false;
    for (const { target, codes } of directives) {
      if (start < target.start || start > target.end) continue;
      for (const named of codes) {
        if (named.code !== code) continue;
        used.add(named);
        silenced = true;
      }
    }
    return !silenced;
  });
  const { unusedSeverity } = known;
  if (unusedSeverity === undefined) return kept;
  const unused = directives.flatMap((directive) => unusedIn(directive, used, known, unusedSeverity));
  return [...kept, ...unused];
}

function unusedIn(
  directive: IgnoreDirective,
  used: ReadonlySet<IgnoredCode>,
  { codes, off }: KnownChecks,
  severity: Severity,
): readonly Diagnostic[] {
  const base = { code: UNUSED_IGNORE, severity, related: [] };
  if (directive.codes.length === 0) {
    return [{ ...base, span: directive.span, message: messages.empty(), fixes: [removal(directive.span)] }];
  }
  return directive.codes
    .filter((named) => !used.has(named) && !off.has(named.code))
    .map((named) => {
      const isKnown = codes.has(named.code);
      const similar = isKnown ? undefined : suggestName(named.code, [...codes]);
      const values = { code: shown(named.code) };
      return {
        ...base,
        span: named.span,
        message: isKnown ? messages.unused(values) : messages.unknown(values),
        fixes: [
          ...(similar === undefined ? [] : [rewrite(named.span, similar, "unsafe")]),
          removal(directive.codes.length === 1 ? directive.span : named.span),
        ],
      };
    });
}

/** Safe: a directive is a comment, and no comment changes what a filter matches. */
function removal(where: Span): Fix {
  return { title: messages.remove(), safety: "safe", edits: [{ span: where, newText: "" }] };
}

function codesOf(text: string, comment: Comment, prefixLength: number): readonly IgnoredCode[] {
  const from = text.indexOf(comment.text, comment.span.start) + prefixLength;
  return [...text.slice(from, comment.span.end).matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => {
    const start = from + index;
    return { code, span: span(start, start + code.length) };
  });
}

/** The line of the comment where something stands before it, otherwise the first line below that is no comment. */
function targetLine(text: string, comment: Span, commentLines: ReadonlySet<number>): Span {
  let start = lineStart(text, comment.start);
  while (commentLines.has(start) && lineEnd(text, start) < text.length) start = nextLine(text, start);
  return span(start, lineEnd(text, start));
}

function isAlone(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text, start - 1)) start--;
  return start;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return end;
}

function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith("\r\n", end) ? 2 : 1);
}

function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 10 || code === 13;
}
