// The order of rules: what is drawn is enough to read every relation off again, and nothing of it could be left out.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Lattice, latticeOf } from "../../../server/src/language/relations/lattice.js";
import { type RulePair, RulePairs } from "../../../server/src/language/relations/rulePairs.js";

/** Rules as the sets of events that they alert on, each a number whose bits are events; none is empty. */
const rules = fc.array(fc.integer({ min: 1, max: 63 }), { maxLength: 12 });

function isWithin(one: number, other: number): boolean {
  return (one & ~other) === 0;
}

function pairsOf(sets: readonly number[]): readonly RulePair[] {
  const pairs: RulePair[] = [];
  for (const [first, one] of sets.entries()) {
    for (const [second, other] of sets.entries()) {
      if (first >= second) continue;
      if (one === other) pairs.push({ first, second, relation: "equal" });
      else if (isWithin(one, other)) pairs.push({ first, second, relation: "within" });
      else if (isWithin(other, one)) pairs.push({ first: second, second: first, relation: "within" });
      else if ((one & other) !== 0) pairs.push({ first, second, relation: "overlapping" });
    }
  }
  return pairs;
}

/** With the overlaps as a list; their count is asked for more often than they. */
function plain({ overlaps, ...rest }: Lattice): unknown {
  const listed = [...overlaps];
  assert.equal(overlaps.count, listed.length);
  return { ...rest, overlaps: listed };
}

/** By class: all that its lines to the right lead to, itself included. */
function reachable({ classes, containments }: Lattice): readonly ReadonlySet<number>[] {
  return classes.map((_, start) => {
    const found = new Set([start]);
    for (const outer of found) for (const line of containments) if (line.outer === outer) found.add(line.inner);
    return found;
  });
}

function check(property: fc.IProperty<[number[]]>): void {
  fc.assert(property, { seed: Date.now() % 2 ** 31, numRuns: 300 });
}

describe("the lattice of rules", () => {
  it("draws rules that are equal as one, contained ones below the nearest, and no overlap that follows", () => {
    const pairs: readonly RulePair[] = [
      { first: 0, second: 1, relation: "within" },
      { first: 0, second: 2, relation: "within" },
      { first: 1, second: 2, relation: "within" },
      { first: 2, second: 3, relation: "equal" },
      { first: 0, second: 3, relation: "within" },
      { first: 1, second: 3, relation: "within" },
      { first: 0, second: 4, relation: "overlapping" },
      { first: 1, second: 4, relation: "overlapping" },
      { first: 2, second: 4, relation: "overlapping" },
      { first: 3, second: 4, relation: "overlapping" },
      { first: 4, second: 5, relation: "unknown" },
    ];
    assert.deepEqual(plain(latticeOf(new RulePairs(6, pairs))), {
      classes: [[0], [1], [2, 3], [4], [5]],
      containments: [
        { outer: 1, inner: 0 },
        { outer: 2, inner: 1 },
      ],
      overlaps: [{ first: 0, second: 3 }],
    });
  });

  it("has each rule in one class, and equal rules in the same", () => {
    check(
      fc.property(rules, (sets) => {
        const { classes } = latticeOf(new RulePairs(sets.length, pairsOf(sets)));
        assert.deepEqual(
          classes.flat().sort((one, other) => one - other),
          [...sets.keys()],
        );
        for (const members of classes) assert.equal(new Set(members.map((rule) => sets[rule])).size, 1);
        assert.equal(classes.length, new Set(sets).size);
      }),
    );
  });

  it("reaches by its lines exactly what lies within", () => {
    check(
      fc.property(rules, (sets) => {
        const lattice = latticeOf(new RulePairs(sets.length, pairsOf(sets)));
        const setOf = (number: number): number => sets[lattice.classes[number]?.[0] ?? 0] ?? 0;
        for (const [outer, reached] of reachable(lattice).entries()) {
          for (const inner of lattice.classes.keys())
            assert.equal(reached.has(inner), isWithin(setOf(inner), setOf(outer)), `${inner} in ${outer}`);
        }
      }),
    );
  });

  it("has no line that others replace", () => {
    check(
      fc.property(rules, (sets) => {
        const lattice = latticeOf(new RulePairs(sets.length, pairsOf(sets)));
        for (const line of lattice.containments) {
          const others = lattice.containments.filter((other) => other !== line);
          assert.ok(!reachable({ ...lattice, containments: others })[line.outer]?.has(line.inner));
        }
      }),
    );
  });

  it("tells all overlaps by those that it draws, and by what lies within both", () => {
    check(
      fc.property(rules, (sets) => {
        const lattice = latticeOf(new RulePairs(sets.length, pairsOf(sets)));
        const setOf = (number: number): number => sets[lattice.classes[number]?.[0] ?? 0] ?? 0;
        const reached = reachable(lattice);
        const meets = (one: number, other: number): boolean => {
          const [inOne, inOther] = [reached[one] ?? new Set<number>(), reached[other] ?? new Set<number>()];
          if ([...inOne].some((inner) => inOther.has(inner))) return true;
          return [...lattice.overlaps].some(
            ({ first, second }) =>
              (inOne.has(first) && inOther.has(second)) || (inOne.has(second) && inOther.has(first)),
          );
        };
        for (const one of lattice.classes.keys()) {
          for (const other of lattice.classes.keys())
            assert.equal(meets(one, other), (setOf(one) & setOf(other)) !== 0, `${one} and ${other}`);
        }
        assert.equal(lattice.overlaps.count, [...lattice.overlaps].length);
        for (const { first, second } of lattice.overlaps) {
          const follows = [...(reached[first] ?? [])].some((inner) => inner !== first && meets(inner, second));
          assert.ok(!follows, `${first} and ${second} follow from what is below`);
        }
      }),
    );
  });

  it("takes relations that contradict each other, or that are incomplete, without falling over", () => {
    const circle: readonly RulePair[] = [
      { first: 0, second: 1, relation: "within" },
      { first: 1, second: 2, relation: "within" },
      { first: 2, second: 0, relation: "within" },
      { first: 0, second: 1, relation: "overlapping" },
    ];
    assert.deepEqual(plain(latticeOf(new RulePairs(4, circle))), {
      classes: [[0, 1, 2], [3]],
      containments: [],
      overlaps: [],
    });
  });

  it("orders thousands of rules in less than a moment", () => {
    const chain = Array.from(
      { length: 3_000 },
      (_, first): RulePair => ({ first, second: first + 1, relation: "within" }),
    );
    const before = process.cpuUsage().user;
    assert.equal(latticeOf(new RulePairs(3_001, chain)).containments.length, 3_000);
    assert.ok(process.cpuUsage().user - before < 5_000_000);
  });
});
