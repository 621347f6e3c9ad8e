/** Operators: only those that can be true for what the field holds, and only those of the dialect. */

import type { FieldType } from "../../schema/schema.js";
import type { Operator } from "../../syntax/ast.js";
import { render } from "../../text/message.js";
import { featureMessages, operatorMessages } from "../featureMessages.js";
import type { OperatorPosition } from "../position.js";
import type { CompletionItem, CompletionList, CompletionRequest } from "./completionItem.js";

const EXTENSIONS: readonly Operator[] = ["contains", "<=", ">=", "in", "not in", "exists", "not exists"];

/**
 * The operators that can be true of a field of a type, the most usual first.
 *
 * @example operatorsFor("boolean") // ["=", "!=", "exists", …]
 */
export function operatorsFor(type: FieldType): readonly Operator[] {
  const forAll: readonly Operator[] = ["exists", "not exists"];
  const equality: readonly Operator[] = ["=", "!="];
  const order: readonly Operator[] = ["<", ">", "<=", ">="];
  const text: readonly Operator[] = ["starts_with", "ends_with", "like", "contains"];
  const sets: readonly Operator[] = ["in", "not in"];
  switch (type) {
    case "text":
    case "ip":
      return [...equality, ...text, ...sets, ...forAll];
    case "number":
    case "epoch":
      return [...equality, ...order, ...sets, ...forAll];
    case "boolean":
      return [...equality, ...forAll];
    case "dateTime":
      return [...equality, ...order, ...text, ...forAll];
    case "object":
      return [...equality, ...forAll];
    case "unknown":
      return [...equality, ...text, ...order, ...sets, ...forAll];
  }
}

export function completeOperator(request: CompletionRequest, position: OperatorPosition): CompletionList {
  const { analysis, observations, dialect, locale } = request;
  const info = analysis.context.schema.findField(position.field, position.eventTypes);
  const type = info?.type ?? observations.fields.get(position.field)?.type ?? "unknown";
  const operators = operatorsFor(type).filter((operator) => dialect === "extended" || !EXTENSIONS.includes(operator));
  const items = operators.map((operator, rank): CompletionItem => {
    const meaning = render(operatorMessages[operator](), locale);
    const isExtension = EXTENSIONS.includes(operator);
    return {
      label: operator,
      kind: "operator",
      detail: meaning,
      documentation: isExtension ? `${meaning}\n\n${render(featureMessages.extension(), locale)}` : meaning,
      span: position.span,
      newText: operator,
      rank,
    };
  });
  return { items, incomplete: false };
}
