/**
 * The shortest text that has some pieces and none of others: a breadth-first search over what a text has met so far. Two
 * texts that stand at the same node and have fulfilled the same tests go on in the same ways, so one of them is enough.
 *
 * Only the characters of the wanted pieces are used, and one fresh character that stands in no piece at all: any other in a
 * text could be replaced by that one, and no refused piece would come about.
 *
 * A text of digits alone may be refused as a number, and the same holds for addresses and date-times. That does not follow
 * from the node, so of texts made only of such characters several are followed at each length, each is judged, and where
 * that leaves some out the answer says how long those are at least.
 */

import type { Budget } from "./budget.js";
import type { TestParts } from "./leafTruth.js";
import { type AutomatonNode, type Piece, PieceAutomaton } from "./pieceAutomaton.js";

export interface ShortestText {
  /** `undefined` where none was found. */
  readonly text: string | undefined;
  /** No text that passes is shorter than this; infinite where there is none. */
  readonly atLeast: number;
}

export interface TextSearch {
  readonly wanted: readonly TestParts[];
  readonly unwanted: readonly TestParts[];
  /** The last word on a text that has all pieces. */
  readonly passes: (text: string) => boolean;
  /** A character that stands in none of the tests; `undefined` where there is none or it must not be used. */
  readonly fresh: string | undefined;
  /** What else decides on a text than its pieces. */
  readonly shape: TextShape;
  readonly budget: Budget;
}

/** What is kept of the text read so far besides its pieces: whether it can still be of a form that is judged as a whole. */
export interface TextShape {
  readonly start: number;
  /** Characters to use besides those of the wanted pieces. */
  readonly units: string;
  /** `undefined` where no text that goes on so is wanted. */
  step(state: number, unit: number): number | undefined;
  /** Whether pieces alone decide from here on. */
  isSettled(state: number): boolean;
  /** Whether a text may end here. */
  isComplete(state: number): boolean;
}

/** Tests are kept as bits. */
const MOST_WANTED = 12;
const MOST_TEXTS = 12_000;
const FOLLOWED_OF_A_SHAPE = 10;

interface Reading {
  readonly node: AutomatonNode;
  readonly fulfilled: number;
  readonly shape: number;
  readonly before: Reading | undefined;
  readonly unit: number;
}

/** Considers the texts that pass each wanted test by a piece or as the very text that it names. */
export function shortestText(search: TextSearch): ShortestText {
  const { wanted, unwanted, passes, fresh, shape, budget } = search;
  if (wanted.some(({ pieces, exactTexts }) => pieces.length + exactTexts.size === 0)) return NO_TEXT;
  if (wanted.length > MOST_WANTED) return { text: undefined, atLeast: longestOf(wanted) };
  const automaton = new PieceAutomaton([
    ...wanted.flatMap((tests, i) => piecesOf(tests, 1 << i)),
    ...unwanted.flatMap((tests) => piecesOf(tests, 0)),
  ]);
  budget.spend(automaton.size >> 3);
  const all = (1 << wanted.length) - 1;
  const alphabet = unitsOf(wanted, shape.units);
  const freshUnit = fresh?.charCodeAt(0);

  let texts = 0;
  let leftOut = Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  const { start } = automaton;
  const nothing = { node: start, fulfilled: automaton.fulfilledAt(start), shape: shape.start };
  let level: readonly Reading[] = automaton.isRefused(start) ? [] : [{ ...nothing, before: undefined, unit: 0 }];
  for (let length = 0; level.length > 0; length++) {
    for (const reading of level) {
      if (!shape.isComplete(reading.shape)) continue;
      const end = automaton.end(reading.node);
      if (automaton.isRefused(end) || (reading.fulfilled | automaton.fulfilledAt(end)) !== all) continue;
      const text = textOf(reading);
      if (passes(text)) return { text, atLeast: Math.min(length, leftOut) };
      // It stands for others, which may pass.
      if (shape.isSettled(reading.shape)) leftOut = Math.min(leftOut, length);
    }
    const next: Reading[] = [];
    const followed = new Map<string, number>();
    for (const reading of level) {
      if (++texts > MOST_TEXTS || !budget.spend(2)) return { text: undefined, atLeast: Math.min(length, leftOut) };
      // Where pieces alone decide, a character that leads on in none of them is as good as the fresh one.
      const isPlain = freshUnit !== undefined && shape.isSettled(reading.shape);
      const units = isPlain ? automaton.further(reading.node).filter((unit) => alphabet.has(unit)) : alphabet;
      for (const unit of units) follow(reading, unit);
      if (freshUnit !== undefined) follow(reading, freshUnit);
    }
    level = next;

    function follow(reading: Reading, unit: number): void {
      const node = automaton.step(reading.node, unit);
      const state = shape.step(reading.shape, unit);
      if (state === undefined || automaton.isRefused(node)) return;
      const fulfilled = reading.fulfilled | automaton.fulfilledAt(node);
      if ((fulfilled | automaton.possibleAt(node)) !== all) return;
      const key = `${node} ${fulfilled} ${state}`;
      if (shape.isSettled(state)) {
        if (seen.has(key)) return;
        seen.add(key);
      } else {
        const count = (followed.get(key) ?? 0) + 1;
        followed.set(key, count);
        if (count > FOLLOWED_OF_A_SHAPE) {
          leftOut = Math.min(leftOut, length + 1);
          return;
        }
      }
      next.push({ node, fulfilled, shape: state, before: reading, unit });
    }
  }
  return { text: undefined, atLeast: leftOut };
}

const NO_TEXT: ShortestText = { text: undefined, atLeast: Number.POSITIVE_INFINITY };

function piecesOf({ pieces, exactTexts }: TestParts, fulfils: number): readonly Piece[] {
  return [
    ...pieces.map(({ operator, text }) => ({
      ...{ text, fulfils },
      ...{ atStart: operator === "starts_with", atEnd: operator === "ends_with" },
    })),
    ...[...exactTexts].map((text) => ({ text, fulfils, atStart: true, atEnd: true })),
  ];
}

function unitsOf(wanted: readonly TestParts[], besides: string): ReadonlySet<number> {
  const texts = wanted.flatMap(({ pieces, exactTexts }) => [...pieces.map(({ text }) => text), ...exactTexts]);
  const units = new Set<number>();
  for (const text of [besides, ...texts]) for (let i = 0; i < text.length; i++) units.add(text.charCodeAt(i));
  return new Set([...units].sort((a, b) => a - b));
}

function textOf(reading: Reading): string {
  const units: number[] = [];
  for (let at = reading; at.before !== undefined; at = at.before) units.push(at.unit);
  return String.fromCharCode(...units.reverse());
}

/** Each test needs one of its pieces whole. */
function longestOf(wanted: readonly TestParts[]): number {
  const shortest = ({ pieces, exactTexts }: TestParts): number =>
    Math.min(...pieces.map(({ text }) => text.length), ...[...exactTexts].map((text) => text.length));
  return Math.max(...wanted.map(shortest));
}
