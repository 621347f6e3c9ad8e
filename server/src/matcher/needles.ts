/** Chooses what to look for in raw bytes before anything is read: the clause that the fewest records hold. */

import type { Clause } from "./literals.js";

export interface Needle {
  readonly bytes: Uint8Array;
  /** Two offsets in it whose bytes are rare in the sample. */
  readonly rare: readonly [number, number];
}

/** The first place in the sample, from an offset on, where a text begins; −1 where there is none. */
export type FindText = (text: Uint8Array, from: number) => number;

/** Where records begin and end is not known yet, so they are supposed to be so long. */
const STRETCH = 1_024;
/** Where more of the stretches hold a needle, looking for it costs more than it saves. */
const LARGEST_SHARE = 0.35;
/** What one more needle costs, as a share of stretches. */
const COST_OF_A_NEEDLE = 0.004;

const encoder = new TextEncoder();

/**
 * The needles of the best clause; `undefined` where none is worth looking for.
 *
 * @param sample bytes of records such as will be searched
 */
export function chooseNeedles(
  clauses: readonly Clause[],
  sample: Uint8Array,
  find: FindText,
): readonly Needle[] | undefined {
  const stretches = Math.max(1, sample.length / STRETCH);
  let best: readonly Uint8Array[] | undefined;
  let least = LARGEST_SHARE;
  for (const clause of clauses) {
    const needles = clause.map((text) => encoder.encode(text));
    let share = COST_OF_A_NEEDLE * needles.length;
    for (const needle of needles) share += stretchesWith(needle, find) / stretches;
    if (share >= least) continue;
    best = needles;
    least = share;
  }
  if (best === undefined) return undefined;
  const frequencies = new Uint32Array(256);
  for (const byte of sample.subarray(0, LONGEST_SURVEY)) frequencies[byte] = (frequencies[byte] ?? 0) + 1;
  return best.map((bytes) => ({ bytes, rare: rareOffsets(bytes, frequencies) }));
}

const LONGEST_SURVEY = 65_536;

function stretchesWith(needle: Uint8Array, find: FindText): number {
  let count = 0;
  for (let at = find(needle, 0); at >= 0; at = find(needle, at + STRETCH)) count++;
  return count;
}

function rareOffsets(bytes: Uint8Array, frequencies: Uint32Array): readonly [number, number] {
  const byRarity = [...bytes.keys()].sort(
    (a, b) => (frequencies[bytes[a] ?? 0] ?? 0) - (frequencies[bytes[b] ?? 0] ?? 0),
  );
  const [first = 0, second = first] = byRarity;
  return [first, second];
}
