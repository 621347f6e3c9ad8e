/** What is said between the main thread and those that relate rules. */

import type { FieldInfo, RulePair, RuleState } from "../../language/index.js";
import type { PairsToRelate, RelatedRow } from "./ruleRelater.js";

/** What a thread is started with. */
export interface ThreadTask {
  /** With portable filters. */
  readonly toRelate: PairsToRelate;
  /** The user's own. */
  readonly fields: readonly FieldInfo[];
  /** The thread relates each `parts`-th row, beginning with `part`. */
  readonly part: number;
  readonly parts: number;
}

export interface ThreadReport {
  /** Of all rules; from the first thread alone, and only once. */
  readonly states: readonly RuleState[] | undefined;
  readonly compared: number;
  /** Three numbers a pair: its rules, and its relation's place in the list. */
  readonly pairs: Uint32Array<ArrayBuffer>;
}

const RELATIONS: readonly RulePair["relation"][] = ["equal", "within", "overlapping", "unknown"];
const NUMBERS_A_PAIR = 3;

export function threadReport(rows: readonly RelatedRow[], states: ThreadReport["states"]): ThreadReport {
  const pairs = new Uint32Array(rows.reduce((sum, row) => sum + row.pairs.length * NUMBERS_A_PAIR, 0));
  let at = 0;
  for (const row of rows) {
    for (const { first, second, relation } of row.pairs) {
      pairs.set([first, second, RELATIONS.indexOf(relation)], at);
      at += NUMBERS_A_PAIR;
    }
  }
  return { states, compared: rows.reduce((sum, row) => sum + row.compared, 0), pairs };
}

export function* pairsIn({ pairs }: ThreadReport): Generator<RulePair> {
  for (let at = 0; at < pairs.length; at += NUMBERS_A_PAIR) {
    const [first = 0, second = 0, relation = 0] = pairs.subarray(at, at + NUMBERS_A_PAIR);
    yield { first, second, relation: RELATIONS[relation] ?? "unknown" };
  }
}
