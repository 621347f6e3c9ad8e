/** Edits of an event that turn some predicates of one field, each list a way by itself; the likeliest come first. */

import type { Test } from "../binding/boundFilter.js";
import { acceptorOf } from "../evaluation/compile.js";
import { isLeaf, type Reached } from "../evaluation/fieldPath.js";
import { typeOf } from "../evaluation/resolve.js";
import { isList } from "../events/recordShape.js";
import { EVENT_TYPES, type Schema } from "../schema/schema.js";
import type { Event, EventRecord, EventValue, Leaf } from "../values/event.js";
import type { EventEdit, Pointer, RemoveEdit, SetEdit } from "./change.js";
import { type FieldWish, valuesFor, type WishedValues } from "./fieldWish.js";
import { depthOf, type FoundPlace, namesOf, placesOf, vacantPlaceOf, valueAt } from "./places.js";

export interface Option {
  readonly edits: readonly EventEdit[];
  /** Beside the number of edits: how far from the event as it is. */
  readonly cost: number;
}

const EVENT_TYPE = "event_type";
/** Of a field with more values, changes of the first ones are shown. */
const MOST_PLACES = 8;
/** What is put is nearer to the event than what is taken away. */
const COSTS = {
  set: 0,
  append: 0.1,
  element: 0.2,
  removed: 0.5,
  removedAbove: 1,
  dotted: 1.5,
  rebuilt: 2,
  rank: 0.01,
} as const;

export function optionsFor(wish: FieldWish, event: Event, schema: Schema): readonly Option[] {
  const { record } = event;
  const names = namesOf(wish.field, event);
  const places = names.flatMap((name) => placesOf(record, name));
  const values = valuesFor(wish, event, schema);
  const options =
    wish.wanted.length > 0
      ? [...settingOptions(places, values, record), ...addingOptions(names, places, values, wish, event, schema)]
      : [...failingOptions(places, values, wish, event), ...removingOptions(places, wish, record)];
  options.push(...rebuildingOptions(places, values, wish, record));
  return options.toSorted((a, b) => a.edits.length + a.cost - (b.edits.length + b.cost));
}

// --- making a value pass ---

function* settingOptions(places: readonly FoundPlace[], values: WishedValues, record: EventRecord): Iterable<Option> {
  const isAlone = places.length === 1;
  for (const { at, value } of places.slice(0, MOST_PLACES)) {
    const own = ownOf(value);
    const inside = insideList(at, record);
    const fitting = isAlone ? values.inPlaceOf(own) : values.beside(own);
    const cost = (inside === undefined ? COSTS.set : COSTS.element) + (isLeaf(value) ? 0 : COSTS.removedAbove);
    for (const [rank, found] of fitting.entries())
      yield { edits: [{ kind: "set", at, value: found, before: value }], cost: cost + rank * COSTS.rank };
  }
  const [only] = places;
  // A value alone becomes a list only where no other value will do.
  if (isAlone && only !== undefined && values.inPlaceOf(ownOf(only.value)).length > 0) {
    if (insideList(only.at, record) === undefined) return;
  }
  const seen = new Set<string>();
  for (const { at, value } of places.slice(0, MOST_PLACES)) {
    const list = insideList(at, record) ?? at;
    const key = JSON.stringify(list);
    if (seen.has(key)) continue;
    seen.add(key);
    const cost = list === at ? COSTS.removedAbove : COSTS.append;
    const own = ownOf(value);
    for (const [rank, found] of values.beside(own).entries())
      yield { edits: [{ kind: "append", at: list, value: found }], cost: cost + rank * COSTS.rank };
    const apart = values.apart(own).map(([first]) => first);
    const each = apart.filter((found) => found !== undefined);
    if (apart.length > 1 && each.length === apart.length) {
      yield { edits: each.map((found): EventEdit => ({ kind: "append", at: list, value: found })), cost };
      const [first, ...others] = each;
      if (first !== undefined) yield { edits: [setAt(at, first, value), ...appended(list, others)], cost };
    }
  }
}

