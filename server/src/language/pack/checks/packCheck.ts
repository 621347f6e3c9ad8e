/** A check of what a pack says around its filters. Each is one file; `registry.ts` lists them all. */

import type { Finding } from "../../checks/check.js";
import type { Severity } from "../../checks/diagnostic.js";
import type { Schema } from "../../schema/schema.js";
import type { RulePack } from "../rulePack.js";
import type { PackProofs } from "./packProofs.js";

export interface PackCheck {
  readonly code: string;
  /** `off`: it runs only where the settings give it a severity. */
  readonly severity: Severity | "off";
  /** All spans are of the host. */
  run(pack: RulePack, schema: Schema, proofs: PackProofs): Iterable<Finding>;
}
