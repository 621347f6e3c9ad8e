/**
 * Whether a plain check says of the same place why it can never be true or never be false: then the proof of it would
 * be a second diagnostic for one mistake. Asked only where something was proved, which is rare.
 */

import type { Analysis } from "../analysis.js";
import type { BoundPredicate } from "../binding/boundFilter.js";
import { EVENT_TYPES } from "../schema/schema.js";
import { contains, overlaps, type Span } from "../text/span.js";
import { blockNeedsEquality } from "./blockNeedsEquality.js";
import type { Check, CheckSettings } from "./check.js";
import { contradictoryPredicates } from "./contradictoryPredicates.js";
import { emptyOperand } from "./emptyOperand.js";
import { emptyRange } from "./emptyRange.js";
import { enumerationCase } from "./enumerationCase.js";
import { epochSeconds } from "./epochSeconds.js";
import { eventTypeContradictsRuleType } from "./eventTypeContradictsRuleType.js";
import { findingsOf } from "./findings.js";
import { malformedAddress } from "./malformedAddress.js";
import { operandType } from "./operandType.js";
import { operatorTypeMismatch } from "./operatorTypeMismatch.js";
import { orderOnText } from "./orderOnText.js";
import { portRange } from "./portRange.js";
import { type Contradiction, type FilterProofs, isByOne } from "./proofScope.js";
import { quotedNull } from "./quotedNull.js";
import { translatedValue } from "./translatedValue.js";
import { undefinedList } from "./undefinedList.js";
import { unknownEnumerationValue } from "./unknownEnumerationValue.js";
import { unknownEventType } from "./unknownEventType.js";
import { unknownMember } from "./unknownMember.js";

/** What plain checks say of predicates that exclude each other. */
const OF_SEVERAL: readonly Check[] = [contradictoryPredicates, emptyRange];

/** What they say of one predicate that no event, or every event, gets past. */
const OF_ONE: readonly Check[] = [
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

/** Answers for what was proved of a part of the filter; the plain checks run once, when it is first asked. */
export function nearerReasons(
  analysis: Analysis,
  settings: CheckSettings,
  proofs: FilterProofs,
): (found: Contradiction, part: Span) => boolean {
  const spansOf = (checks: readonly Check[]): readonly Span[] =>
    checks.flatMap((check) => findingsOf(check, analysis, settings, proofs).map(({ span }) => span));
  let ofSeveral: readonly Span[] | undefined;
  let ofOne: readonly Span[] | undefined;
  return (found, part) => {
    ofSeveral ??= spansOf(OF_SEVERAL);
    if (ofSeveral.some((span) => contains(part, span))) return true;
    if (found.reasons.some((reason) => isUnknownHere(reason, analysis, found))) return true;
    ofOne ??= spansOf(OF_ONE);
    return ofOne.some((span) => found.core.some(({ node }) => overlaps(node.span, span)));
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
