/** A check of what a pack says around its filters. Each is one file; `registry.ts` lists them all. */

import type { Finding } from "../../checks/check.js";
import type { Severity } from "../../checks/diagnostic.js";
import type { Schema } from "../../schema/schema.js";
import type { RulePack } from "../rulePack.js";
import type { PackProofs } from "./suppressionProofs.js";

export interface PackCheck {
  readonly code: string;
  readonly severity: Severity;
  /** All spans are of the host. */
  run(pack: RulePack, schema: Schema, proofs: PackProofs): Iterable<Finding>;
}
