/** Explanations in words: why a predicate is true or false, for the truth tree, hovers and failing rule tests. */

import type { Literal } from "../binding/boundFilter.js";
import type { Message } from "../text/message.js";
import { displayValue } from "./displayValue.js";
import type { BrokenExplanation, PredicateExplanation } from "./explain.js";
import type { FailKind, JudgedValue, PassKind } from "./reason.js";
import { reasonMessages as messages } from "./reasonMessages.js";

/**
 * Says in one sentence why a predicate is true or false on the event, with the value that decided.
 *
 * @example render(reasonText(explanation), "en") // '`srcIp` is "203.0.113.9", which lies outside "10.0.0.0/8".'
 */
export function reasonText(explanation: PredicateExplanation | BrokenExplanation): Message {
  if (explanation.kind === "broken") return messages.broken();
  const { reason, bound, values } = explanation;
  const field = bound.field.path;
  const { operator } = bound.node;
  switch (reason.kind) {
    case "present":
      return presentText(explanation);
    case "absent":
      return bound.negated && bound.test.kind !== "presence"
        ? messages.absentNegated({ field, operator })
        : messages.absent({ field });
    case "object-only":
      return bound.negated ? messages.objectOnlyNegated({ field, operator }) : messages.objectOnly({ field });
    case "empty-list":
      return messages.emptyList({ field });
    case "impossible":
      return reason.why === "null-in-list"
        ? messages.impossibleNull({ field })
        : messages.impossibleOperand({ operator });
    default: {
      const { observed } = reason;
      if (observed.holds) return passText(observed.kind, observed, operator);
      const near = observed.kind === "case-differs" || observed.kind === "space-differs";
      if (values.length > 1 && !near && observed.kind !== "not-orderable") return manyText(explanation, observed);
      return failText(observed.kind, observed, explanation);
    }
  }
}

function presentText({ bound, values }: PredicateExplanation): Message {
  const field = bound.field.path;
  const [first] = values;
  if (first === undefined) return messages.presentObject({ field });
  const value = displayValue(first.value);
  return values.length === 1
    ? messages.present({ field, value })
    : messages.presentMany({ field, value, count: values.length });
}

function passText(kind: PassKind, observed: JudgedValue, operator: string): Message {
  const texts = textsOf(observed);
  switch (kind) {
    case "equal":
      return messages.equal(texts);
    case "same-number":
      return messages.sameNumber(texts);
    case "same-address":
      return messages.sameAddress(texts);
    case "in-block":
      return messages.inBlock(texts);
    case "order-holds":
      return messages.orderHolds({ ...texts, operator });
    case "starts":
      return messages.starts(texts);
    case "ends":
      return messages.ends(texts);
    case "contains":
      return messages.contains(texts);
  }
}

function failText(kind: FailKind, observed: JudgedValue, { bound }: PredicateExplanation): Message {
  const texts = textsOf(observed);
  const { operator } = bound.node;
  const count = wantedCount(bound.test);
  switch (kind) {
    case "not-equal":
      return count > 1 ? messages.notEqualList({ ...texts, count }) : messages.notEqual(texts);
    case "case-differs":
      return bound.test.kind === "text" ? messages.caseDiffersInPart(texts) : messages.caseDiffers(texts);
    case "space-differs":
      return messages.spaceDiffers(texts);
    case "not-in-block":
      return count > 1 ? messages.notEqualList({ ...texts, count }) : messages.notInBlock(texts);
    case "not-an-address":
      return messages.notAnAddress(texts);
    case "type-differs":
      return messages.typeDiffers(texts);
    case "order-fails":
      return messages.orderFails({ ...texts, operator });
    case "not-a-number":
      return messages.notANumber(texts);
    case "not-a-date-time":
      return messages.notADateTime(texts);
    case "not-orderable":
      return messages.notOrderable({ ...texts, operator });
    case "not-starts":
      return messages.notStarts(texts);
    case "not-ends":
      return messages.notEnds(texts);
    case "not-contains":
      return messages.notContains(texts);
  }
}

function manyText({ bound, values }: PredicateExplanation, observed: JudgedValue): Message {
  const texts = { field: bound.field.path, count: values.length, operator: bound.node.operator, ...textsOf(observed) };
  return wantedCount(bound.test) > 1 ? messages.noneOfManyList(texts) : messages.noneOfMany(texts);
}

function wantedCount(test: PredicateExplanation["bound"]["test"]): number {
  if (test.kind === "equality") return test.literals.length;
  return test.kind === "text" ? test.texts.length : 1;
}

function textsOf({ path, value, literal }: JudgedValue): { path: string; value: string; literal: string } {
  return { path, value: displayValue(value), literal: literalText(literal) };
}

function literalText(literal: Literal): string {
  return literal.kind === "number" ? literal.text : displayValue(literal.value);
}
