/**
 * Texts that begin, end and go on as some tests want. A character that none of the tests mentions, put between the
 * pieces, keeps them from making up anything that was not wanted: if any text passes the tests, then so does one that is
 * made of a longest beginning, the contained pieces and a longest end with that character between. Texts without it,
 * pieces pushed into each other, are shorter; they are tried first.
 */

import type { TestParts, TextPiece } from "./leafTruth.js";

/** A character that stands in none of the tests' texts and belongs to no number, address or date-time. */
export function freshCharacter(tests: readonly TestParts[]): string {
  const used = new Set<string>();
  for (const { exactTexts, pieces } of tests) {
    for (const text of exactTexts) for (const character of text.split("")) used.add(character);
    for (const { text } of pieces) for (const character of text.split("")) used.add(character);
  }
  const letter = [..."xyzuvwkjqmnopgrs"].find((character) => !used.has(character));
  if (letter !== undefined) return letter;
  let code = FIRST_IDEOGRAPH;
  while (used.has(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}

const FIRST_IDEOGRAPH = 0x4e00;

/**
 * Texts that pass every wanted test by the pieces of the text operators. If none of them passes, no text does: each
 * wanted test is passed by one of its pieces, so the text has a longest wanted beginning and a longest wanted end, and
 * every other test is passed by a part of these or by a piece that can stand anywhere.
 */
export function* textsOfPieces(wanted: readonly TestParts[], unwanted: readonly TestParts[]): Iterable<string> {
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
  for (const start of startsOf) {
    for (const end of endsOf) {
      const middle = middleOf(wanted, start, end, isFree);
      if (middle === undefined) continue;
      yield* joined(start, middle, end, fresh);
      yield [start, ...middle, end].join(fresh);
    }
  }
}

/** The empty text, for no such piece at all, and the texts of the pieces with an operator. */
function alternatives(wanted: readonly TestParts[], operator: TextPiece["operator"]): readonly string[] {
  const texts = wanted.flatMap(({ pieces }) => pieces.filter((piece) => piece.operator === operator));
  return [...new Set(["", ...texts.map(({ text }) => text)])].sort((a, b) => a.length - b.length);
}

/** A contained piece for each test that beginning and end do not pass already; `undefined` where a test has none. */
function middleOf(
  wanted: readonly TestParts[],
  start: string,
  end: string,
  isFree: (text: string) => boolean,
): readonly string[] | undefined {
  const middle: string[] = [];
  for (const { pieces } of wanted) {
    const passed = pieces.some(({ operator, text }) => {
      if (operator === "starts_with") return start.startsWith(text);
      if (operator === "ends_with") return end.endsWith(text);
      return start.includes(text) || end.includes(text) || middle.some((other) => other.includes(text));
    });
    if (passed) continue;
    const inside = pieces
      .filter(({ operator, text }) => operator === "contains" && isFree(text))
      .sort((a, b) => a.text.length - b.text.length)[0];
    if (inside === undefined) return undefined;
    middle.push(inside.text);
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
