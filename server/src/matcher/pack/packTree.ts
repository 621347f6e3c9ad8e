/**
 * The shared index of a pack: a tree of tests. A filter is filed under the rarest of its conditions; below that, together
 * with those that share it, under the next one. What is left of a filter where the tree ends is asked when an event gets
 * there. The tree lies in arrays of numbers, because an event that walks through objects all over the memory spends most
 * of its time waiting for them.
 */

import type { Anchors } from "./anchors.js";
import { EdgeTable } from "./edgeTable.js";
import type { Question, Questions } from "./questions.js";

export interface PackTree {
  /**
   * The nodes: each begins with how many filters it has that are true for an event which gets there, how many of which
   * something is still to be asked, and how many slots whose tests lead on. Then come the former filters; the latter, each
   * followed by how many questions it has and by these; and the slots.
   */
  readonly nodes: Int32Array;
  readonly root: number;
  /** By test: where it leads from the root, which each event asks for; −1 for nowhere. */
  readonly fromRoot: Int32Array;
  /** Where tests lead from all other nodes. */
  readonly edges: EdgeTable;
}

/** A filter on its way down the tree. */
interface Filed {
  readonly filter: number;
  /** The conditions that it can be filed under, the rarest first. */
  readonly steps: readonly Step[];
  /** What must be asked wherever it ends. */
  readonly rest: readonly Question[];
}

interface Step {
  readonly question: Question;
  readonly tests: readonly number[];
  readonly isExact: boolean;
  readonly share: number;
}

/** A few filters are cheaper to ask than to file. */
const FEW = 2;
const DEEPEST = 6;
/** A test that most events pass tells filters apart too badly. */
const TOO_FREQUENT = 0.7;
/** In so many places one filter may be filed below the first: lists under lists multiply. */
const MOST_PLACES = 256;

export interface FiledUnder {
  /** By test: the slot whose values are tested. */
  readonly slots: readonly number[];
  readonly anchors: Anchors;
  readonly questions: Questions;
}

/** @param filters the conditions that each must fulfil, by number */
export function buildTree(filters: readonly (readonly number[])[], under: FiledUnder): PackTree {
  const nodes: number[] = [];
  const edges: number[] = [];
  const fromRoot = new Int32Array(under.slots.length).fill(-1);
  const steps = new Steps(under);

  const addNode = (filed: readonly Filed[], depth: number): number => {
    const hits: number[] = [];
    const asked: number[] = [];
    let askedCount = 0;
    const byTest = new Map<number, Filed[]>();
    const isEnd = depth > DEEPEST || (depth > 0 && filed.length <= FEW);
    for (const one of filed) {
      const step = isEnd ? undefined : one.steps[depth];
      if (step !== undefined && (depth === 0 || placesOf(one, depth) <= MOST_PLACES)) {
        for (const test of step.tests) {
          const others = byTest.get(test);
          if (others === undefined) byTest.set(test, [one]);
          else others.push(one);
        }
        continue;
      }
      const start = asked.push(one.filter, 0);
      // What is rarely true comes first: it settles most events.
      for (let at = depth; at < one.steps.length; at++) {
        const each = one.steps[at];
        if (each?.isExact === true) asked.push(each.question);
      }
      for (const question of one.rest) asked.push(question);
      if (asked.length > start) {
        asked[start - 1] = asked.length - start;
        askedCount++;
      } else {
        asked.length -= 2;
        hits.push(one.filter);
      }
    }
    const children: number[] = [];
    const slots = new Set<number>();
    for (const [test, inner] of byTest) {
      slots.add(under.slots[test] ?? 0);
      children.push(test, addNode(inner, depth + 1));
    }
    const node = nodes.push(hits.length, askedCount, slots.size) - NODE_HEAD;
    for (const filter of hits) nodes.push(filter);
    for (const number of asked) nodes.push(number);
    for (const slot of slots) nodes.push(slot);
    for (let at = 0; at < children.length; at += 2) {
      const test = children[at] ?? 0;
      const child = children[at + 1] ?? 0;
      if (depth === 0) fromRoot[test] = child;
      else edges.push(node, test, child);
    }
    return node;
  };

  const root = addNode(
    filters.map((conditions, filter) => steps.fileAway(conditions, filter)),
    0,
  );
  return { nodes: Int32Array.from(nodes), root, fromRoot, edges: new EdgeTable(edges) };
}

/** The head of a node. */
export const NODE_HEAD = 3;

/** What a condition is as a step, found out once. A class, because it remembers. */
class Steps {
  readonly #known = new Map<number, Step | undefined>();

  constructor(readonly under: FiledUnder) {}

  fileAway(conditions: readonly number[], filter: number): Filed {
    const steps: Step[] = [];
    const rest: Question[] = [];
    for (const condition of conditions) {
      const step = this.#stepOf(condition);
      if (step !== undefined) steps.push(step);
      // An anchor that is weaker than its condition only leads there; the condition itself is asked at the end.
      if (step?.isExact !== true) rest.push(this.under.questions.questionOf(condition));
    }
    steps.sort((one, other) => one.share - other.share);
    return { filter, steps, rest };
  }

  #stepOf(condition: number): Step | undefined {
    if (this.#known.has(condition)) return this.#known.get(condition);
    const anchor = this.under.anchors.of(condition);
    const isStep = anchor !== undefined && anchor.share < TOO_FREQUENT;
    const step = isStep ? { question: this.under.questions.questionOf(condition), ...anchor } : undefined;
    this.#known.set(condition, step);
    return step;
  }
}

/** Below how many nodes of this depth's children the filter would stand. */
function placesOf({ steps }: Filed, depth: number): number {
  let places = 1;
  for (let at = 0; at <= depth; at++) places *= steps[at]?.tests.length ?? 1;
  return places;
}
