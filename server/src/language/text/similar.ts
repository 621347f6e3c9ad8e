/** "Did you mean …?": the known name that is nearest to one that is not known. */

/** Longer texts are no misspelt names, and comparing them would cost too much. */
const LONGEST_NAME = 200;

/**
 * The candidate that the user most probably meant, or `undefined` where none is near. Names that differ only in
 * capitals come first, then those that differ only in how words are joined (`event_type`, `eventType`), then those
 * within `limit` typing mistakes: a letter missing, added, changed, or two letters swapped. Without a limit, one mistake
 * is allowed for each four letters, and three at most. Of several that are equally near, the first wins.
 *
 * @example suggestName("comand", ["command", "cwd"]) // "command"
 */
export function suggestName(name: string, candidates: Iterable<string>, limit = usualLimit(name)): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = name.toLowerCase();
  const wantedWords = withoutJoints(wanted);
  const wantedLetters = lettersOf(wanted);
  let sameWords: string | undefined;
  let nearest: string | undefined;
  let nearestDistance = limit + 1;
  for (const candidate of candidates) {
    // There may be tens of thousands of candidates, nearly all of them far off: cheap tests come first.
    const mayBeSameWords = hasJoints(candidate) || wantedWords.length < wanted.length;
    if (!mayBeSameWords && Math.abs(candidate.length - wanted.length) >= nearestDistance) continue;
    const lowerCase = candidate.toLowerCase();
    if (lowerCase === wanted) return candidate;
    if (sameWords !== undefined) continue;
    if (mayBeSameWords && withoutJoints(lowerCase) === wantedWords) sameWords = candidate;
    if (lettersApart(wantedLetters, lettersOf(lowerCase)) >= nearestDistance) continue;
    const distance = distanceBelow(nearestDistance, wanted, lowerCase);
    if (distance === undefined) continue;
    nearest = candidate;
    nearestDistance = distance;
  }
  return sameWords ?? nearest;
}

function usualLimit(name: string): number {
  return Math.min(3, Math.max(1, Math.floor(name.length / 4)));
}

function withoutJoints(name: string): string {
  return name.replace(/[_-]/g, "");
}

function hasJoints(name: string): boolean {
  return name.includes("_") || name.includes("-");
}

/** Which letters there are, a bit for each; different characters may share one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

/** So many typing mistakes it takes at least: each brings in one letter that the other text has not, and takes out one. */
function lettersApart(one: number, other: number): number {
  return Math.max(bitCount(one & ~other), bitCount(other & ~one));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/**
 * The number of typing mistakes between two texts (optimal string alignment), or `undefined` where it is not below the
 * bound. Only the diagonal band that can stay below the bound is computed.
 */
function distanceBelow(bound: number, one: string, other: string): number | undefined {
  if (Math.abs(one.length - other.length) >= bound) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = new Array<number>(other.length + 1).fill(bound);
    if (row < bound) current[0] = row;
    let best = current[0] ?? bound;
    const firstColumn = Math.max(1, row - bound + 1);
    const lastColumn = Math.min(other.length, row + bound - 1);
    for (let column = firstColumn; column <= lastColumn; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let distance = Math.min(
        at(last, column - 1) + (isSame ? 0 : 1),
        at(last, column) + 1,
        at(current, column - 1) + 1,
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        distance = Math.min(distance, at(beforeLast, column - 2) + 1);
      }
      current[column] = distance;
      best = Math.min(best, distance);
    }
    if (best >= bound && Math.min(...last.slice(firstColumn - 1, lastColumn + 1)) >= bound) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = at(last, other.length);
  return distance < bound ? distance : undefined;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
