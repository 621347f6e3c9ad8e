/** Which types of event can make a filter true, as far as its fields tell: most fields occur on few types only. */

import type { BoundExpression, BoundPredicate } from "../binding/boundFilter.js";
import { EVENT_TYPES, type EventType, type Schema } from "../schema/schema.js";
import { needsField } from "./predicates.js";

/** Of the event types given, those on which the expression can be true. Fields that would leave none are not counted. */
export function typesByFields(
  expression: BoundExpression,
  types: readonly EventType[],
  schema: Schema,
): readonly EventType[] {
  return typesOf(expression, types, (predicate, here) => {
    const left = withField(predicate, here, schema);
    return left.length > 0 ? left : here;
  });
}

/** The same, of fields that are on no type of event together none. */
export function typesWithAllFields(
  expression: BoundExpression,
  types: readonly EventType[],
  schema: Schema,
): readonly EventType[] {
  return typesOf(expression, types, (predicate, here) => withField(predicate, here, schema));
}

function typesOf(
  expression: BoundExpression,
  types: readonly EventType[],
  narrow: (predicate: BoundPredicate, here: readonly EventType[]) => readonly EventType[],
): readonly EventType[] {
  switch (expression.kind) {
    case "predicate": {
      if (!needsField(expression)) return types;
      const here = types.filter((type) => expression.field.eventTypes.includes(type));
      return narrow(expression, here);
    }
    case "and":
      return expression.operands.reduce((left, operand) => typesOf(operand, left, narrow), types);
    case "or": {
      const possible = new Set(expression.operands.flatMap((operand) => typesOf(operand, types, narrow)));
      return types.filter((type) => possible.has(type));
    }
    default:
      return types;
  }
}

/** A field that nobody knows can be on any event. */
function withField({ field }: BoundPredicate, types: readonly EventType[], schema: Schema): readonly EventType[] {
  const known = schema.findField(field.path, EVENT_TYPES);
  return known === undefined ? types : types.filter((type) => known.eventTypes.includes(type));
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
