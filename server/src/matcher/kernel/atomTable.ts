/** The tests of a plan → the kernel's table of atoms: for each leaf, what is asked of it. */

import {
  Decimal,
  type ExactNumber,
  type IpAddress,
  type Literal,
  parseAddress,
  parseBlock,
  parseNumber,
} from "../../language/index.js";
import type { AtomTest } from "../condition.js";
import type { KernelMemory } from "./kernelMemory.js";

/** Codes and flags as in source/atoms.as.ts. */
const CODE = {
  present: 0,
  isText: 1,
  isObject: 2,
  equals: 3,
  starts_with: 4,
  ends_with: 5,
  contains: 6,
  "<": 7,
  "<=": 8,
  ">": 9,
  ">=": 10,
  numberEquals: 11,
  inBlock: 12,
  ipv6: 13,
  ask: 14,
  dateBefore: 15,
  dateAfter: 16,
  inSet: 17,
} as const;

const WORDS_TOO = 1;
const SPELLED_TOO = 2;
const INCLUSIVE = 1;

/** From so many texts on, one look-up in a set is cheaper than comparing them all. */
const SMALLEST_SET = 8;
export const ATOM_SIZE = 24;

interface KernelAtom {
  readonly code: number;
  readonly flags?: number;
  readonly operand?: number;
  readonly length?: number;
  readonly number?: number;
}

/** A test that was given a place for its truth. */
export interface PlacedTest {
  readonly truth: number;
  readonly test: AtomTest;
}

/** Lays out the tests of all leaves; the address of the table that has, by leaf, where its atoms are and how many. */
export function layOutAtoms(memory: KernelMemory, testsByLeaf: readonly (readonly PlacedTest[])[]): number {
  const ranges = memory.allocate(testsByLeaf.length * 8);
  for (const [leaf, tests] of testsByLeaf.entries()) {
    const atoms = tests.flatMap(({ truth, test }) => atomsOf(memory, test).map((atom) => ({ atom, truth })));
    const at = memory.allocate(atoms.length * ATOM_SIZE);
    memory.setWord(ranges + leaf * 8, at);
    memory.setWord(ranges + leaf * 8 + 4, atoms.length);
    for (const [index, { atom, truth }] of atoms.entries()) {
      const entry = at + index * ATOM_SIZE;
      memory.setWord(entry, atom.code | ((atom.flags ?? 0) << 8));
      memory.setWord(entry + 4, truth);
      memory.setWord(entry + 8, atom.operand ?? 0);
      memory.setWord(entry + 12, atom.length ?? 0);
      memory.setNumber(entry + 16, atom.number ?? 0);
    }
  }
  return ranges;
}

/** The test is true where one of these is. */
function atomsOf(memory: KernelMemory, test: AtomTest): readonly KernelAtom[] {
  switch (test.kind) {
    case "presence":
      return [{ code: CODE.present }];
    case "isText":
    case "isObject":
      return [{ code: CODE[test.kind] }];
    case "text":
      return test.texts.map((text) => {
        const placed = placeText(memory, text);
        return placed === undefined ? ASK : { code: CODE[test.operator], ...placed };
      });
    case "order":
      return [orderAtom(memory, test)];
    case "equality":
      return equalityAtoms(memory, test.literals);
  }
}

const ASK: KernelAtom = { code: CODE.ask };

function orderAtom(memory: KernelMemory, { operator, literal }: Extract<AtomTest, { kind: "order" }>): KernelAtom {
  const number = literal.kind === "number" ? literal.value : parseNumber(literal.value);
  if (number !== undefined) {
    if (number instanceof Decimal) return ASK;
    return { code: CODE[operator], flags: SPELLED_TOO, number };
  }
  if (literal.kind !== "string" || !PLAIN_DATE.test(literal.value)) return ASK;
  const code = operator === "<" || operator === "<=" ? CODE.dateBefore : CODE.dateAfter;
  const inclusive = operator === "<=" || operator === ">=" ? INCLUSIVE : 0;
  return { code, flags: inclusive, ...placeText(memory, literal.value) };
}

/** Exists in every year, and needs no reckoning: such date-times have the order of their letters. */
const PLAIN_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function equalityAtoms(memory: KernelMemory, literals: readonly Literal[]): readonly KernelAtom[] {
  const atoms: KernelAtom[] = [];
  const texts: string[] = [];
  const numbers: KernelAtom[] = [];
  for (const literal of literals) {
    switch (literal.kind) {
      case "string":
        texts.push(literal.value);
        numbers.push(...numberAtoms(parseNumber(literal.value), 0));
        atoms.push(...networkAtoms(literal.value));
        break;
      case "number":
        numbers.push(...numberAtoms(literal.value, SPELLED_TOO));
        break;
      case "boolean":
        texts.push(String(literal.value));
    }
  }
  const words = texts.filter((text) => text === "true" || text === "false");
  const others = texts.filter((text) => text !== "true" && text !== "false");
  for (const word of words) atoms.push({ code: CODE.equals, flags: WORDS_TOO, ...placeText(memory, word) });
  atoms.push(...textAtoms(memory, others));
  // Many numbers are rare; the reference has a table of them.
  return numbers.length < SMALLEST_SET ? [...numbers, ...atoms] : [ASK];
}

function textAtoms(memory: KernelMemory, texts: readonly string[]): readonly KernelAtom[] {
  const placed = texts.map((text) => placeText(memory, text));
  const known = placed.filter((each) => each !== undefined);
  // A text that is not Unicode equals no text of a record but one with escapes, and that is handed back.
  if (known.length < SMALLEST_SET) return known.map((each) => ({ code: CODE.equals, ...each }));
  let size = 16;
  while (size < known.length * 2) size *= 2;
  const set = memory.allocate(size * 16);
  for (const { operand, length } of known) {
    const hash = memory.kernel.hashOfText(operand, length, 0);
    let slot = hash & (size - 1);
    while (memory.words[(set + slot * 16 + 4) >> 2] !== 0) slot = (slot + 1) & (size - 1);
    for (const [word, value] of [hash, operand, length, 0].entries()) memory.setWord(set + slot * 16 + word * 4, value);
  }
  return [{ code: CODE.inSet, operand: set, length: size - 1 }];
}

function numberAtoms(number: ExactNumber | undefined, flags: number): readonly KernelAtom[] {
  if (number === undefined) return [];
  return [number instanceof Decimal ? ASK : { code: CODE.numberEquals, flags, number }];
}

function networkAtoms(text: string): readonly KernelAtom[] {
  const block = parseBlock(text);
  const address = block?.network ?? parseAddress(text);
  if (address === undefined) return [];
  return [...blockAtoms(address, block?.prefix ?? 32), { code: CODE.ipv6 }];
}

function blockAtoms(address: IpAddress, prefix: number): readonly KernelAtom[] {
  if (address.kind === "ipv6") return [];
  const mask = prefix === 0 ? 0 : -1 << (32 - prefix);
  return [{ code: CODE.inBlock, operand: address.bits, length: mask }];
}

interface PlacedText {
  readonly operand: number;
  readonly length: number;
}

/** `undefined` for a text that has no bytes, because it is not Unicode. */
function placeText(memory: KernelMemory, text: string): PlacedText | undefined {
  if (/\p{Cs}/u.test(text)) return undefined;
  const { at, length } = memory.addText(text);
  return { operand: at, length };
}
