/** All checks of filters, one line each. What a text has wrong in itself comes on top of them, as problems. */

import { PROBLEM_CODES } from "../syntax/problem.js";
import { absentField } from "./absentField.js";
import { addressPrefixList } from "./addressPrefixList.js";
import { alwaysTrue } from "./alwaysTrue.js";
import { blockNeedsEquality } from "./blockNeedsEquality.js";
import { broadSuppression } from "./broadSuppression.js";
import type { Check } from "./check.js";
import { contradictoryPredicates } from "./contradictoryPredicates.js";
import { deadBranch } from "./deadBranch.js";
import { doubleNegation } from "./doubleNegation.js";
import { duplicateOperand } from "./duplicateOperand.js";
import { duplicatePredicate } from "./duplicatePredicate.js";
import { emptyFilter } from "./emptyFilter.js";
import { emptyOperand } from "./emptyOperand.js";
import { emptyRange } from "./emptyRange.js";
import { enumerationCase } from "./enumerationCase.js";
import { epochSeconds } from "./epochSeconds.js";
import { evaluatedOnEveryEvent } from "./evaluatedOnEveryEvent.js";
import { eventNameSourceMismatch } from "./eventNameSourceMismatch.js";
import { eventTypeContradictsRuleType } from "./eventTypeContradictsRuleType.js";
import { executablePath } from "./executablePath.js";
import { extendedSyntax } from "./extendedSyntax.js";
import { fieldsOfDifferentEvents } from "./fieldsOfDifferentEvents.js";
import { fileUser } from "./fileUser.js";
import { hostBits } from "./hostBits.js";
import { UNUSED_IGNORE } from "./ignoreDirectives.js";
import { malformedAddress } from "./malformedAddress.js";
import { missingEventType } from "./missingEventType.js";
import { mixedConnectives } from "./mixedConnectives.js";
import { neverTrue } from "./neverTrue.js";
import { notDeployable } from "./notDeployable.js";
import { operandType } from "./operandType.js";
import { operatorTypeMismatch } from "./operatorTypeMismatch.js";
import { orderOnText } from "./orderOnText.js";
import { partialOctet } from "./partialOctet.js";
import { portRange } from "./portRange.js";
import { PROOF_SKIPPED } from "./proofSkipped.js";
import { quotedNull } from "./quotedNull.js";
import { redundantParentheses } from "./redundantParentheses.js";
import { redundantPredicate } from "./redundantPredicate.js";
import { redundantPrefix } from "./redundantPrefix.js";
import { surroundingSpace } from "./surroundingSpace.js";
import { translatedValue } from "./translatedValue.js";
import { truncatedCommand } from "./truncatedCommand.js";
import { undefinedList } from "./undefinedList.js";
import { unknownEnumerationValue } from "./unknownEnumerationValue.js";
import { unknownEventName } from "./unknownEventName.js";
import { unknownEventSource } from "./unknownEventSource.js";
import { unknownEventType } from "./unknownEventType.js";
import { unknownField } from "./unknownField.js";
import { unknownMember } from "./unknownMember.js";
import { unnecessaryNullGuard } from "./unnecessaryNullGuard.js";
import { volatileField } from "./volatileField.js";
import { wildcard } from "./wildcard.js";

export const CHECKS: readonly Check[] = [
  absentField,
  addressPrefixList,
  alwaysTrue,
  blockNeedsEquality,
  broadSuppression,
  contradictoryPredicates,
  deadBranch,
  doubleNegation,
  duplicateOperand,
  duplicatePredicate,
  emptyFilter,
  emptyOperand,
  emptyRange,
  enumerationCase,
  epochSeconds,
  eventNameSourceMismatch,
  eventTypeContradictsRuleType,
  executablePath,
  extendedSyntax,
  fileUser,
  hostBits,
  malformedAddress,
  missingEventType,
  mixedConnectives,
  neverTrue,
  notDeployable,
  operandType,
  operatorTypeMismatch,
  orderOnText,
  partialOctet,
  portRange,
  quotedNull,
  redundantParentheses,
  redundantPredicate,
  redundantPrefix,
  surroundingSpace,
  translatedValue,
  truncatedCommand,
  undefinedList,
  unknownEnumerationValue,
  unknownEventName,
  unknownEventSource,
  unknownEventType,
  unknownField,
  unknownMember,
  volatileField,
  wildcard,
  evaluatedOnEveryEvent,
  fieldsOfDifferentEvents,
  unnecessaryNullGuard,
];

/** The codes of all diagnostics that a filter can have: each has a page, fixtures and a severity setting. */
export const FILTER_CODES: readonly string[] = [
  ...PROBLEM_CODES,
  ...CHECKS.map(({ code }) => code),
  PROOF_SKIPPED,
  UNUSED_IGNORE,
];
