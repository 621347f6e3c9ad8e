/** A rule of a pack as proofs need it: its filters analysed, and a key that tells what they depend on. */

import { type Analysis, analyse } from "../../analysis.js";
import type { AnalysisContext } from "../../analysisContext.js";
import { RuleKeys } from "../../proof/index.js";
import type { Schema } from "../../schema/schema.js";
import { literalsByList, type PackRule, type RulePack } from "../rulePack.js";

export interface AnalysedRule {
  readonly rule: PackRule;
  /** The same for two rules exactly where their types and their filters, lists included, are the same. */
  readonly key: string;
  readonly context: AnalysisContext;
  /** Analysed when first asked for: of a rule that has not changed nobody asks. */
  readonly filter: Analysis;
  readonly suppressions: readonly Analysis[];
}

/** The rules that have a filter. */
export function analysedRules({ rules, lists }: RulePack, schema: Schema): readonly AnalysedRule[] {
  const literals = literalsByList(lists);
  const keys = new RuleKeys();
  return rules.flatMap((rule) => {
    if (rule.filter === undefined) return [];
    const texts = [rule.filter, ...rule.suppressions].map(({ text }) => text);
    const key = keys.keyOf(rule.ruleType, texts, literals);
    const context = { schema, ruleType: rule.ruleType, role: "filter", host: "pack", lists: literals } as const;
    return [new LazyRule(rule, key, context, texts)];
  });
}

class LazyRule implements AnalysedRule {
  #filter: Analysis | undefined;
  #suppressions: readonly Analysis[] | undefined;

  constructor(
    readonly rule: PackRule,
    readonly key: string,
    readonly context: AnalysisContext,
    private readonly texts: readonly string[],
  ) {}

  get filter(): Analysis {
    this.#filter ??= analyse(this.texts[0] ?? "", this.context);
    return this.#filter;
  }

  get suppressions(): readonly Analysis[] {
    const context = { ...this.context, role: "suppression" } as const;
    this.#suppressions ??= this.texts.slice(1).map((text) => analyse(text, context));
    return this.#suppressions;
  }
}
