/** Which types of event can make a filter true, as far as its fields tell: most fields occur on few types only. */

import type { BoundExpression, BoundPredicate } from "../binding/boundFilter.js";
import { EVENT_TYPES, type EventType, type Schema } from "../schema/schema.js";
import { needsField } from "./predicates.js";

/** Of the event types given, those on which the expression can be true. */
export function typesByFields(
  expression: BoundExpression,
  types: readonly EventType[],
  schema: Schema,
): readonly EventType[] {
  switch (expression.kind) {
    case "predicate":
      return needsField(expression) ? typesOfPredicate(expression, types, schema) : types;
    case "and":
      return expression.operands.reduce((left, operand) => typesByFields(operand, left, schema), types);
    case "or": {
      const possible = new Set(expression.operands.flatMap((operand) => typesByFields(operand, types, schema)));
      return types.filter((type) => possible.has(type));
    }
    default:
      return types;
  }
}

function typesOfPredicate(
  { field }: BoundPredicate,
  types: readonly EventType[],
  schema: Schema,
): readonly EventType[] {
  const here = types.filter((type) => field.eventTypes.includes(type));
  const known = schema.findField(field.path, EVENT_TYPES);
  // A field that nobody knows can be on any event, and so can one that would leave none.
  if (known === undefined) return here;
  const left = here.filter((type) => known.eventTypes.includes(type));
  return left.length > 0 ? left : here;
}

/**
 * The fields that must be there for all of these predicates to be true, with the types of events that have them;
 * `undefined` where some type has them all.
 */
export function foreignFields(
  predicates: readonly BoundPredicate[],
  schema: Schema,
): ReadonlyMap<string, readonly EventType[]> | undefined {
  const typesOf = new Map<string, readonly EventType[]>();
  for (const predicate of predicates) {
    const { path } = predicate.field;
    const known = needsField(predicate) ? schema.findField(path, EVENT_TYPES) : undefined;
    if (known !== undefined) typesOf.set(path, known.eventTypes);
  }
  const isShared = EVENT_TYPES.some((type) => [...typesOf.values()].every((types) => types.includes(type)));
  return isShared ? undefined : typesOf;
}
