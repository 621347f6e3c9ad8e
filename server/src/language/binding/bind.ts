import type { AnalysisContext } from "../analysisContext.js";
import type { ParseResult } from "../syntax/parse.js";
import type { BoundFilter } from "./boundFilter.js";

export function bind(_syntax: ParseResult, _context: AnalysisContext): BoundFilter {
  return { expression: undefined, evaluable: true };
}
