/** The matcher: raw records in, those out that match or must be looked at. Proved against the core's `compile`. */

import type { BoundFilter } from "../language/index.js";
import { conditionOf } from "./conditionOf.js";
import { hasKernel } from "./kernel/kernelMemory.js";
import { KernelScanner } from "./kernelScanner.js";
import { type FindBytes, PlainScanner } from "./plainScanner.js";
import type { RecordScanner } from "./recordScanner.js";

export type { FindBytes } from "./plainScanner.js";
export { type FoundRecord, LONGEST_SCANNED, type RecordScanner, type Scan } from "./recordScanner.js";

export interface ScannerOptions {
  /** Whether to do without WebAssembly. Where there is none, nothing is done with it anyway. */
  readonly isPlain?: boolean;
  /** The platform's way to find bytes, where it has one. */
  readonly findBytes?: FindBytes;
}

/**
 * Prepares a filter for going over raw records; `undefined` for a filter that has no truth.
 *
 * @example filterScanner(analyse('eventName = "CreateAccessKey"', context).bound)?.scanLines(0, end, found)
 */
export function filterScanner(bound: BoundFilter, options: ScannerOptions = {}): RecordScanner | undefined {
  const condition = conditionOf(bound);
  if (condition === undefined) return undefined;
  const scanner = options.isPlain || !hasKernel() ? undefined : KernelScanner.create(condition);
  return scanner ?? new PlainScanner(condition, options.findBytes);
}
