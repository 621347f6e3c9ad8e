/** What must be known besides the text to say what a filter means and what is wrong with it. */

import type { Literal } from "./binding/boundFilter.js";
import type { RuleType, Schema } from "./schema/schema.js";

export interface AnalysisContext {
  readonly schema: Schema;
  /** The type of the rule that the filter belongs to, where it is known: it narrows the possible events. */
  readonly ruleType: RuleType | undefined;
  readonly role: "filter" | "suppression";
  /** `file`: a text of its own, which may hold comments. `pack`: a value inside a pack. */
  readonly host: "file" | "pack";
  /** The lookup lists that are defined, by name without `@`; `undefined` where nothing says which there are. */
  readonly lists: ReadonlyMap<string, readonly Literal[]> | undefined;
}
