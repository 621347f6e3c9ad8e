/** Reports filters for which neither the rule's type nor their fields settle which type of event they are about. */

import { eventTypesOfRule } from "../binding/eventTypes.js";
import type { EventType } from "../schema/schema.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import { span } from "../text/span.js";
import { isBroken } from "./brokenPlaces.js";
import type { Check } from "./check.js";
import { typesByFields, typesWithAllFields } from "./possibleEvents.js";
import { predicatesOf } from "./predicates.js";
import { shownNames } from "./shown.js";

const messages = defineMessages("missing-event-type", {
  missing: {
    en: "Nothing says which type of event is meant, and {types} events can have these fields. Add a predicate on `event_type`, so that only those you think of are judged.",
    es: "Nada dice a qué tipo de evento se refiere, y los eventos {types} pueden tener estos campos. Añada un predicado sobre `event_type` para que solo se juzguen los que tiene en mente.",
    "pt-br":
      "Nada diz de que tipo de evento se trata, e eventos {types} podem ter estes campos. Acrescente um predicado sobre `event_type` para que só sejam julgados os que você tem em mente.",
  },
  add: {
    en: 'Add `event_type = "{type}"`',
    es: 'Añadir `event_type = "{type}"`',
    "pt-br": 'Acrescentar `event_type = "{type}"`',
  },
});

/** Beyond that many, a list of fixes is no help. */
const MOST_FIXES = 4;

export const missingEventType: Check = {
  code: "missing-event-type",
  severity: "info",
  *run(analysis) {
    const { bound, syntax, context } = analysis;
    // A suppression only sees the events that its rule has let through.
    if (bound.expression === undefined || syntax.expression === undefined || context.role === "suppression") return;
    const predicates = predicatesOf(bound);
    const [first] = predicates;
    if (first === undefined || isBroken(analysis)) return;
    // A misspelt field could be `event_type` itself, or one that settles the type.
    if (predicates.some(({ field }) => field.path === "event_type" || field.info === undefined)) return;
    const typesOfRule = eventTypesOfRule(context.ruleType, context.schema);
    if (typesOfRule.length < 2) return;
    const types = typesByFields(bound.expression, typesOfRule, context.schema);
    if (types.length < 2) return;
    // Of fields that no event has together the type is not what is missing.
    if (typesWithAllFields(bound.expression, types, context.schema).length === 0) return;
    const { expression } = syntax;
    yield {
      span: first.node.span,
      message: messages.missing({ types: shownNames(types) }),
      fixes: types.length > MOST_FIXES ? [] : types.map((type) => addition(expression, type)),
    };
  },
};

function addition(expression: Expression, type: EventType): Fix {
  const { start, end } = expression.span;
  const guard = `event_type = "${type}" and `;
  const edits =
    expression.kind === "disjunction"
      ? [
          { span: span(start, start), newText: `${guard}(` },
          { span: span(end, end), newText: ")" },
        ]
      : [{ span: span(start, start), newText: guard }];
  return { title: messages.add({ type }), safety: "unsafe", edits };
}
