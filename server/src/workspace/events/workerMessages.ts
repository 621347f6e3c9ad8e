/** What is said between the main thread and its workers. */

import type { ScannedRule } from "../../matcher/index.js";
import type { CarriedBatch } from "./carriedItems.js";
import type { RangeEnd } from "./judgePiece.js";
import type { Piece } from "./pieces.js";

/** What a worker is started with. */
export interface WorkerTask {
  /** Portable, and all of them can be judged. */
  readonly rules: readonly ScannedRule[];
  readonly countsOnly: boolean;
  readonly skim: boolean;
}

/** `errand`: the number of the piece. A worker has one at a time, but answers to an earlier one may still be under way. */
export type ToWorker =
  | { readonly kind: "judge"; readonly errand: number; readonly piece: Exclude<Piece, { kind: "said" }> }
  /** A batch was put to use. */
  | { readonly kind: "taken"; readonly errand: number }
  /** Nobody wants the rest of the piece. */
  | { readonly kind: "stop"; readonly errand: number };

export type FromWorker =
  | { readonly kind: "batch"; readonly errand: number; readonly batch: CarriedBatch }
  /** `end`: where a range has ended, unless at the end of its file. */
  | { readonly kind: "done"; readonly errand: number; readonly end: RangeEnd | undefined };
