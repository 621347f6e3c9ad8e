/** Classifies the position once and asks the provider of its kind. */

import { classify } from "../position.js";
import type { CompletionList, CompletionRequest } from "./completionItem.js";
import { completeConnective } from "./connectives.js";
import { completeField } from "./fields.js";
import { completeOperand } from "./operands.js";
import { completeOperator } from "./operators.js";

export type { CompletionItem, CompletionList, CompletionRequest } from "./completionItem.js";

/**
 * What can stand at an offset of a filter. Nothing is left out for not beginning as the author has begun: the editor
 * filters, and does it better.
 *
 * @example complete({ analysis of `exe st<|>`, … }).items[0] // starts_with
 */
export function complete(request: CompletionRequest): CompletionList {
  const position = classify(request.analysis, request.offset);
  switch (position.kind) {
    case "field":
      return completeField(request, position);
    case "operator":
      return completeOperator(request, position);
    case "operand":
      return completeOperand(request, position);
    case "connective":
      return completeConnective(request, position);
    case "none":
      return { items: [], incomplete: false };
  }
}
