/** What reading saved events gives, item by item. */

import type { Event, Message } from "../../language/index.js";

export interface Place {
  /** The path as it was found, or the name of the stream. */
  readonly file: string;
  /** From 1. Lines of what is read: of a gzip file, those of the unpacked text. 0 where it is the file as a whole. */
  readonly line: number;
  /** From 0, in what is read. */
  readonly byte: number;
  /** How many events of the file come before. */
  readonly index: number;
}

export type ReadItem =
  /** `text` is the record as it was saved, with what it is wrapped in. */
  | { readonly kind: "event"; readonly event: Event; readonly place: Place; readonly text: string }
  /** Something could not be read; the rest is. The exit code must say so. */
  | { readonly kind: "problem"; readonly place: Place; readonly message: Message }
  /** Nothing is wrong, but the reader of the result should know. */
  | { readonly kind: "note"; readonly place: Place; readonly message: Message };

export function fileAsAWhole(file: string, index = 0): Place {
  return { file, line: 0, byte: 0, index };
}
