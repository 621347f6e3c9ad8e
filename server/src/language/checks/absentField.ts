/** Reports `!=` on fields that may be absent: it is true for all events that lack the field. */

import type { BoundExpression, BoundPredicate } from "../binding/boundFilter.js";
import { eventTypesOfRule } from "../binding/eventTypes.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import { span } from "../text/span.js";
import type { Check, Finding } from "./check.js";
import { isOnlyOn } from "./fieldFacts.js";
import { typesByFields } from "./possibleEvents.js";
import { needsField, predicatesOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("absent-field", {
  absent: {
    en: "`{field}` can be absent, and `{operator}` is true for events without it. Add `{field} != null` if only events that have it are meant.",
    es: "`{field}` puede faltar, y `{operator}` es verdadero para los eventos sin él. Añada `{field} != null` si solo se refiere a los eventos que lo tienen.",
    "pt-br":
      "`{field}` pode estar ausente, e `{operator}` é verdadeiro para eventos sem ele. Acrescente `{field} != null` se só quer os eventos que o têm.",
  },
  guard: {
    en: "Add `{field} != null and`",
    es: "Añadir `{field} != null and`",
    "pt-br": "Acrescentar `{field} != null and`",
  },
});

export const absentField: Check = {
  code: "absent-field",
  severity: "info",
  *run({ bound, context: { ruleType, schema } }) {
    const { expression } = bound;
    if (expression === undefined || !predicatesOf(bound).some(isUnguarded)) return;
    const found = unguarded(expression, new Set(), "none");
    if (found.length === 0) return;
    const types = typesByFields(expression, eventTypesOfRule(ruleType, schema), schema);
    const mayBeAbsent = ({ field }: BoundPredicate): boolean => {
      const here = field.eventTypes.filter((type) => types.includes(type));
      return schema.findField(field.path, here.length > 0 ? here : field.eventTypes)?.presence === "sometimes";
    };
    yield* found.filter(({ predicate }) => mayBeAbsent(predicate)).map(findingFor);
  },
};

interface Unguarded {
  readonly predicate: BoundPredicate;
  readonly parent: Parent;
}

type Parent = "none" | "and" | "or" | "not";

/** @param handled fields of which the predicates around already speak, or that have been reported: once is enough */
function unguarded(expression: BoundExpression, handled: Set<string>, parent: Parent): readonly Unguarded[] {
  switch (expression.kind) {
    case "and": {
      for (const operand of expression.operands) for (const path of presentIn(operand)) handled.add(path);
      return expression.operands.flatMap((operand) => unguarded(operand, handled, "and"));
    }
    case "or": {
      // `tty = null or tty != "pts0"`: the author has thought of absence.
      const spokenOf = expression.operands.flatMap((operand) =>
        operand.kind === "predicate" && operand.test.kind === "presence" ? [operand.field.path] : [],
      );
      return expression.operands.flatMap((operand) => unguarded(operand, new Set([...handled, ...spokenOf]), "or"));
    }
    case "not":
      // What is wanted below a negation is anybody's guess.
      return [];
    case "predicate":
      if (!isUnguarded(expression) || handled.has(expression.field.path)) return [];
      handled.add(expression.field.path);
      return [{ predicate: expression, parent }];
    case "broken":
      return [];
  }
}

function isUnguarded(predicate: BoundPredicate): boolean {
  const { negated, test, field } = predicate;
  if (!negated || test.kind !== "equality" || field.info === undefined) return false;
  // `file-user` says it with the reason.
  return !(field.path === "user" && isOnlyOn(predicate, "file"));
}

function findingFor({ predicate, parent }: Unguarded): Finding {
  const { node, field } = predicate;
  const operator = node.kind === "membership" ? "not in" : "!=";
  const name = shown(field.path);
  return {
    span: node.span,
    message: messages.absent({ field: name, operator }),
    fixes: [guardFix(node.span, field.path, parent)],
  };
}

function guardFix(
  { start, end }: { readonly start: number; readonly end: number },
  field: string,
  parent: Parent,
): Fix {
  const guard = `${field} != null and `;
  const edits =
    parent === "or"
      ? [
          { span: span(start, start), newText: `(${guard}` },
          { span: span(end, end), newText: ")" },
        ]
      : [{ span: span(start, start), newText: guard }];
  return { title: messages.guard({ field: shown(field) }), safety: "unsafe", edits };
}

/** The fields that are present wherever the expression is true. */
function presentIn(expression: BoundExpression): readonly string[] {
  switch (expression.kind) {
    case "predicate":
      return needsField(expression) ? [expression.field.path] : [];
    case "and":
      return expression.operands.flatMap(presentIn);
    case "or": {
      const [first, ...others] = expression.operands.map((operand) => new Set(presentIn(operand)));
      return [...(first ?? [])].filter((path) => others.every((other) => other.has(path)));
    }
    default:
      return [];
  }
}
