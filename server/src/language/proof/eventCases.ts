/**
 * The kinds of events that a proof looks at one after the other, because the type of an event decides which aliases
 * apply and, as documented, which fields there are.
 */

import type { BoundPredicate } from "../binding/boundFilter.js";
import type { EventType, Schema } from "../schema/schema.js";
import { aliasTypesOf } from "./formula.js";
import { ANY_VALUES, documentedValues, isAliasOnly, isForeign, NO_VALUES, type Values } from "./values.js";

/**
 * What a proof takes for granted of events.
 * - `anyEvent`: nothing; each field may be absent, of any kind, or an array of several values, and a key may hold dots.
 * - `asDocumented`: each event is of one of these types, and has the fields that the catalogue documents as it says:
 *   one value or several, of which kind, of a closed enumeration, always there or not. A name that is an alias on such
 *   events is no field of theirs, unless the catalogue documents it as one. Of other fields nothing is assumed, but
 *   `withoutForeignFields` that those are not there that the catalogue knows on events of other types only, and
 *   `oneValueEach` that a field holds one value at most unless the catalogue says that it is a list.
 */
export type Assumption =
  | { readonly kind: "anyEvent" }
  | {
      readonly kind: "asDocumented";
      readonly schema: Schema;
      readonly eventTypes: readonly EventType[];
      readonly withoutForeignFields?: boolean;
      readonly oneValueEach?: boolean;
    };

export interface EventCase {
  /** The type by which aliases are chosen; `undefined` for any type that changes none of those in question. */
  readonly aliasType: string | undefined;
  /** The one value of `event_type`; `undefined` where it is a field like others. */
  readonly eventType: string | undefined;
  /** Texts that `event_type` may not be, because they would choose other aliases. */
  readonly refusedTypes: readonly string[];
  /** Whether such events are legal but never written: an array as `event_type`, and a reader's type beside it. */
  readonly isOdd: boolean;
  readonly schema: Schema | undefined;
  valuesOf(path: string): Values;
}

export function eventCases(predicates: readonly BoundPredicate[], assumption: Assumption): readonly EventCase[] {
  if (assumption.kind === "asDocumented") return assumption.eventTypes.map((type) => documentedCase(type, assumption));
  const otherTypes = [...new Set(predicates.flatMap(({ field }) => aliasTypesOf(field)))];
  const any = { schema: undefined, valuesOf: () => ANY_VALUES, refusedTypes: [], eventType: undefined, isOdd: false };
  const typed = otherTypes.map((type) => ({ ...any, aliasType: type, eventType: type }));
  const untyped = { ...any, aliasType: undefined, refusedTypes: otherTypes };
  const readsType = predicates.some(({ field }) => field.path === "event_type");
  if (!readsType || otherTypes.length === 0) return [...typed, untyped];
  const odd = [undefined, ...otherTypes].map((type) => ({ ...any, aliasType: type, isOdd: true }));
  return [...typed, untyped, ...odd];
}

function documentedCase(
  eventType: EventType,
  { schema, withoutForeignFields = false, oneValueEach = false }: Extract<Assumption, { kind: "asDocumented" }>,
): EventCase {
  const known = new Map<string, Values>();
  const documented = (path: string): Values => {
    const values = documentedValues(path, eventType, schema);
    return oneValueEach && schema.findField(path, [eventType])?.list !== true ? { ...values, single: true } : values;
  };
  const isAbsent = (path: string): boolean =>
    isAliasOnly(path, eventType, schema) || (withoutForeignFields && isForeign(path, eventType, schema));
  return {
    aliasType: eventType,
    eventType,
    refusedTypes: [],
    isOdd: false,
    schema,
    valuesOf(path) {
      const values = known.get(path) ?? (isAbsent(path) ? NO_VALUES : documented(path));
      known.set(path, values);
      return values;
    },
  };
}
