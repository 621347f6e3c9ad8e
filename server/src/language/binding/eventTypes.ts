/** Which types of event a filter can still match: what its predicates on `event_type` leave, and the rule's own type. */

import { EVENT_TYPES, type EventType, type RuleType, type Schema } from "../schema/schema.js";
import type { Expression, Predicate } from "../syntax/ast.js";

/** In the order of `EVENT_TYPES`. Nearly all predicates leave all of them, and then no other list is made. */
type EventTypes = readonly EventType[];

const ALL: EventTypes = EVENT_TYPES;

/** The event types that a rule of a type is run on, in the order of `EVENT_TYPES`; all where the type is not known. */
export function eventTypesOfRule(ruleType: RuleType | undefined, schema: Schema): readonly EventType[] {
  if (ruleType === undefined) return EVENT_TYPES;
  return schema.eventTypes.filter((info) => info.ruleType === ruleType).map(({ eventType }) => eventType);
}

/**
 * The event types on which an expression can be true; on all others it is false.
 *
 * @example possibleTypes(parse('event_type = "audit" and exe = "x"').expression) // { "audit" }
 */
export function possibleTypes(expression: Expression): EventTypes {
  switch (expression.kind) {
    case "conjunction":
      return expression.operands.reduce((types, operand) => intersection(types, possibleTypes(operand)), ALL);
    case "disjunction":
      return expression.operands.map(possibleTypes).reduce(union);
    case "group":
      return possibleTypes(expression.expression);
    case "negation":
      return impossibleWhenTrue(expression.operand);
    case "missingExpression":
      return ALL;
    default:
      return typesOfPredicate(expression);
  }
}

/** Only a negated predicate narrows: of a larger expression the types on which it is false are not known. */
function impossibleWhenTrue(expression: Expression): EventTypes {
  if (expression.kind === "group") return impossibleWhenTrue(expression.expression);
  if (expression.kind !== "comparison" && expression.kind !== "membership") return ALL;
  const types = typesOfPredicate(expression);
  return types === ALL ? ALL : difference(ALL, types);
}

function typesOfPredicate(predicate: Predicate): EventTypes {
  if (predicate.field.kind !== "fieldPath" || predicate.field.path !== "event_type") return ALL;
  switch (predicate.kind) {
    case "comparison": {
      if (predicate.operand.kind !== "string") return ALL;
      const { value } = predicate.operand;
      if (predicate.operator === "=") return filter((type) => type === value);
      if (predicate.operator === "!=") return filter((type) => type !== value);
      return predicate.operator === "starts_with" ? filter((type) => type.startsWith(value)) : ALL;
    }
    case "membership": {
      if (predicate.set.kind !== "list") return ALL;
      const values = predicate.set.operands.map((operand) => (operand.kind === "string" ? operand.value : ""));
      return filter((type) => values.includes(type) === (predicate.operator === "in"));
    }
    case "existence":
      return ALL;
  }
}

function filter(keep: (type: EventType) => boolean): EventTypes {
  return EVENT_TYPES.filter(keep);
}

export function intersection(one: EventTypes, other: EventTypes): EventTypes {
  if (one === ALL || other === ALL) return one === ALL ? other : one;
  return filter((type) => one.includes(type) && other.includes(type));
}

function union(one: EventTypes, other: EventTypes): EventTypes {
  if (one === ALL || other === ALL) return ALL;
  return filter((type) => one.includes(type) || other.includes(type));
}

function difference(one: EventTypes, other: EventTypes): EventTypes {
  return filter((type) => one.includes(type) && !other.includes(type));
}
