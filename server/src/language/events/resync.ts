/**
 * Finds where the next record begins behind one that is damaged beyond following its brackets. Two things tell: a line
 * that begins with `{`, and the way in which the records of this list begin (`{"eventVersion"`): inside of a text its
 * quotes would be escaped.
 */

import { asciiText, byteCodes, isSpaceByte } from "./byteCodes.js";

const { LF, COLON, COMMA, OPEN_OBJECT, OPEN_ARRAY } = byteCodes;

/** How much of what was passed must be kept, so that no beginning is missed at a cut. */
export const LONGEST_BEGINNING = 96;
const MOST_BEGINNINGS = 8;

export interface Beginning {
  readonly bytes: Uint8Array;
  /** `no`: it occurs inside of records as well. `unknown`: it is that of a damaged record. */
  readonly isSure: "yes" | "no" | "unknown";
}

/** The beginnings of the records of one input. */
export class Beginnings {
  readonly #known: Beginning[];

  constructor(known: readonly Beginning[] = []) {
    this.#known = [...known];
  }

  get known(): readonly Beginning[] {
    return this.#known;
  }

  /** Takes note of how a record begins: up to its first key. */
  learn(record: Uint8Array): void {
    this.#add(record, (bytes) => (findBytes(record, bytes, 1) < 0 ? "yes" : "no"));
  }

  /** The same for a record whose end is not known. */
  learnDamaged(record: Uint8Array): void {
    this.#add(record, () => "unknown");
  }

  #add(record: Uint8Array, isSure: (bytes: Uint8Array) => Beginning["isSure"]): void {
    if (this.#known.length >= MOST_BEGINNINGS) return;
    if (this.#known.some(({ bytes }) => startsWith(record, 0, bytes))) return;
    const match = /^\{\s*"[^"\\]+"/.exec(asciiText(record.subarray(0, LONGEST_BEGINNING - 1)));
    if (match === null) return;
    const bytes = record.slice(0, match[0].length);
    this.#known.push({ bytes, isSure: isSure(bytes) });
  }

  /** Whether a record begins at an index, as far as its own bytes tell. */
  isAt(bytes: Uint8Array, at: number): Beginning["isSure"] {
    return this.#known.find((beginning) => startsWith(bytes, at, beginning.bytes))?.isSure ?? "no";
  }
}

export interface Resync {
  readonly at: number;
  /** Whether the record goes on with the list that was being read; otherwise it stands on a line of its own. */
  readonly inList: boolean;
}

/** @param inList whether records are being read from a list, so that they follow commas */
export function findResync(
  bytes: Uint8Array,
  from: number,
  end: number,
  beginnings: Beginnings,
  inList: boolean,
): Resync | undefined {
  for (let at = bytes.indexOf(OPEN_OBJECT, from); at >= 0 && at < end; at = bytes.indexOf(OPEN_OBJECT, at + 1)) {
    const isSure = beginnings.isAt(bytes, at);
    if (isSure !== "no" && mayFollow(previousByte(bytes, at), isSure === "yes", inList)) return { at, inList };
    if (bytes[at - 1] === LF) return { at, inList: false };
  }
  return undefined;
}

/** An object inside of a record follows a colon, a bracket or a comma. Only what follows none of them is no such object. */
function mayFollow(previous: number | undefined, isSure: boolean, inList: boolean): boolean {
  if (previous === COLON) return false;
  return isSure || (previous !== OPEN_ARRAY && (inList || previous !== COMMA));
}

function findBytes(bytes: Uint8Array, sought: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(OPEN_OBJECT, from); at >= 0; at = bytes.indexOf(OPEN_OBJECT, at + 1))
    if (startsWith(bytes, at, sought)) return at;
  return -1;
}

function previousByte(bytes: Uint8Array, at: number): number | undefined {
  for (let index = at - 1; index >= Math.max(0, at - LONGEST_BEGINNING); index--) {
    const byte = bytes[index];
    if (byte !== undefined && !isSpaceByte(byte)) return byte;
  }
  return undefined;
}

function startsWith(bytes: Uint8Array, at: number, beginning: Uint8Array): boolean {
  for (let index = 0; index < beginning.length; index++) if (bytes[at + index] !== beginning[index]) return false;
  return true;
}
