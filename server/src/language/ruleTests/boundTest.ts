/** What a rule test judges by, bound for it: the test's own lists count. */

import { analyse } from "../analysis.js";
import type { AnalysisContext } from "../analysisContext.js";
import type { BoundFilter, Literal } from "../binding/boundFilter.js";
import type { RuleType, Schema } from "../schema/schema.js";
import type { RuleTest } from "./ruleTest.js";

export interface BoundTest {
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
  /** Which of the saved events are judged; `undefined` where all are. */
  readonly where: BoundFilter | undefined;
}

export interface BindingOfTests {
  readonly schema: Schema;
  /** Those of the pack. */
  readonly lists: ReadonlyMap<string, readonly Literal[]>;
}

/** The parts of a rule that have a text. */
export interface RuleTexts {
  readonly ruleType: RuleType | undefined;
  /** `undefined` where the rule has none. */
  readonly filter: string | undefined;
  readonly suppressions: readonly string[];
}

export function bindTest(
  { ruleType, filter, suppressions }: RuleTexts,
  { input, lists }: RuleTest,
  binding: BindingOfTests,
): BoundTest {
  const context = {
    schema: binding.schema,
    ruleType,
    host: "pack",
    lists: new Map([...binding.lists, ...lists]),
  } as const;
  const bind = (text: string, role: AnalysisContext["role"]): BoundFilter => analyse(text, { ...context, role }).bound;
  const where = input.kind === "events" ? input.where : undefined;
  return {
    filter: bind(filter ?? "", "filter"),
    suppressions: suppressions.map((text) => bind(text, "suppression")),
    where: where && bind(where.text, "filter"),
  };
}
