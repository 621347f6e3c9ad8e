/** Which predicates have to turn so that a goal holds: the ways that take fewest of them, the cheapest first. */

import type { Goal, Turn } from "./goal.js";

export interface Need {
  /** They are not yet as wanted. */
  readonly turns: readonly Turn[];
  /** They are as wanted, and others lean on that. */
  readonly keeps: readonly Turn[];
  readonly cost: number;
}

/** So many ways are followed at each chain: of an `or` of hundreds, those that come nearest. */
const MOST_WAYS = 16;

/** @param costOf of all turns together: what belongs together may cost less than the sum */
export function needsOf(goal: Goal, costOf: (turns: readonly Turn[]) => number): readonly Need[] {
  const cheapest = (needs: readonly Need[]): readonly Need[] =>
    needs.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_WAYS);

  const waysTo = (part: Goal): readonly Need[] => {
    if (part.kind === "turn") {
      const { turn, holds } = part;
      return holds ? [{ turns: [], keeps: [turn], cost: 0 }] : [{ turns: [turn], keeps: [], cost: costOf([turn]) }];
    }
    if (part.kind === "any") {
      // One operand that holds is enough to lean on; what it leans on itself has to stay.
      const held = part.operands.find(({ holds }) => holds);
      return cheapest(held === undefined ? part.operands.flatMap(waysTo) : waysTo(held));
    }
    let ways: readonly Need[] = [{ turns: [], keeps: [], cost: 0 }];
    const held = part.operands.filter(({ holds }) => holds).flatMap((operand) => waysTo(operand)[0] ?? []);
    for (const operand of part.operands) {
      if (operand.holds) continue;
      const further = waysTo(operand);
      ways = cheapest(ways.flatMap((way) => further.map((other) => joined([way, other], costOf))));
    }
    return ways.map((way) => joined([way, ...held], costOf));
  };

  return waysTo(goal);
}

function joined(needs: readonly Need[], costOf: (turns: readonly Turn[]) => number): Need {
  const turns = needs.flatMap((need) => need.turns);
  return { turns, keeps: needs.flatMap((need) => need.keeps), cost: costOf(turns) };
}
