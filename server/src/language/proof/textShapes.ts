/** The shapes of texts that the search for a shortest one tells apart (`shortestText.ts`). */

import { hasNetwork, hasNumbers, type TestParts } from "./leafTruth.js";
import type { TextShape } from "./shortestText.js";

const NUMBERS = new Set("0123456789+-.eE");
const ADDRESSES = new Set("0123456789abcdefABCDEF:.");
const INSTANTS = new Set("0123456789TtZz:+-.");

/** Texts that may yet spell a number, an address or a date-time, as far as a refused test would see it. */
export function spellingShape(unwanted: readonly TestParts[]): TextShape {
  const forms = [
    ...(unwanted.some(hasNumbers) ? [NUMBERS] : []),
    ...(unwanted.some(hasNetwork) ? [ADDRESSES] : []),
    ...(unwanted.some(({ instantBounds }) => instantBounds.length > 0) ? [INSTANTS] : []),
  ];
  const bitsOf = (unit: number): number => {
    const character = String.fromCharCode(unit);
    return forms.reduce((bits, form, i) => bits | (form.has(character) ? 1 << i : 0), 0);
  };
  return {
    start: (1 << forms.length) - 1,
    units: "",
    step: (state, unit) => (state === 0 ? 0 : state & bitsOf(unit)),
    isSettled: (state) => state === 0,
    isComplete: () => true,
  };
}

/** Texts that may spell a number in any way: for fields that hold nothing else. */
export const NUMBER_CHARACTERS_SHAPE: TextShape = {
  start: 0,
  units: [...NUMBERS].join(""),
  step: (state, unit) => (NUMBERS.has(String.fromCharCode(unit)) ? state : undefined),
  isSettled: () => false,
  isComplete: () => true,
};

/**
 * Numbers as an event has them: digits without zeros in front, a point only where digits follow, the last of them no zero.
 * One digit before the point may be the beginning of a number with an exponent, as very large ones are written. By what was
 * written so far: what it is after `-`, `.`, `e` and digits, 1 for all up to 3 and 4 for all from there; missing where no
 * number goes on so.
 */
const NUMBER_PARTS: readonly (readonly [name: string, next: Readonly<Record<string, string>>])[] = [
  ["", { "-": "-", 0: "0", 1: "d", 4: "d" }],
  ["-", { 0: "-0", 1: "d", 4: "d" }],
  ["0", { ".": "." }],
  ["-0", { ".": "." }],
  ["d", { 0: "dd", 1: "dd", 4: "dd", ".": "d.", e: "e" }],
  ["dd", { 0: "dd", 1: "dd", 4: "dd", ".": "." }],
  [".", { 0: ".0", 1: ".d", 4: ".d" }],
  [".0", { 0: ".0", 1: ".d", 4: ".d" }],
  [".d", { 0: ".0", 1: ".d", 4: ".d" }],
  ["d.", { 0: "d.0", 1: "d.d", 4: "d.d" }],
  ["d.0", { 0: "d.0", 1: "d.d", 4: "d.d" }],
  ["d.d", { 0: "d.0", 1: "d.d", 4: "d.d", e: "e" }],
  // Only numbers that would have hundreds of digits are written with an exponent: from 400 on.
  ["e", { "-": "e-", 1: "e1", 4: "e4" }],
  ["e-", { 1: "e1", 4: "e4" }],
  ["e1", { 0: "e11", 1: "e11", 4: "e11" }],
  ["e4", { 0: "e44", 1: "e44", 4: "e44" }],
  ["e11", { 0: "e111", 1: "e111", 4: "e111" }],
  ["e44", { 0: "e444", 1: "e444", 4: "e444" }],
  ["e111", { 0: "e444", 1: "e444", 4: "e444" }],
  ["e444", { 0: "e444", 1: "e444", 4: "e444" }],
];
const COMPLETE_NUMBERS = new Set(["0", "d", "dd", ".d", "d.d", "e444"]);

/** @param byPieces whether nothing but pieces is asked of the numbers */
export function numberShape(byPieces: boolean): TextShape {
  const names = NUMBER_PARTS.map(([name]) => name);
  return {
    start: 0,
    units: "0123456789.-e",
    step(state, unit) {
      const character = String.fromCharCode(unit);
      const parts = NUMBER_PARTS[state]?.[1];
      const next = parts?.[/[1-3]/.test(character) ? "1" : /[4-9]/.test(character) ? "4" : character];
      return next === undefined ? undefined : names.indexOf(next);
    },
    isSettled: () => byPieces,
    isComplete: (state) => COMPLETE_NUMBERS.has(names[state] ?? ""),
  };
}

/** Whether a piece can stand in a number as an event has it. */
export function canStandInNumber(piece: string): boolean {
  return /^-?\d*(?:\.\d*)?(?:e-?\d*)?$/.test(piece);
}
