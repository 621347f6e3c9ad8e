/**
 * Whether a check without proofs names the cause of what was proved: a typing mistake, a value of the wrong kind. That is
 * another thing than what follows from it, and the proof of the consequence would be a second diagnostic for one mistake.
 * Asked only where something was proved, which is rare.
 */

import type { Analysis } from "../analysis.js";
import type { BoundPredicate } from "../binding/boundFilter.js";
import { EVENT_TYPES } from "../schema/schema.js";
import { overlaps, type Span } from "../text/span.js";
import { blockNeedsEquality } from "./blockNeedsEquality.js";
import type { Check } from "./check.js";
import { emptyOperand } from "./emptyOperand.js";
import { enumerationCase } from "./enumerationCase.js";
import { epochSeconds } from "./epochSeconds.js";
import { eventTypeContradictsRuleType } from "./eventTypeContradictsRuleType.js";
import type { FilterProofs } from "./filterProofs.js";
import { findingsOf } from "./findings.js";
import { malformedAddress } from "./malformedAddress.js";
import { operandType } from "./operandType.js";
import { operatorTypeMismatch } from "./operatorTypeMismatch.js";
import { orderOnText } from "./orderOnText.js";
import { portRange } from "./portRange.js";
import { type Contradiction, isByOne } from "./proofScope.js";
import { quotedNull } from "./quotedNull.js";
import { translatedValue } from "./translatedValue.js";
import { undefinedList } from "./undefinedList.js";
import { unknownEnumerationValue } from "./unknownEnumerationValue.js";
import { unknownEventType } from "./unknownEventType.js";
import { unknownMember } from "./unknownMember.js";

/** What they say of a predicate that no event, or every event, gets past. */
const CAUSES: readonly Check[] = [
  blockNeedsEquality,
  emptyOperand,
  enumerationCase,
  epochSeconds,
  eventTypeContradictsRuleType,
  malformedAddress,
  operandType,
  operatorTypeMismatch,
  orderOnText,
  portRange,
  quotedNull,
  translatedValue,
  undefinedList,
  unknownEnumerationValue,
  unknownEventType,
  unknownMember,
];

/** Answers for what was proved of a part of the filter. */
export function causesNearby(proofs: FilterProofs): (found: Contradiction) => boolean {
  let causes: readonly Span[] | undefined;
  return (found) => {
    if (found.reasons.some((reason) => isUnknownHere(reason, proofs.analysis, found))) return true;
    causes ??= CAUSES.flatMap((check) => findingsOf(check, proofs).map(({ span }) => span));
    return causes.some((span) => found.core.some(({ node }) => overlaps(node.span, span)));
  };
}

/**
 * Whether the predicate names something that is not known where it stands. Of fields, `unknown-field` says so; but one
 * that no event has may well be wanted in two ways that exclude each other. A list without values may get some elsewhere.
 */
function isUnknownHere({ field, test }: BoundPredicate, { context }: Analysis, found: Contradiction): boolean {
  if (test.kind === "equality" && test.literals.length === 0) return true;
  if (field.info !== undefined) return false;
  return isByOne(found) || context.schema.findField(field.path, EVENT_TYPES) !== undefined;
}