function setAt(at: Pointer, value: EventValue, before: EventValue | undefined): SetEdit {
  return { kind: "set", at, value, before };
}

function appended(at: Pointer, values: readonly Leaf[]): readonly EventEdit[] {
  return values.map((value) => ({ kind: "append", at, value }));
}

/** For a field that the event does not have, under each name that it may have. */
function* addingOptions(
  names: readonly string[],
  places: readonly FoundPlace[],
  values: WishedValues,
  wish: FieldWish,
  event: Event,
  schema: Schema,
): Iterable<Option> {
  if (places.length > 0) return;
  const { record, virtualType } = event;
  const own = wish.field.path === EVENT_TYPE ? virtualType : undefined;
  const found = values.inPlaceOf(own);
  const apart = values.apart(own).map(([first]) => first);
  for (const [order, name] of sortedNames(names, event, schema).entries()) {
    const at = vacantPlaceOf(record, name);
    const before = valueAt(record, at);
    // As one key with dots it brings no object along, which a filter may want absent.
    const dotted = [...at.slice(0, depthOf(record, at)), at.slice(depthOf(record, at)).join(".")];
    const [first] = found;
    if (first !== undefined && at.length - depthOf(record, at) > 1)
      yield { edits: [setAt(dotted, first, undefined)], cost: COSTS.dotted };
    for (const [rank, value] of found.entries()) {
      const edit: EventEdit = isList(before)
        ? { kind: "append", at, value: before.length === 0 ? value : nestedIn(name, at, value) }
        : setAt(at, value, before === null ? null : undefined);
      yield { edits: [edit], cost: order * COSTS.append + rank * COSTS.rank };
    }
    const each = apart.filter((value) => value !== undefined);
    if (found.length === 0 && each.length === apart.length && each.length > 1)
      yield { edits: appended(at, each), cost: order * COSTS.append };
  }
}

/** An element for a list of objects that has none: the rest of the name leads to the value in it. */
function nestedIn(name: string, at: Pointer, value: EventValue): EventValue {
  const rest = name.split(".").slice(at.filter((step) => typeof step === "string").length);
  return rest.reduceRight<EventValue>((inner, key) => Object.fromEntries([[key, inner]]), value);
}

/** Names that the catalogue documents for this type of event, and of these the one whose object the event has. */
function sortedNames(names: readonly string[], event: Event, schema: Schema): readonly string[] {
  const type = EVENT_TYPES.find((each) => each === typeOf(event));
  const isAlias = (name: string): boolean => schema.aliases.some((alias) => alias.name === name);
  const rankOf = (name: string): number => {
    const info = type === undefined ? undefined : schema.findField(name, [type]);
    const isKnown = info !== undefined && info.provenance !== "assumed" && !isAlias(name);
    return (isKnown || names.length === 1 ? 0 : 10) - depthOf(event.record, name.split("."));
  };
  return names.toSorted((a, b) => rankOf(a) - rankOf(b));
}

// --- making values fail ---

function* failingOptions(
  places: readonly FoundPlace[],
  values: WishedValues,
  wish: FieldWish,
  { virtualType }: Event,
): Iterable<Option> {
  const offending = placesPassing(places, wish.unwanted);
  if (places.length === 0 && wish.field.path === EVENT_TYPE && virtualType !== undefined) {
    // The type that a reader attached gives way to the record's own.
    for (const [rank, value] of values.beside(virtualType).entries())
      yield { edits: [setAt([EVENT_TYPE], value, undefined)], cost: rank * COSTS.rank };
  }
  if (offending.length === 0 || offending.length > MOST_PLACES) return;
  const isAlone = places.length === 1;
  const choices = offending.map(({ value }) => {
    const own = ownOf(value);
    return isAlone ? values.inPlaceOf(own) : values.beside(own);
  });
  for (let rank = 0; rank < 2; rank++) {
    const edits = offending.flatMap(({ at, value }, i): readonly EventEdit[] => {
      const chosen = choices[i]?.[rank];
      return chosen === undefined ? [] : [setAt(at, chosen, value)];
    });
    if (edits.length === offending.length) yield { edits, cost: COSTS.set + rank * COSTS.rank };
  }
}

