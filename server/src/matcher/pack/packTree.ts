/**
 * The shared index of a pack: a tree of look-ups. A rule is filed under the rarest of its conjuncts; below that, together
 * with those that share it, under the next one. What is left of a rule where the tree ends is asked when an event gets
 * there.
 */

import type { Reached } from "../../language/index.js";
import type { Condition } from "../condition.js";
import { type Alternative, type Anchor, anchorOf, conjunctsOf } from "./anchors.js";
import { type Frequencies, singleTestKey } from "./frequencies.js";
import type { SlotName } from "./slots.js";
import { type SingleTest, ValueIndex } from "./valueIndex.js";

export interface TreeNode {
  /** Filters that are true for an event which gets here. */
  readonly hits: readonly number[];
  /** Filters of which something is still to be asked. */
  readonly rest: readonly Rest[];
  readonly lookups: readonly Lookup[];
}

export interface Rest {
  readonly filter: number;
  readonly checks: readonly Check[];
}

/** Asks something of the event that is being judged. */
export type Check = () => boolean;

/** Leads from the values of one name to nodes. */
export interface Lookup {
  readonly slot: number;
  readonly index: ValueIndex<TreeNode>;
  /** What the index has answered, by the number of the text or by the value. */
  readonly byText: Map<number, readonly TreeNode[]>;
  readonly byValue: Map<Reached, readonly TreeNode[]>;
}

export interface TreeBuilder {
  readonly frequencies: Frequencies;
  slotOf(name: SlotName): number;
  checkOf(condition: Condition): Check;
}

/** A filter on its way down the tree: what of it is still to be asked. */
interface Filed {
  readonly filter: number;
  readonly left: readonly Conjunct[];
}

interface Conjunct {
  readonly condition: Condition;
  readonly anchor: Anchor | undefined;
}

/** A few filters are cheaper to try than to file further. */
const FEW = 2;
const DEEPEST = 6;
/** A test that most events pass tells rules apart too badly. */
const TOO_FREQUENT = 0.7;

/** @param filters by number, what each asks of an event */
export function buildTree(filters: readonly Condition[], builder: TreeBuilder): TreeNode {
  const costOf = (anchor: Anchor): number => builder.frequencies.of(anchor);
  const filed = filters.map((condition, filter) => ({
    filter,
    left: conjunctsOf(condition).map((conjunct) => ({ condition: conjunct, anchor: anchorOf(conjunct, costOf) })),
  }));
  return buildNode(filed, builder, 0);
}

function buildNode(filed: readonly Filed[], builder: TreeBuilder, depth: number): TreeNode {
  const hits: number[] = [];
  const rest: Rest[] = [];
  const byPath = new Map<string, Map<string, { readonly alternative: Alternative; readonly filed: Filed[] }>>();
  const isEnd = depth > DEEPEST || (depth > 0 && filed.length <= FEW);
  for (const one of filed) {
    if (one.left.length === 0) {
      hits.push(one.filter);
      continue;
    }
    const chosen = isEnd ? undefined : rarest(one.left, builder.frequencies);
    if (chosen === undefined)
      rest.push({ filter: one.filter, checks: one.left.map(({ condition }) => builder.checkOf(condition)) });
    else fileUnder(byPath, one, chosen);
  }
  const lookups = [...byPath.values()].map((tests): Lookup => {
    const entries: (readonly [SingleTest, TreeNode])[] = [];
    for (const { alternative, filed: inner } of tests.values())
      entries.push([alternative.test, buildNode(inner, builder, depth + 1)]);
    const [first] = tests.values();
    const slot = builder.slotOf(first?.alternative ?? { segments: [], isDirect: true });
    return { slot, index: new ValueIndex(entries), byText: new Map(), byValue: new Map() };
  });
  return { hits, rest, lookups };
}

type AnchoredConjunct = Conjunct & { readonly anchor: Anchor };

function rarest(left: readonly Conjunct[], frequencies: Frequencies): AnchoredConjunct | undefined {
  let best: AnchoredConjunct | undefined;
  let least = TOO_FREQUENT;
  for (const { condition, anchor } of left) {
    if (anchor === undefined) continue;
    const cost = frequencies.of(anchor);
    if (cost >= least) continue;
    best = { condition, anchor };
    least = cost;
  }
  return best;
}

function fileUnder(
  byPath: Map<string, Map<string, { readonly alternative: Alternative; readonly filed: Filed[] }>>,
  { filter, left }: Filed,
  { condition, anchor }: AnchoredConjunct,
): void {
  const others = left.filter((conjunct) => conjunct.condition !== condition);
  // An anchor that is weaker than its conjunct has been used; the conjunct itself is asked at the end.
  const inner: Filed = { filter, left: anchor.isExact ? others : [...others, { condition, anchor: undefined }] };
  const seen = new Set<string>();
  for (const alternative of anchor.alternatives) {
    const path = `${alternative.isDirect ? "=" : ""}${alternative.segments.join(".")}`;
    const tests = byPath.get(path) ?? new Map();
    byPath.set(path, tests);
    const key = singleTestKey(alternative.test);
    if (seen.has(`${path} ${key}`)) continue;
    seen.add(`${path} ${key}`);
    const entry = tests.get(key) ?? { alternative, filed: [] };
    tests.set(key, entry);
    entry.filed.push(inner);
  }
}
