/** All checks of packs, in the order of their codes. */

import { aggregateField } from "./aggregateField.js";
import { alertDescriptionLength } from "./alertDescriptionLength.js";
import { backslashInPath } from "./backslashInPath.js";
import { duplicateRuleName } from "./duplicateRuleName.js";
import { idleSuppression } from "./idleSuppression.js";
import { listDefinition } from "./listDefinition.js";
import { missingProperty } from "./missingProperty.js";
import { notDeployable } from "./notDeployable.js";
import type { PackCheck } from "./packCheck.js";
import { propertyForOtherType } from "./propertyForOtherType.js";
import { propertyShape } from "./propertyShape.js";
import { propertyValue } from "./propertyValue.js";
import { readOnlyProperty } from "./readOnlyProperty.js";
import { ruleEqualsRule } from "./ruleEqualsRule.js";
import { rulesOverlap } from "./rulesOverlap.js";
import { ruleWithinRule } from "./ruleWithinRule.js";
import { suppressionSwallowsRule } from "./suppressionSwallowsRule.js";
import { suppressionsOverlap } from "./suppressionsOverlap.js";
import { testShape } from "./testShape.js";
import { titlePlaceholder } from "./titlePlaceholder.js";
import { unknownProperty } from "./unknownProperty.js";
import { unknownRuleType } from "./unknownRuleType.js";

export const PACK_CHECKS: readonly PackCheck[] = [
  aggregateField,
  alertDescriptionLength,
  backslashInPath,
  duplicateRuleName,
  idleSuppression,
  listDefinition,
  missingProperty,
  notDeployable,
  propertyForOtherType,
  propertyShape,
  propertyValue,
  readOnlyProperty,
  ruleEqualsRule,
  ruleWithinRule,
  rulesOverlap,
  suppressionSwallowsRule,
  suppressionsOverlap,
  testShape,
  titlePlaceholder,
  unknownProperty,
  unknownRuleType,
];

/** Codes of what the reading of a pack itself reports; they have pages and severities as checks have. */
export const READING_CODES = ["pack-syntax", "yaml-comment-cuts-filter"] as const;

/** All codes that a pack's own diagnostics can have. */
export const PACK_CODES: readonly string[] = [...PACK_CHECKS.map(({ code }) => code), ...READING_CODES];