function* removingOptions(places: readonly FoundPlace[], wish: FieldWish, record: EventRecord): Iterable<Option> {
  const offending = placesPassing(places, wish.unwanted);
  if (offending.length === 0) return;
  const remove = (at: Pointer): RemoveEdit => ({ kind: "remove", at, before: valueAt(record, at) ?? null });
  if (offending.length <= MOST_PLACES) yield { edits: offending.map(({ at }) => remove(at)), cost: COSTS.removed };
  // The lists and objects around them, from the inside out: one of them may be all that has to go.
  const members = distinct(offending.map(({ at }) => memberOf(at)));
  if (members.length <= MOST_PLACES) yield { edits: members.map(remove), cost: COSTS.removed };
  const [first] = members;
  for (let length = (first?.length ?? 0) - 1; length > 0; length--) {
    const above = distinct(members.map((at) => memberOf(at.slice(0, length))));
    const [only] = above;
    if (above.length === 1 && only !== undefined && only.length > 0)
      yield { edits: [remove(only)], cost: COSTS.removedAbove + (members.length - length) * COSTS.rank };
  }
}

/**
 * Where no single value does: what must not be there goes, and for each test that nothing else passes there comes a value of
 * its own.
 */
function* rebuildingOptions(
  places: readonly FoundPlace[],
  values: WishedValues,
  wish: FieldWish,
  record: EventRecord,
): Iterable<Option> {
  const [first] = places;
  if (first === undefined || places.length > MOST_PLACES) return;
  const offending = placesPassing(places, [...wish.unwanted, ...wish.keptUnwanted]);
  const passed = places.filter((place) => !offending.includes(place)).map(({ value }) => value);
  const chosen: Leaf[] = [];
  for (const test of [...wish.wanted, ...wish.keptWanted]) {
    const accept = acceptorOf(test);
    if ([...passed, ...chosen].some((value) => accept?.(value) === true)) continue;
    const value = values.passing(test, ownOf((offending[0] ?? first).value));
    if (value === undefined) return;
    chosen.push(value);
  }
  const [replaced, ...removed] = offending;
  const [value, ...others] = chosen;
  if (value === undefined) return;
  const near = replaced ?? first;
  const isPlain = places.length === 1 && insideList(near.at, record) === undefined;
  // A value alone becomes a list only where no other value will do.
  if (replaced === undefined && isPlain && values.inPlaceOf(ownOf(near.value)).length > 0) return;
  const list = insideList(near.at, record) ?? near.at;
  const edits: readonly EventEdit[] = [
    ...(replaced === undefined ? appended(list, [value]) : [setAt(replaced.at, value, replaced.value)]),
    ...appended(list, others),
    ...removed.map(({ at, value: before }): EventEdit => ({ kind: "remove", at, before })),
  ];
  yield { edits, cost: COSTS.rebuilt };
}

/** The member of an object that an element stands in. */
function memberOf(at: Pointer): Pointer {
  return at.slice(0, at.findLastIndex((step) => typeof step === "string") + 1);
}

function distinct(pointers: readonly Pointer[]): readonly Pointer[] {
  return [...new Map(pointers.map((at) => [JSON.stringify(at), at])).values()];
}

function placesPassing(places: readonly FoundPlace[], tests: readonly Test[]): readonly FoundPlace[] {
  const accepts = tests.map(acceptorOf);
  return places.filter(({ value }) => accepts.some((accept) => accept?.(value) === true));
}

function ownOf(value: Reached): Leaf | undefined {
  return isLeaf(value) ? value : undefined;
}

/** The list in which a value is an element. */
function insideList(at: Pointer, record: EventRecord): Pointer | undefined {
  const outer = at.slice(0, -1);
  return typeof at.at(-1) === "number" && isList(valueAt(record, outer)) ? outer : undefined;
}
