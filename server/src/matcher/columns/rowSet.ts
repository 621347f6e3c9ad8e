/** Sets of rows as bits, 32 rows a word: combining two of them costs next to nothing. */

export interface RowSet {
  readonly rows: number;
  /** The bits beyond the last row are zero. */
  readonly words: Uint32Array;
}

export const ROWS_OF_A_WORD = 32;

export function wordsFor(rows: number): number {
  return Math.ceil(rows / ROWS_OF_A_WORD);
}

export function noRows(rows: number): RowSet {
  return { rows, words: new Uint32Array(wordsFor(rows)) };
}

export function allRows(rows: number): RowSet {
  return complement(noRows(rows));
}

export function complement({ rows, words }: RowSet): RowSet {
  const result = new Uint32Array(words.length);
  for (let word = 0; word < result.length; word++) result[word] = ~(words[word] ?? 0);
  const beyond = rows % ROWS_OF_A_WORD;
  if (beyond > 0) result[result.length - 1] = (result[result.length - 1] ?? 0) & ((1 << beyond) - 1);
  return { rows, words: result };
}

export function intersection(one: RowSet, other: RowSet): RowSet {
  const words = new Uint32Array(one.words.length);
  for (let word = 0; word < words.length; word++) words[word] = (one.words[word] ?? 0) & (other.words[word] ?? 0);
  return { rows: one.rows, words };
}

export function union(one: RowSet, other: RowSet): RowSet {
  const words = new Uint32Array(one.words.length);
  for (let word = 0; word < words.length; word++) words[word] = (one.words[word] ?? 0) | (other.words[word] ?? 0);
  return { rows: one.rows, words };
}

export function countRows({ words }: RowSet): number {
  let count = 0;
  for (let word = 0; word < words.length; word++) {
    let bits = words[word] ?? 0;
    // Adds up pairs of bits, then fours, then bytes.
    bits -= (bits >>> 1) & 0x5555_5555;
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    bits = (bits + (bits >>> 4)) & 0x0f0f_0f0f;
    count += Math.imul(bits, 0x0101_0101) >>> 24;
  }
  return count;
}

export function hasRow({ words }: RowSet, row: number): boolean {
  return (((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** The first rows of a set, as many as are wanted. */
export function firstRows(set: RowSet, atMost: number): readonly number[] {
  const found: number[] = [];
  for (let word = 0; word < set.words.length && found.length < atMost; word++) {
    for (let bits = set.words[word] ?? 0; bits !== 0 && found.length < atMost; bits &= bits - 1) {
      found.push(word * ROWS_OF_A_WORD + 31 - Math.clz32(bits & -bits));
    }
  }
  return found;
}

/** The next row of a set behind a row (−1 for the first), or before it, round the ends; `undefined` for an empty set. */
export function nextRow(set: RowSet, from: number, step: 1 | -1): number | undefined {
  for (let passed = 1; passed <= set.rows; passed++) {
    const row = (from + step * passed + set.rows) % set.rows;
    if (hasRow(set, row)) return row;
  }
  return undefined;
}
