/**
 * How the rules of a pack stand to each other, for the editor: in slices, and after an edit only the pairs of the rule that
 * was edited.
 */

import {
  alertConditionOf,
  Budget,
  type Lattice,
  latticeOf,
  PackRelations,
  type RelatedRules,
  RuleKeys,
  RulePairs,
  type RuleState,
  type RuleToRelate,
  ruleToRelate,
  type Schema,
} from "../language/index.js";
import type { RelationStores } from "./relationStores.js";
import type { RuleInFile } from "./ruleTestService.js";
import { Slices } from "./slices.js";

const PAIRS_WITHOUT_A_LOOK = 64;
const NO_PAIRS = new RulePairs(0);
const NO_ORDER = latticeOf(NO_PAIRS);

/** What is known of a pack. */
interface Known {
  readonly relations: PackRelations;
  /** Of the version that was last related to its end. */
  readonly keys: readonly string[];
  readonly pairs: RulePairs;
  readonly order: Lattice;
}

export interface OrderedRules {
  readonly related: RelatedRules;
  readonly order: Lattice;
}

/** A class, because it keeps what was found from one version of a pack to the next. */
export class PackRelationService {
  /** By the addresses of packs. */
  readonly #known = new Map<string, Known>();
  readonly #keys = new RuleKeys();

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
  ): Promise<OrderedRules | undefined> {
    const schema = rules[0]?.file.document.schema;
    if (schema === undefined)
      return { related: { rules: [], pairs: NO_PAIRS, compared: 0, skipped: 0 }, order: NO_ORDER };
    // A copy, by which a later call is noticed: rules have their numbers from the latest.
    const mine = { ...this.#knownOf(packUri, schema) };
    this.#known.set(packUri, mine);
    const { relations } = mine;
    const toRelate = rulesToRelate(rules, schema, this.#keys);
    relations.update(toRelate);
    const keys = toRelate.map(({ key }) => key);
    const changed =
      mine.keys.length === keys.length ? [...keys.keys()].filter((at) => keys[at] !== mine.keys[at]) : undefined;
    const pairs = changed === undefined ? new RulePairs(keys.length) : mine.pairs.without(changed);
    const budget = new Budget(Number.POSITIVE_INFINITY);
    const slices = new Slices();
    const isOutdated = (): boolean => isCancelled() || this.#known.get(packUri) !== mine;
    const states: RuleState[] = [];
    for (const [rule, placed] of rules.entries()) {
      states.push(stateOf(placed, relations.relation(rule, rule, budget)));
      if (!slices.isOver()) continue;
      await slices.pause();
      if (isOutdated()) return undefined;
    }
    for (const [first, second] of pairsWith(changed, keys.length)) {
      if (states[first] !== "matches" || states[second] !== "matches") continue;
      pairs.add(first, second, relations.relation(first, second, budget) ?? "unknown");
      // Looking at the clock takes longer than most pairs.
      if (first % PAIRS_WITHOUT_A_LOOK !== 0 || !slices.isOver()) continue;
      await slices.pause();
      if (isOutdated()) return undefined;
    }
    const order = changed?.length === 0 ? mine.order : latticeOf(pairs);
    this.#known.set(packUri, { relations, keys, pairs, order });
    const matching = states.filter((state) => state === "matches").length;
    const files = new Set(rules.map(({ file }) => file));
    const named = rules.map(({ file, rule }, number) => ({
      name: rule.label,
      file: files.size === 1 ? undefined : fileName(file.uri),
      state: states[number] ?? "broken",
      condition: alertConditionOf(rule.rule?.rule),
    }));
    return { related: { rules: named, pairs, compared: (matching * (matching - 1)) / 2, skipped: 0 }, order };
  }

  /** Nobody looks at the pack any more. */
  forget(packUri: string): void {
    this.#known.delete(packUri);
    this.stores.forget(packUri);
  }

  #knownOf(packUri: string, schema: Schema): Known {
    const store = this.stores.of(packUri, schema, this.effortOf());
    const known = this.#known.get(packUri);
    if (known?.relations.store === store) return known;
    return { relations: new PackRelations(store), keys: [], pairs: NO_PAIRS, order: NO_ORDER };
  }
}

function rulesToRelate(rules: readonly RuleInFile[], schema: Schema, keys: RuleKeys): readonly RuleToRelate[] {
  return rules.map(({ rule: { filter, suppressions, rule } }) => {
    const analyses = suppressions.map(({ analysis }) => analysis);
    return ruleToRelate(rule?.rule.ruleType, filter?.analysis, analyses, schema, keys);
  });
}

/** The pairs that one of these rules is of, or all: each once, the earlier rule first. */
function* pairsWith(
  chosen: readonly number[] | undefined,
  rules: number,
): Generator<readonly [first: number, second: number]> {
  if (chosen === undefined) {
    for (let second = 0; second < rules; second++) for (let first = 0; first < second; first++) yield [first, second];
    return;
  }
  const isChosen = new Set(chosen);
  for (const one of chosen) {
    for (let other = 0; other < rules; other++) {
      if (one === other || (isChosen.has(other) && other < one)) continue;
      yield one < other ? [one, other] : [other, one];
    }
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
