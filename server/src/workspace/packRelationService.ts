/**
 * How the rules of a pack stand to each other, for the editor: in slices, and after an edit only the pairs of the rule that
 * was edited.
 */

import {
  type Analysis,
  Budget,
  EVENT_TYPES,
  eventTypesOfRule,
  PackRelations,
  type RelatedRules,
  type RulePair,
  type RuleState,
  type RuleToRelate,
  rulePairOf,
  type Schema,
} from "../language/index.js";
import type { RuleInFile } from "./ruleTestService.js";
import { Slices } from "./slices.js";

/** A class, because it keeps what was proved from one version of a pack to the next. */
export class PackRelationService {
  /** By the addresses of packs. */
  readonly #known = new Map<string, PackRelations>();
  readonly #numbers = new WeakMap<Analysis, number>();
  #lastNumber = 0;

  /**
   * The relations of a pack's rules; `undefined` where it was cancelled.
   *
   * @param rules of the latest version
   */
  async relate(
    packUri: string,
    rules: readonly RuleInFile[],
    isCancelled: () => boolean,
  ): Promise<RelatedRules | undefined> {
    const schema = rules[0]?.file.document.schema;
    if (schema === undefined) return { rules: [], pairs: [], compared: 0, skipped: 0 };
    const relations = this.#relationsOf(packUri, schema);
    const files = new Set(rules.map(({ file }) => file));
    relations.update(rules.map((rule) => this.#toRelate(rule, schema)));
    const budget = new Budget(Number.POSITIVE_INFINITY);
    const states: RuleState[] = [];
    const pairs: RulePair[] = [];
    const slices = new Slices();
    let compared = 0;
    for (const [second, placed] of rules.entries()) {
      states.push(stateOf(placed, relations.relation(second, second, budget)));
      if (states[second] !== "alerts") continue;
      for (let first = 0; first < second; first++) {
        if (states[first] !== "alerts") continue;
        const pair = rulePairOf(first, second, relations.relation(first, second, budget) ?? "unknown");
        compared++;
        if (pair !== undefined) pairs.push(pair);
        if (!slices.isOver()) continue;
        await slices.pause();
        if (isCancelled()) return undefined;
      }
    }
    const named = rules.map(({ file, rule }, number) => ({
      name: rule.label,
      file: files.size === 1 ? undefined : fileName(file.uri),
      state: states[number] ?? "broken",
    }));
    return { rules: named, pairs, compared, skipped: 0 };
  }

  /** What was proved of a pack that nobody looks at any more. */
  forget(packUri: string): void {
    this.#known.delete(packUri);
  }

  #relationsOf(packUri: string, schema: Schema): PackRelations {
    const known = this.#known.get(packUri);
    if (known?.schema === schema) return known;
    const made = new PackRelations(schema);
    this.#known.set(packUri, made);
    return made;
  }

  #toRelate({ rule: { filter, suppressions, rule } }: RuleInFile, schema: Schema): RuleToRelate {
    const bounds = suppressions.map(({ analysis }) => analysis.bound);
    const analyses = [filter, ...suppressions].flatMap((unit) => unit?.analysis ?? []);
    const ruleType = rule?.rule.ruleType;
    return {
      // A filter that has not changed keeps its analysis, which knows the rule's type and the lists as well.
      key: [ruleType ?? "", filter === undefined ? "" : "f", ...analyses.map((one) => this.#numberOf(one))].join(" "),
      filter: filter?.analysis.bound ?? { expression: undefined, evaluable: ruleType === "File" },
      suppressions: bounds,
      eventTypes: eventTypesOfRule(ruleType, schema).filter((type) => EVENT_TYPES.includes(type)),
    };
  }

  #numberOf(analysis: Analysis): number {
    const known = this.#numbers.get(analysis);
    if (known !== undefined) return known;
    this.#numbers.set(analysis, ++this.#lastNumber);
    return this.#lastNumber;
  }
}

function stateOf({ rule: { filter, suppressions } }: RuleInFile, toItself: string | undefined): RuleState {
  const analyses = [filter, ...suppressions].flatMap((unit) => unit?.analysis ?? []);
  if (analyses.some(({ bound }) => !bound.evaluable) || toItself === "unknown") return "broken";
  return toItself === "never" ? "never" : "alerts";
}

function fileName(uri: string): string {
  const parts = uri.split("/").slice(-2).join("/");
  try {
    return decodeURIComponent(parts);
  } catch {
    return parts;
  }
}
