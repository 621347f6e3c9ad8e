/** A leaf as the kernel hands it over, in four words: its number and kind, where its text begins, how long it is, and its number. */

import { parseNumber, type Reached } from "../../language/index.js";
import type { KernelMemory } from "./kernelMemory.js";

/** Makes a text of UTF-8. The platform may have a faster way than `TextDecoder`. */
export type DecodeText = (bytes: Uint8Array, start: number, end: number) => string;

export const LEAF_WORDS = 4;

/** Kinds of leaves as in source/leaf.as.ts. */
export const TEXT = 1;
const NUMBER = 3;
const TRUE = 4;
const FALSE = 5;
const KIND_SHIFT = 24;
/** Stands for what is neither a text nor a number nor a truth: no test but that of presence is true of it. */
const NO_LEAF: Reached = {};

/** What the first word of a leaf holds. */
export function leafOf(head: number): number {
  return head & ((1 << KIND_SHIFT) - 1);
}

export function kindOf(head: number): number {
  return head >>> KIND_SHIFT;
}

/** Reads the leaf that begins at a word. */
export function textAt({ bytes, words }: KernelMemory, at: number, decode: DecodeText): string {
  const start = words[at + 1] ?? 0;
  return decode(bytes, start, start + (words[at + 2] ?? 0));
}

export function valueAt(memory: KernelMemory, at: number, decode: DecodeText): Reached {
  switch (kindOf(memory.words[at] ?? 0)) {
    case TEXT:
      return textAt(memory, at, decode);
    case NUMBER:
      return parseNumber(textAt(memory, at, decode)) ?? 0;
    case TRUE:
      return true;
    case FALSE:
      return false;
    default:
      return NO_LEAF;
  }
}
