/**
 * Texts that begin, end and go on as some tests want. A character that none of the tests mentions, put between the
 * pieces, keeps them from making up anything that was not wanted: if any text passes the tests, then so does one that is
 * made of a longest beginning, the contained pieces and a longest end with that character between. Texts without it,
 * pieces pushed into each other, are shorter; they are tried first.
 */

import type { Budget } from "./budget.js";
import type { TestParts, TextPiece } from "./leafTruth.js";

/**
 * A character that stands in none of the tests' texts and in no text that spells a number, a date-time, an address or a
 * block of addresses. `undefined` where the tests use up all of them: then no text with such a character stands for others.
 *
 * Numbers are written with digits, `+`, `-`, `.`, `e` and `E`; date-times with digits, `T`, `t`, `Z`, `z` and `:`, `+`,
 * `-`, `.`; addresses with `0` to `9`, `a` to `f`, `A` to `F`, `:` and `.`, blocks with `/` besides. The letters of
 * `LETTERS` are none of these, and nothing beyond ASCII is. `true` and `false` are compared as texts, so their characters
 * count as used wherever a test names them.
 */
export function freshCharacter(tests: readonly TestParts[]): string | undefined {
  const used = new Set<string>();
  // By code units, as texts are searched.
  const use = (text: string): void => {
    for (let i = 0; i < text.length; i++) used.add(text.charAt(i));
  };
  for (const { exactTexts, pieces } of tests) {
    exactTexts.forEach(use);
    for (const { text } of pieces) use(text);
  }
  for (const letter of LETTERS) if (!used.has(letter)) return letter;
  for (let code = FIRST_IDEOGRAPH; code <= LAST_IDEOGRAPH; code++) {
    const ideograph = String.fromCharCode(code);
    if (!used.has(ideograph)) return ideograph;
  }
  return undefined;
}

/** Exported for a test that no special form holds any of them. */
export const LETTERS = "xyuvwkjqmnopgrs";
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;

/**
 * Texts that pass every wanted test by the pieces of the text operators. If none of them passes, and there is a fresh
 * character, no text does that passes its wanted tests so. Say that a text does. Of the pieces by which it passes there
 * is a longest beginning, which begins with all the others, and a longest end. Each wanted test is then passed by a part
 * of one of these two or by a piece that can stand anywhere, and these with the fresh character between are a stand-in:
 *
 * - It passes each wanted test by the same piece, or by another that holds no refused one.
 * - It has the fresh character at least once, and so is none of the texts that tests name, and no number, date-time,
 *   address or truth value: it passes nothing but pieces.
 * - A refused piece has no fresh character. Were it passed, it would lie within the beginning, the end or one of the pieces
 *   between, at its very beginning or end where it asks for that. Then the text would have it too, but for the pieces
 *   between, and none of those is taken that holds a refused one.
 */
export function* textsOfPieces(
  wanted: readonly TestParts[],
  unwanted: readonly TestParts[],
  budget: Budget,
): Iterable<string> {
  if (wanted.some(({ pieces }) => pieces.length === 0)) return;
  const fresh = freshCharacter([...wanted, ...unwanted]);
  const forbidden = unwanted.flatMap(({ pieces }) => pieces);
  const isFree = (text: string): boolean =>
    !forbidden.some((piece) => piece.operator === "contains" && text.includes(piece.text));
  const startsOf = alternatives(wanted, "starts_with").filter(
    (text) =>
      isFree(text) && !forbidden.some((piece) => piece.operator === "starts_with" && text.startsWith(piece.text)),
  );
  const endsOf = alternatives(wanted, "ends_with").filter(
    (text) => isFree(text) && !forbidden.some((piece) => piece.operator === "ends_with" && text.endsWith(piece.text)),
  );
  const tests = wanted.map(({ pieces }) => ({ pieces, inside: shortestInside(pieces, isFree) }));
  // Long lists of beginnings and of ends have more pairs than can be tried.
  const cost = tests.reduce((steps, { pieces }) => steps + (pieces.length >> PIECES_A_STEP_BITS), 1);
  for (const start of startsOf) {
    for (const end of endsOf) {
      if (!budget.spend(cost)) return;
      const middle = middleOf(tests, start, end);
      if (middle === undefined) continue;
      yield* joined(start, middle, end, fresh ?? "");
      if (fresh !== undefined) yield [start, ...middle, end].join(fresh);
    }
  }
}

/** As many pieces are looked for in the time of a step: 2 to the power of this. */
const PIECES_A_STEP_BITS = 4;

/** The texts of the pieces with an operator, and the empty one, for no such piece, where no test asks for one. */
function alternatives(wanted: readonly TestParts[], operator: TextPiece["operator"]): readonly string[] {
  const texts = wanted.flatMap(({ pieces }) => pieces.filter((piece) => piece.operator === operator));
  const isNeeded = wanted.some(({ pieces }) => pieces.every((piece) => piece.operator === operator));
  return [...new Set([...(isNeeded ? [] : [""]), ...texts.map(({ text }) => text)])].sort(
    (a, b) => a.length - b.length,
  );
}

interface WantedPieces {
  readonly pieces: readonly TextPiece[];
  /** What can stand between beginning and end to pass the test. */
  readonly inside: string | undefined;
}

function shortestInside(pieces: readonly TextPiece[], isFree: (text: string) => boolean): string | undefined {
  return pieces
    .filter(({ operator, text }) => operator === "contains" && isFree(text))
    .sort((a, b) => a.text.length - b.text.length)[0]?.text;
}

/** A contained piece for each test that beginning and end do not pass already; `undefined` where a test has none. */
function middleOf(tests: readonly WantedPieces[], start: string, end: string): readonly string[] | undefined {
  const middle: string[] = [];
  for (const { pieces, inside } of tests) {
    const passed = pieces.some(({ operator, text }) => {
      if (operator === "starts_with") return start.startsWith(text);
      if (operator === "ends_with") return end.endsWith(text);
      return start.includes(text) || end.includes(text) || middle.some((other) => other.includes(text));
    });
    if (passed) continue;
    if (inside === undefined) return undefined;
    middle.push(inside);
  }
  return middle;
}

/** The pieces pushed into each other as far as they go, the shortest text first; then next to each other. */
function* joined(start: string, middle: readonly string[], end: string, fresh: string): Iterable<string> {
  const orders = middle.length <= MOST_PERMUTED ? permutations(middle) : [middle];
  const texts = orders.map((order) => [start, ...order, end].reduce(overlapped, ""));
  yield* texts.sort((a, b) => a.length - b.length);
  const pieces = [start, ...middle, end].filter((piece) => piece !== "");
  yield pieces.join("");
  yield pieces.join(fresh);
  yield `${pieces.join("")}${fresh}`;
  yield `${fresh}${pieces.join("")}`;
}

const MOST_PERMUTED = 4;

function permutations(pieces: readonly string[]): readonly (readonly string[])[] {
  if (pieces.length < 2) return [pieces];
  return pieces.flatMap((piece, i) => permutations(pieces.toSpliced(i, 1)).map((others) => [piece, ...others]));
}

/** A text that lies inside the other is there already. At the very end that is not enough: the texts that follow are. */
function overlapped(left: string, right: string): string {
  if (left.includes(right)) return left;
  for (let length = Math.min(left.length, right.length); length > 0; length--) {
    if (left.endsWith(right.slice(0, length))) return left + right.slice(length);
  }
  return left + right;
}
