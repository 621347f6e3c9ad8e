/**
 * The shared index of a pack: a tree of tests. A rule is filed under the rarest of its conjuncts; below that, together
 * with those that share it, under the next one. What is left of a rule where the tree ends is asked when an event gets
 * there. The tree lies in arrays of numbers, because an event that walks through objects all over the memory spends most
 * of its time waiting for them.
 */

import type { Condition } from "../condition.js";
import { anchorOf, conjunctsOf } from "./anchors.js";
import type { Check, Checks } from "./checks.js";
import { EdgeTable } from "./edgeTable.js";
import type { PackTests } from "./packTests.js";

export interface PackTree {
  /**
   * The nodes: each begins with how many hits, groups and slots it has, and these follow. Hits are rules that are true
   * for an event which gets there; slots are those whose tests lead on.
   */
  readonly nodes: Int32Array;
  readonly root: number;
  readonly edges: EdgeTable;
  readonly groups: readonly RuleGroup[];
}

/** Rules of which the same is still to be asked. */
export interface RuleGroup {
  readonly checks: readonly Check[];
  readonly rules: readonly number[];
}

/** A rule on its way down the tree. */
interface Filed {
  readonly rule: number;
  /** The conjuncts that it can be filed under, the rarest first. */
  readonly steps: readonly Step[];
  /** What must be asked wherever it ends. */
  readonly rest: readonly Check[];
}

interface Step {
  readonly condition: Condition;
  readonly tests: readonly number[];
  readonly isExact: boolean;
  readonly share: number;
}

/** A few rules are cheaper to ask than to file. */
const FEW = 2;
const DEEPEST = 6;
/** A test that most events pass tells rules apart too badly. */
const TOO_FREQUENT = 0.7;
/** In so many places one rule may be filed below the first: lists under lists multiply. */
const MOST_PLACES = 256;

/** @param filters by rule, what each asks of an event */
export function buildTree(
  filters: readonly Condition[],
  tests: PackTests,
  shares: Float64Array,
  checks: Checks,
): PackTree {
  const nodes: number[] = [];
  const edges: number[] = [];
  const groups: RuleGroup[] = [];

  const addNode = (filed: readonly Filed[], depth: number): number => {
    const hits: number[] = [];
    const asked = new Map<string, { readonly checks: readonly Check[]; readonly rules: number[] }>();
    const bySlot = new Map<number, Map<number, Filed[]>>();
    const isEnd = depth > DEEPEST || (depth > 0 && filed.length <= FEW);
    for (const one of filed) {
      const step = isEnd ? undefined : one.steps[depth];
      if (step !== undefined && (depth === 0 || placesOf(one, depth) <= MOST_PLACES)) {
        for (const test of step.tests) {
          const slot = tests.slotOf(test);
          const byTest = bySlot.get(slot) ?? new Map<number, Filed[]>();
          bySlot.set(slot, byTest);
          const others = byTest.get(test);
          if (others === undefined) byTest.set(test, [one]);
          else others.push(one);
        }
        continue;
      }
      // What is rarely true comes first: it settles most events.
      const left: Check[] = [];
      for (let at = depth; at < one.steps.length; at++) {
        const each = one.steps[at];
        if (each?.isExact === true) left.push(checks.of(each.condition));
      }
      for (const check of one.rest) left.push(check);
      if (left.length === 0) {
        hits.push(one.rule);
        continue;
      }
      const key = left.map(({ number }) => number).join();
      const group = asked.get(key) ?? { checks: left, rules: [] };
      asked.set(key, group);
      group.rules.push(one.rule);
    }
    const children: number[] = [];
    for (const byTest of bySlot.values())
      for (const [test, inner] of byTest) children.push(test, addNode(inner, depth + 1));
    const node = nodes.length;
    nodes.push(hits.length, asked.size, bySlot.size);
    for (const rule of hits) nodes.push(rule);
    for (const group of asked.values()) nodes.push(groups.push(group) - 1);
    for (const slot of bySlot.keys()) nodes.push(slot);
    for (let at = 0; at < children.length; at += 2) edges.push(node, children[at] ?? 0, children[at + 1] ?? 0);
    return node;
  };

  const root = addNode(
    filters.map((condition, rule) => filedRule(condition, rule, tests, shares, checks)),
    0,
  );
  return { nodes: Int32Array.from(nodes), root, edges: new EdgeTable(edges), groups };
}

function filedRule(condition: Condition, rule: number, tests: PackTests, shares: Float64Array, checks: Checks): Filed {
  const steps: Step[] = [];
  const rest: Check[] = [];
  for (const conjunct of conjunctsOf(condition)) {
    const anchor = anchorOf(conjunct, tests, shares);
    const isStep = anchor !== undefined && anchor.share < TOO_FREQUENT;
    if (isStep) steps.push({ condition: conjunct, ...anchor });
    // An anchor that is weaker than its conjunct only leads there; the conjunct itself is asked at the end.
    if (!isStep || !anchor.isExact) rest.push(checks.of(conjunct));
  }
  steps.sort((one, other) => one.share - other.share);
  return { rule, steps, rest };
}

/** Below how many nodes of this depth's children the rule would stand. */
function placesOf({ steps }: Filed, depth: number): number {
  let places = 1;
  for (let at = 0; at <= depth; at++) places *= steps[at]?.tests.length ?? 1;
  return places;
}
