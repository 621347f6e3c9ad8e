/**
 * How the rules of a pack stand to each other, for the editor: in slices, and after an edit only the pairs of the rule that
 * was edited.
 */

import {
  type Analysis,
  alertConditionOf,
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

/** What is known of a pack. */
interface Known {
  readonly relations: PackRelations;
  /** Of the version that was last related to its end. */
  readonly keys: readonly string[];
  readonly pairs: readonly RulePair[];
}

const PAIRS_WITHOUT_A_LOOK = 16;

/** A class, because it keeps what was proved from one version of a pack to the next. */
export class PackRelationService {
  /** By the addresses of packs. */
  readonly #known = new Map<string, Known>();
  readonly #numbers = new WeakMap<Analysis, number>();
  #lastNumber = 0;

  /**
   * The relations of a pack's rules; `undefined` where it was cancelled or asked for again.
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
    const known = this.#knownOf(packUri, schema);
    // A copy, by which a later call is noticed: rules have their numbers from the latest.
    const mine = { ...known };
    this.#known.set(packUri, mine);
    const { relations } = known;
    const files = new Set(rules.map(({ file }) => file));
    const toRelate = rules.map((rule) => this.#toRelate(rule, schema));
    relations.update(toRelate);
    const isKept = toRelate.map(
      ({ key }, number) => toRelate.length === known.keys.length && key === known.keys[number],
    );
    const budget = new Budget(Number.POSITIVE_INFINITY);
    const states: RuleState[] = [];
    const pairs = known.pairs.filter(({ first, second }) => isKept[first] && isKept[second]);
    const slices = new Slices();
    for (const [second, placed] of rules.entries()) {
      states.push(stateOf(placed, relations.relation(second, second, budget)));
      if (states[second] !== "matches") continue;
      for (let first = 0; first < second; first++) {
        if (states[first] !== "matches" || (isKept[first] && isKept[second])) continue;
        const pair = rulePairOf(first, second, relations.relation(first, second, budget) ?? "unknown");
        if (pair !== undefined) pairs.push(pair);
        // Looking at the clock takes longer than most pairs.
        if (first % PAIRS_WITHOUT_A_LOOK !== 0 || !slices.isOver()) continue;
        await slices.pause();
        if (isCancelled() || this.#known.get(packUri) !== mine) return undefined;
      }
    }
    this.#known.set(packUri, { relations, keys: toRelate.map(({ key }) => key), pairs });
    const matching = states.filter((state) => state === "matches").length;
    const named = rules.map(({ file, rule }, number) => ({
      name: rule.label,
      file: files.size === 1 ? undefined : fileName(file.uri),
      state: states[number] ?? "broken",
      condition: alertConditionOf(rule.rule?.rule),
    }));
    return { rules: named, pairs, compared: (matching * (matching - 1)) / 2, skipped: 0 };
  }

  /** What was proved of a pack that nobody looks at any more. */
  forget(packUri: string): void {
    this.#known.delete(packUri);
  }

  #knownOf(packUri: string, schema: Schema): Known {
    const known = this.#known.get(packUri);
    if (known?.relations.schema === schema) return known;
    return { relations: new PackRelations(schema), keys: [], pairs: [] };
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
  return toItself === "never" ? "never" : "matches";
}

function fileName(uri: string): string {
  const parts = uri.split("/").slice(-2).join("/");
  try {
    return decodeURIComponent(parts);
  } catch {
    return parts;
  }
}
