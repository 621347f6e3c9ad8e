/**
 * How the rules of a pack stand to each other, for the editor: in slices, and after an edit only the pairs of the rule that
 * was edited.
 */

import {
  alertConditionOf,
  Budget,
  PackRelations,
  type RelatedRules,
  RuleKeys,
  RulePairs,
  type RuleState,
  ruleToRelate,
  type Schema,
} from "../language/index.js";
import type { RelationStores } from "./relationStores.js";
import type { RuleInFile } from "./ruleTestService.js";
import { Slices } from "./slices.js";

const PAIRS_WITHOUT_A_LOOK = 64;

/** A class, because it remembers who asked last. */
export class PackRelationService {
  /** By the addresses of packs. */
  readonly #relations = new Map<string, PackRelations>();
  /** By the addresses of packs: the latest call, because rules have their numbers from it. */
  readonly #latest = new Map<string, object>();

  /** @param effortOf the settings' how many times the usual steps proofs may take */
  constructor(
    private readonly stores: RelationStores,
    private readonly effortOf: () => number,
  ) {}

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
    const pairs = new RulePairs(rules.length);
    const schema = rules[0]?.file.document.schema;
    if (schema === undefined) return { rules: [], pairs, compared: 0, skipped: 0 };
    const relations = this.#relationsOf(packUri, schema);
    const mine = {};
    this.#latest.set(packUri, mine);
    const keys = new RuleKeys();
    relations.update(
      rules.map(({ rule: { filter, suppressions, rule } }) => {
        const analyses = suppressions.map(({ analysis }) => analysis);
        return ruleToRelate(rule?.rule.ruleType, filter?.analysis, analyses, schema, keys);
      }),
    );
    const budget = new Budget(Number.POSITIVE_INFINITY);
    const states: RuleState[] = [];
    const slices = new Slices();
    for (const [second, placed] of rules.entries()) {
      states.push(stateOf(placed, relations.relation(second, second, budget)));
      if (states[second] !== "matches") continue;
      for (let first = 0; first < second; first++) {
        if (states[first] !== "matches") continue;
        pairs.add(first, second, relations.relation(first, second, budget) ?? "unknown");
        // Looking at the clock takes longer than most pairs.
        if (first % PAIRS_WITHOUT_A_LOOK !== 0 || !slices.isOver()) continue;
        await slices.pause();
        if (isCancelled() || this.#latest.get(packUri) !== mine) return undefined;
      }
    }
    const matching = states.filter((state) => state === "matches").length;
    const files = new Set(rules.map(({ file }) => file));
    const named = rules.map(({ file, rule }, number) => ({
      name: rule.label,
      file: files.size === 1 ? undefined : fileName(file.uri),
      state: states[number] ?? "broken",
      condition: alertConditionOf(rule.rule?.rule),
    }));
    return { rules: named, pairs, compared: (matching * (matching - 1)) / 2, skipped: 0 };
  }

  /** Nobody looks at the pack any more. */
  forget(packUri: string): void {
    this.#relations.delete(packUri);
    this.#latest.delete(packUri);
    this.stores.forget(packUri);
  }

  #relationsOf(packUri: string, schema: Schema): PackRelations {
    const store = this.stores.of(packUri, schema, this.effortOf());
    const known = this.#relations.get(packUri);
    if (known?.store === store) return known;
    const relations = new PackRelations(store);
    this.#relations.set(packUri, relations);
    return relations;
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
