/** All that is known about one text of a filter: computed once for each version of the text, then only read. */

import type { AnalysisContext } from "./analysisContext.js";
import { bind } from "./binding/bind.js";
import type { BoundFilter } from "./binding/boundFilter.js";
import { type ParseResult, parse } from "./syntax/parse.js";

export interface Analysis {
  readonly text: string;
  readonly context: AnalysisContext;
  readonly syntax: ParseResult;
  readonly bound: BoundFilter;
}

/**
 * Reads a filter. Total: any text gives an analysis, and what is wrong with it stands in `syntax.problems`.
 *
 * @example analyse('exe = "/bin/sh"', { schema, ruleType: "Host", role: "filter", host: "pack", lists: undefined })
 */
export function analyse(text: string, context: AnalysisContext): Analysis {
  const syntax = parse(text, { comments: context.host === "file" });
  return { text, context, syntax, bound: bind(syntax, context) };
}
