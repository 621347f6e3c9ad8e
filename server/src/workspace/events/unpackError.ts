/** Why a file gives no more text, other than what the file system says. What came before it counts. */

import type { Message } from "../../language/index.js";
import { readerMessages } from "./readerMessages.js";

export type UnpackTrouble =
  /** It ends before its own end. */
  | { readonly kind: "truncated"; readonly format: string }
  | { readonly kind: "damaged"; readonly format: string }
  /** While it was read. */
  | { readonly kind: "shortened" }
  /** A part of it must be in memory at once, and is too large for that. */
  | { readonly kind: "windowTooLarge"; readonly size: number; readonly limit: number }
  | { readonly kind: "rowGroupTooLarge"; readonly limit: number }
  | { readonly kind: "needsFile"; readonly format: string };

export class UnpackError extends Error {
  constructor(readonly trouble: UnpackTrouble) {
    super(trouble.kind);
  }
}

/** @param count how many events were read before */
export function unpackMessage(trouble: UnpackTrouble, path: string, count: number): Message {
  switch (trouble.kind) {
    case "truncated":
      return readerMessages.truncated({ path, count, format: trouble.format });
    case "damaged":
      return readerMessages.damaged({ path, count, format: trouble.format });
    case "shortened":
      return readerMessages.shortened({ path, count });
    case "windowTooLarge":
      return readerMessages.windowTooLarge({
        path,
        count,
        size: inMebibytes(trouble.size),
        limit: inMebibytes(trouble.limit),
      });
    case "rowGroupTooLarge":
      return readerMessages.rowGroupTooLarge({ path, count, limit: inMebibytes(trouble.limit) });
    case "needsFile":
      return readerMessages.needsFile({ path, format: trouble.format });
    default:
      return trouble satisfies never;
  }
}

function inMebibytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
