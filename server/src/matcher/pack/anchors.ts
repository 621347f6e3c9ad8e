/**
 * By which tests a rule can be found: of a conjunct, alternatives of which one must be true for it to be true. A rule is
 * filed under the alternatives of one of its conjuncts, and need not be looked at where none of them is true.
 */

import type { Atom, Condition } from "../condition.js";
import { ATTACHED_TYPE } from "./slots.js";
import type { SingleTest } from "./valueIndex.js";

export interface Alternative {
  readonly segments: readonly string[];
  readonly isDirect: boolean;
  readonly test: SingleTest;
}

export interface Anchor {
  readonly alternatives: readonly Alternative[];
  /** Whether the conjunct is true wherever one of them is, so that it need not be asked again. */
  readonly isExact: boolean;
}

/** More alternatives than this make a rule cheaper to try than to file. */
const MOST_ALTERNATIVES = 4_096;

/** What the filter must all fulfil. */
export function conjunctsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "all") return condition.parts;
  return condition.kind === "constant" && condition.value ? [] : [condition];
}

/**
 * The anchor of a conjunct; `undefined` where it has none: a negation, say, is true of events that have nothing in
 * common.
 *
 * @param costOf how often an alternative is true, for choosing among the parts of a conjunction
 */
export function anchorOf(condition: Condition, costOf: (anchor: Anchor) => number): Anchor | undefined {
  switch (condition.kind) {
    case "atom":
      return { alternatives: alternativesOf(condition), isExact: true };
    case "any": {
      const alternatives: Alternative[] = [];
      let isExact = true;
      for (const part of condition.parts) {
        const anchor = anchorOf(part, costOf);
        if (anchor === undefined) return undefined;
        alternatives.push(...anchor.alternatives);
        isExact = isExact && anchor.isExact;
      }
      return alternatives.length > MOST_ALTERNATIVES ? undefined : { alternatives, isExact };
    }
    case "all": {
      const anchors = condition.parts.flatMap((part) => anchorOf(part, costOf) ?? []);
      const [first] = anchors;
      if (first === undefined) return undefined;
      const best = anchors.reduce((one, other) => (costOf(other) < costOf(one) ? other : one), first);
      return { alternatives: best.alternatives, isExact: false };
    }
    case "constant":
      return condition.value ? undefined : { alternatives: [], isExact: true };
    case "virtualType": {
      const test: SingleTest = { kind: "literal", literal: { kind: "string", value: condition.type } };
      return { alternatives: [{ segments: [ATTACHED_TYPE], isDirect: true, test }], isExact: true };
    }
    case "not":
      return undefined;
  }
}

function alternativesOf({ segments, isDirect, test }: Atom): readonly Alternative[] {
  return singleTests(test).map((single) => ({ segments, isDirect, test: single }));
}

function singleTests(test: Atom["test"]): readonly SingleTest[] {
  switch (test.kind) {
    case "equality":
      return test.literals.map((literal) => ({ kind: "literal", literal }));
    case "text":
      return test.texts.map((text) => ({ kind: "text", operator: test.operator, text }));
    case "presence":
    case "order":
      return [{ kind: "other", test }];
    case "isText":
    case "isObject":
      // Only the types that readers attach ask for these, and those are no anchors.
      return [{ kind: "other", test: { kind: "presence" } }];
  }
}
