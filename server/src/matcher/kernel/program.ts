/** A condition over truths → the kernel's program: jumps from truth to truth until the verdict is settled. */

import type { Atom, Condition } from "../condition.js";
import type { KernelMemory } from "./kernelMemory.js";

/** Targets as in source/program.as.ts. */
const ACCEPT = -1;
const REJECT = -2;
const INSTRUCTION_SIZE = 12;

interface Instruction {
  readonly truth: number;
  readonly whenTrue: number;
  readonly whenFalse: number;
}

/** The kernel's verdict starts at a truth, so a condition without atoms needs none of it. */
export function layOutProgram(
  memory: KernelMemory,
  condition: Condition,
  truthOf: (atom: Atom) => number,
): number | undefined {
  const instructions: Instruction[] = [];
  const entry = emit(condition, ACCEPT, REJECT);
  if (entry < 0) return undefined;
  // Conditions are emitted from their end, so the entry is the last instruction; the kernel starts at the first.
  const last = instructions.length - 1;
  const place = (target: number): number => (target < 0 ? target : last - target);
  const at = memory.allocate(instructions.length * INSTRUCTION_SIZE);
  for (const [index, { truth, whenTrue, whenFalse }] of instructions.entries()) {
    const start = at + place(index) * INSTRUCTION_SIZE;
    for (const [word, value] of [truth, place(whenTrue), place(whenFalse)].entries())
      memory.setWord(start + word * 4, value);
  }
  return at;

  /** The place to go to for judging a condition, given where to go on from there. */
  function emit(part: Condition, whenTrue: number, whenFalse: number): number {
    switch (part.kind) {
      case "constant":
        return part.value ? whenTrue : whenFalse;
      case "not":
        return emit(part.part, whenFalse, whenTrue);
      case "all":
        return part.parts.reduceRight((next, each) => emit(each, next, whenFalse), whenTrue);
      case "any":
        return part.parts.reduceRight((next, each) => emit(each, whenTrue, next), whenFalse);
      case "atom":
        instructions.push({ truth: truthOf(part), whenTrue, whenFalse });
        return instructions.length - 1;
      case "virtualType":
        throw new Error("Event types must be spelled out before a program is laid out.");
    }
  }
}
