/** What `lint` prints, whatever the format. */

import type { Diagnostic, OpenDocument, Severity } from "../../language/index.js";

export interface LintedFile {
  /** As the user would write it. */
  readonly path: string;
  readonly document: OpenDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly fixed: number;
  /** Filters and suppressions that do not parse, and packs that do not. */
  readonly unparsed: number;
}

export interface LintReporter {
  file(file: LintedFile): void;
  end(summary: LintSummary): void;
}

export interface LintSummary {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fixed: number;
  readonly unparsed: number;
  /** How many of the diagnostics have a fix of either kind. */
  readonly fixable: { readonly safe: number; readonly unsafe: number };
}

export function summaryOf(files: readonly LintedFile[]): LintSummary {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const count = (severity: Severity): number => all.filter((diagnostic) => diagnostic.severity === severity).length;
  const isSafe = ({ fixes }: Diagnostic): boolean => fixes.some(({ safety }) => safety === "safe");
  return {
    files: files.length,
    counts: { error: count("error"), warning: count("warning"), info: count("info"), hint: count("hint") },
    fixed: files.reduce((sum, { fixed }) => sum + fixed, 0),
    unparsed: files.reduce((sum, { unparsed }) => sum + unparsed, 0),
    fixable: {
      safe: all.filter(isSafe).length,
      unsafe: all.filter((diagnostic) => diagnostic.fixes.length > 0 && !isSafe(diagnostic)).length,
    },
  };
}
