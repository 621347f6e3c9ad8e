/** A rule as proofs about packs need it, and the key by which the same rule is recognised, whoever asks about it. */

import type { Analysis } from "../analysis.js";
import type { BoundExpression, BoundFilter, Literal } from "../binding/boundFilter.js";
import { eventTypesOfRule } from "../binding/eventTypes.js";
import type { EventType, RuleType, Schema } from "../schema/schema.js";

export interface RuleToRelate {
  /** The same for two rules exactly where everything else here is. */
  readonly key: string;
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
  /** The types of events that the rule is run on. */
  readonly eventTypes: readonly EventType[];
}

type Lists = ReadonlyMap<string, readonly Literal[]>;

/** Makes the keys of rules. A class, because it reads the lists of a pack once for all rules. */
export class RuleKeys {
  readonly #digests = new WeakMap<Lists, string>();

  /**
   * @param texts of the filter, if there is one, and of the suppressions
   * @example new RuleKeys().keyOf("Host", ['exe = "x"'], undefined) // 'Host 9:exe = "x"'
   */
  keyOf(ruleType: RuleType | undefined, texts: readonly string[], lists: Lists | undefined): string {
    const usedLists = lists !== undefined && texts.some((text) => text.includes("@")) ? this.#digestOf(lists) : "";
    // With the lengths in it, no two rules have the same key by chance; and it is made at each keystroke, of each rule.
    return `${ruleType} ${texts.map(({ length }) => length).join(" ")}:${texts.join("")}${usedLists}`;
  }

  #digestOf(lists: Lists): string {
    const known = this.#digests.get(lists);
    if (known !== undefined) return known;
    const contents = [...lists].map(([name, literals]) => [
      name,
      literals.map(({ kind, value }) => [kind, String(value)]),
    ]);
    const digest = digestOf(JSON.stringify(contents));
    this.#digests.set(lists, digest);
    return digest;
  }
}

const FACTORS = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;

/**
 * 128 bits in place of lists of any length, which a thousand keys would hold a thousand times. Lists that are alike in all
 * of them do not come by chance; who makes such a pair is told of the one what is proved of the other.
 */
function digestOf(text: string): string {
  const sums = FACTORS.map((factor) => {
    let sum = factor ^ text.length;
    for (let at = 0; at < text.length; at++) {
      sum = Math.imul(sum ^ text.charCodeAt(at), factor);
      sum ^= sum >>> 15;
    }
    return (sum >>> 0).toString(16).padStart(8, "0");
  });
  return sums.join("");
}

/** A rule that is analysed already; without a filter nothing but a rule about files says when it alerts. */
export function ruleToRelate(
  ruleType: RuleType | undefined,
  filter: Analysis | undefined,
  suppressions: readonly Analysis[],
  schema: Schema,
  keys: RuleKeys,
): RuleToRelate {
  const analyses = filter === undefined ? suppressions : [filter, ...suppressions];
  const texts = analyses.map(({ text }) => text);
  const key = keys.keyOf(ruleType, texts, analyses[0]?.context.lists);
  return {
    key: filter === undefined ? `without a filter ${key}` : key,
    filter: filter?.bound ?? { expression: undefined, evaluable: ruleType === "File" },
    suppressions: suppressions.map(({ bound }) => bound),
    eventTypes: eventTypesOfRule(ruleType, schema),
  };
}

/**
 * What a rule alerts on, as one filter: its filter and none of its suppressions.
 *
 * @example alertingFilter(rule.filter.analysis.bound, rule.suppressions.map(({ analysis }) => analysis.bound))
 */
export function alertingFilter(filter: BoundFilter, suppressions: readonly BoundFilter[]): BoundFilter {
  if (suppressions.length === 0) return filter;
  const evaluable = filter.evaluable && suppressions.every((suppression) => suppression.evaluable);
  const refused = suppressions.flatMap(({ expression }) => expression ?? []);
  const node = filter.expression?.node ?? refused[0]?.node;
  // An empty suppression is true on each event. Without any expression there is nothing that could say so.
  if (node === undefined) return { expression: undefined, evaluable: false };
  if (refused.length < suppressions.length) return { expression: { kind: "or", node, operands: [] }, evaluable };
  const operands: readonly BoundExpression[] = [
    ...(filter.expression === undefined ? [] : [filter.expression]),
    ...refused.map((operand) => ({ kind: "not", node: operand.node, operand }) as const),
  ];
  return { expression: { kind: "and", node, operands }, evaluable };
}
