/** What a field's values are to pass and to fail so that some predicates turn, and values that do. */

import type { BoundField, BoundPredicate, Test } from "../binding/boundFilter.js";
import { typeOf } from "../evaluation/resolve.js";
import { EVENT_TYPES, type FieldInfo, type Schema } from "../schema/schema.js";
import type { Event, Leaf } from "../values/event.js";
import { nearValues } from "./nearValues.js";

/** What the tests on one field are to be afterwards. */
export interface FieldWish {
  readonly field: BoundField;
  /** Some value of the field must pass each of them. */
  readonly wanted: readonly Test[];
  /** No value of the field may pass any of them. */
  readonly unwanted: readonly Test[];
  /** The same, of predicates that are already as they should be. */
  readonly keptWanted: readonly Test[];
  readonly keptUnwanted: readonly Test[];
}

/** What turning predicates of one field, and keeping others, asks of its values. */
export function wishOf(
  field: BoundField,
  turns: readonly TurnedPredicate[],
  keeps: readonly TurnedPredicate[],
): FieldWish {
  const tests = (some: readonly TurnedPredicate[], holds: boolean): readonly Test[] =>
    some.flatMap(({ predicate, truth }) => ((truth !== predicate.negated) === holds ? [predicate.test] : []));
  return {
    field,
    wanted: tests(turns, true),
    unwanted: tests(turns, false),
    keptWanted: tests(keeps, true),
    keptUnwanted: tests(keeps, false),
  };
}

/** A predicate and the truth that it is to have. */
export interface TurnedPredicate {
  readonly predicate: BoundPredicate;
  readonly truth: boolean;
}

export interface WishedValues {
  /** Values that pass all wanted tests by themselves, in place of a value. */
  inPlaceOf(own: Leaf | undefined): readonly Leaf[];
  /** Values that pass all wanted tests, beside others that stay. */
  beside(own: Leaf | undefined): readonly Leaf[];
  /** For each wanted test a value that passes it, where one value cannot pass them all. */
  apart(own: Leaf | undefined): readonly (readonly Leaf[])[];
  /** A value that passes one test. */
  passing(test: Test, own: Leaf | undefined): Leaf | undefined;
}

export function valuesFor(wish: FieldWish, event: Event, schema: Schema): WishedValues {
  const type = EVENT_TYPES.find((each) => each === typeOf(event));
  const info = schema.findField(wish.field.path, type === undefined ? wish.field.eventTypes : [type]);
  const known = knownValues(wish.field, info, event, schema);
  const unwanted = [...wish.unwanted, ...wish.keptUnwanted];
  const { wanted, keptWanted } = wish;
  return {
    inPlaceOf: (own) => nearValues({ wanted: [...wanted, ...keptWanted], unwanted, own, info, known }),
    beside: (own) => nearValues({ wanted, unwanted, own, info, known }),
    apart: (own) => wanted.map((test) => nearValues({ wanted: [test], unwanted, own, info, known })),
    passing: (test, own) => nearValues({ wanted: [test], unwanted, own, info, known })[0],
  };
}

/** Values that are known for the field, of this event's service where the field is a call's name. */
function knownValues(
  field: BoundField,
  info: FieldInfo | undefined,
  { record }: Event,
  schema: Schema,
): readonly string[] {
  const listed = info?.values?.values.map(({ value }) => value) ?? [];
  const { eventSource } = record;
  if (field.path !== "eventName" || typeof eventSource !== "string") return listed;
  return [...schema.cloudTrail.eventNames(eventSource), ...listed];
}
