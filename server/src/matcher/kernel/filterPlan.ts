/** A condition made ready for the kernel: which keys to read, what to ask of them, and how the answers make a verdict. */

import { type Atom, allOf, anyOf, type Condition, not, testKey } from "../condition.js";
import { virtualTypeCondition } from "../recordKeys.js";
import { layOutAtoms, type PlacedTest } from "./atomTable.js";
import type { KernelMemory } from "./kernelMemory.js";
import { layOutKeys, type WantedName } from "./keyTables.js";
import { layOutProgram } from "./program.js";

/** More tests than this would make one record cost more than parsing it. */
const MOST_TESTS = 400;

/** Makes the kernel judge by this condition. Whether it can; if not, every record must be judged by the reference. */
export function installFilter(memory: KernelMemory, condition: Condition): boolean {
  const whole = withTypesSpelledOut(condition);
  const names: WantedName[] = [];
  const leaves = new Map<string, number>();
  const tests: PlacedTest[][] = [];
  const truths = new Map<string, number>();

  const truthOf = (atom: Atom): number => {
    const path = atom.segments.join(".");
    const leaf = leaves.get(path) ?? names.length;
    const known = names[leaf];
    if (known === undefined) {
      leaves.set(path, leaf);
      names.push({ segments: atom.segments, isDirect: atom.isDirect });
      tests.push([]);
    } else names[leaf] = { ...known, isDirect: known.isDirect || atom.isDirect };
    const key = `${leaf} ${testKey(atom)}`;
    const truth = truths.get(key) ?? truths.size;
    if (!truths.has(key)) tests[leaf]?.push({ truth, test: atom.test });
    truths.set(key, truth);
    return truth;
  };

  const program = layOutProgram(memory, whole, truthOf);
  if (program === undefined || truths.size > MOST_TESTS) return false;
  const keys = layOutKeys(memory, names);
  if (keys === undefined) return false;
  const atoms = layOutAtoms(memory, tests);
  memory.kernel.setFilter(keys, atoms, memory.allocate(truths.size), truths.size, program);
  return true;
}

export function withTypesSpelledOut(condition: Condition): Condition {
  switch (condition.kind) {
    case "all":
      return allOf(condition.parts.map(withTypesSpelledOut));
    case "any":
      return anyOf(condition.parts.map(withTypesSpelledOut));
    case "not":
      return not(withTypesSpelledOut(condition.part));
    case "virtualType":
      return virtualTypeCondition(condition.type);
    case "atom":
    case "constant":
      return condition;
  }
}
