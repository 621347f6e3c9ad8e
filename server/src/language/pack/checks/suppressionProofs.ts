/** How the suppressions of a pack's rules stand to the rules' filters: what the checks of suppressions ask, proved. */

import { type Analysis, analyse } from "../../analysis.js";
import { eventTypesOfRule } from "../../binding/eventTypes.js";
import { predicatesOf } from "../../checks/predicates.js";
import { type Assumption, Budget, disjoint, impliesAny, satisfiable } from "../../proof/index.js";
import type { Schema } from "../../schema/schema.js";
import { literalsByList, type PackRule, type RulePack } from "../rulePack.js";

/** Steps that the proofs about one rule may take; counted for each rule, so that they are the same in any pack. */
const STEPS_FOR_EACH_RULE = 50_000;

export interface RuleProof {
  /** The suppressions, by number, that together match whatever the filter matches; empty where they do not. */
  readonly swallowing: readonly number[];
  /** Those that match nothing that the filter matches. */
  readonly idle: readonly number[];
}

const NOTHING: RuleProof = { swallowing: [], idle: [] };

/**
 * What was proved about the rules of a pack. Whoever keeps a document keeps this with it, so that a keystroke costs the
 * proofs of one rule. A class, because it outlives the checks.
 */
export class PackProofs {
  #known = new Map<string, RuleProof>();
  #schema: Schema | undefined;

  /** The proofs about each rule that has suppressions; forgets rules that are no longer there. */
  of(pack: RulePack, schema: Schema): readonly { readonly rule: PackRule; readonly proof: RuleProof }[] {
    if (schema !== this.#schema) this.#known.clear();
    this.#schema = schema;
    const known = new Map<string, RuleProof>();
    const lists = literalsByList(pack.lists);
    const listKey = [...lists].map(([name, literals]) => [
      name,
      literals.map(({ kind, value }) => [kind, String(value)]),
    ]);
    const proofs = pack.rules.flatMap((rule) => {
      if (rule.filter === undefined || rule.suppressions.length === 0) return [];
      const texts = [rule.filter.text, ...rule.suppressions.map(({ text }) => text)];
      const key = JSON.stringify([rule.ruleType ?? null, texts, listKey]);
      const proof = this.#known.get(key) ?? known.get(key) ?? prove(rule, texts, lists, schema);
      known.set(key, proof);
      return [{ rule, proof }];
    });
    this.#known = known;
    return proofs;
  }
}

function prove(
  { ruleType }: PackRule,
  [filterText = "", ...suppressionTexts]: readonly string[],
  lists: ReturnType<typeof literalsByList>,
  schema: Schema,
): RuleProof {
  const budget = new Budget(STEPS_FOR_EACH_RULE);
  const assumption: Assumption = { kind: "asDocumented", schema, eventTypes: eventTypesOfRule(ruleType, schema) };
  const read = (text: string, role: "filter" | "suppression"): Analysis =>
    analyse(text, { schema, ruleType, role, host: "pack", lists });
  const isPossible = ({ bound }: Analysis): boolean =>
    satisfiable(bound, assumption, { budget, certified: false }).kind === "satisfiable";

  const filter = read(filterText, "filter");
  if (!isPossible(filter)) return NOTHING;
  const possible = suppressionTexts
    .map((text, index) => ({ index, analysis: read(text, "suppression") }))
    .filter(({ analysis }) => analysis.bound.expression !== undefined && isPossible(analysis));
  const idle = possible
    .filter(
      ({ analysis }) =>
        disjoint(filter.bound, analysis.bound, assumption, { budget, certified: false }).kind === "proved",
    )
    .map(({ index }) => index);
  return { swallowing: swallowing(filter, possible, assumption, budget), idle };
}

function swallowing(
  filter: Analysis,
  possible: readonly { readonly index: number; readonly analysis: Analysis }[],
  assumption: Assumption,
  budget: Budget,
): readonly number[] {
  const bounds = possible.map(({ analysis }) => analysis.bound);
  if (bounds.length === 0) return [];
  // Most rules are not swallowed, which is quickly seen; a proof that names its reasons costs more.
  if (impliesAny(filter.bound, bounds, assumption, { budget, certified: false }).kind !== "proved") return [];
  const proof = impliesAny(filter.bound, bounds, assumption, { budget });
  if (proof.kind !== "proved") return [];
  const core = new Set(proof.core);
  return possible
    .filter(({ analysis }) => predicatesOf(analysis.bound).some((one) => core.has(one)))
    .map(({ index }) => index);
}
