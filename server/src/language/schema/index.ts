/** Makes the schema: the known fields by name, the aliases, and the CloudTrail catalogue, which is loaded when needed. */

import { AGGREGATE_FIELDS } from "./aggregateFields.js";
import { ALIASES } from "./aliases.js";
import { type CloudTrailData, createCloudTrailCatalogue } from "./cloudTrailCatalogue.js";
import { EVENT_TYPE_INFOS } from "./eventTypes.js";
import { FREE_FORM_OBJECTS, KNOWN_FIELDS } from "./knownFields.js";
import { mergeFields } from "./mergeFields.js";
import {
  type Alias,
  type CloudTrailCatalogue,
  EVENT_TYPES,
  type EventType,
  type FieldInfo,
  type PathMeaning,
  type Schema,
} from "./schema.js";

export { OLDER_AGGREGATE_SPELLINGS } from "./aggregateFields.js";
export type { CloudTrailData } from "./cloudTrailCatalogue.js";

/**
 * The schema of all event types. `loadCloudTrail` returns the content of `data/cloudtrail.json`; it is called once, at
 * the first question that needs it.
 *
 * @example createSchema(load).findField("exe", ["audit"])?.type // "text"
 */
export function createSchema(loadCloudTrail: () => CloudTrailData): Schema {
  return schemaOf(KNOWN_FIELDS, createCloudTrailCatalogue(loadCloudTrail));
}

/**
 * The schema with more fields: a workspace's own, which replace known ones of the same name and event type, and those
 * observed in saved events, which do not. Where a known field was only assumed, an observation settles its type; where a
 * name was held to be an alias only, that it was seen in an event says that it is not.
 *
 * @example withFields(schema, [observed]).findField("newKey", ["audit"])?.provenance // "observed"
 */
export function withFields(schema: Schema, extraFields: readonly FieldInfo[]): Schema {
  const byTypeAndName = new Map<EventType, Map<string, FieldInfo>>();
  for (const type of EVENT_TYPES) {
    byTypeAndName.set(type, new Map(schema.fields([type]).map((field) => [field.name, field])));
  }
  for (const extra of extraFields) {
    for (const type of extra.eventTypes) {
      const fields = byTypeAndName.get(type);
      fields?.set(extra.name, combine(fields.get(extra.name), extra));
    }
  }
  return schemaOf(withTheirTypes(byTypeAndName), schema.cloudTrail);
}

function combine(known: FieldInfo | undefined, extra: FieldInfo): FieldInfo {
  if (known === undefined || extra.provenance !== "observed") return extra;
  if (known.provenance !== "assumed") {
    const { aliasOnly: _, ...field } = known;
    return known.aliasOnly ? field : known;
  }
  return { ...known, type: extra.type, list: extra.list, provenance: "observed", source: extra.source };
}

/** Each field once, with the event types for which it was chosen. */
function withTheirTypes(byTypeAndName: ReadonlyMap<EventType, ReadonlyMap<string, FieldInfo>>): readonly FieldInfo[] {
  const typesOf = new Map<FieldInfo, EventType[]>();
  for (const [type, fields] of byTypeAndName) {
    for (const field of fields.values()) {
      const types = typesOf.get(field);
      if (types === undefined) typesOf.set(field, [type]);
      else types.push(type);
    }
  }
  return [...typesOf].map(([field, eventTypes]) =>
    eventTypes.length === field.eventTypes.length ? field : { ...field, eventTypes },
  );
}

/**
 * Fields are looked up at every key stroke, so entries are found by name, and what has to be merged is merged once for
 * each set of event types. These caches live as long as the schema, and only known names and paths below free-form
 * objects that need no merging get in, so a user's typing cannot make them grow.
 */
function schemaOf(entries: readonly FieldInfo[], cloudTrail: CloudTrailCatalogue): Schema {
  const byName = groupByName(entries);
  const names = [...byName.keys()].sort().map((name) => [name, typesOf(byName.get(name) ?? [])] as const);
  const merged = new Map<string, Map<number, FieldInfo | undefined>>();
  const listed = new Map<number, readonly FieldInfo[]>();
  const paths = new Map<string, PathMeaning>();

  function findExactly(name: string, eventTypes: readonly EventType[]): FieldInfo | undefined {
    const all = byName.get(name);
    if (all === undefined) return undefined;
    const set = bitsOf(eventTypes);
    const known = merged.get(name) ?? new Map<number, FieldInfo | undefined>();
    merged.set(name, known);
    if (known.has(set)) return known.get(set);
    const [first, ...others] = all.filter((entry) => entry.eventTypes.some((type) => eventTypes.includes(type)));
    const field = first === undefined ? undefined : mergeFields([first, ...others], eventTypes);
    known.set(set, field);
    return field;
  }

  function findBelowFreeForm(path: string, eventTypes: readonly EventType[]): FieldInfo | undefined {
    const objectName = FREE_FORM_OBJECTS.find((name) => path.startsWith(name) && path[name.length] === ".");
    const object = objectName === undefined ? undefined : findExactly(objectName, eventTypes);
    return object === undefined ? undefined : memberOf(object, path);
  }

  return {
    eventTypes: EVENT_TYPE_INFOS,
    aliases: ALIASES,
    cloudTrail,
    fields(eventTypes) {
      const set = bitsOf(eventTypes);
      const known = listed.get(set);
      if (known !== undefined) return known;
      const fields = names.flatMap(([name, types]) =>
        (types & set) === 0 ? [] : (findExactly(name, eventTypes) ?? []),
      );
      listed.set(set, fields);
      return fields;
    },
    findField(path, eventTypes) {
      const exact = findExactly(path, eventTypes);
      if (exact !== undefined) return exact;
      const plain = withoutIndexes(path);
      return findExactly(plain, eventTypes) ?? findBelowFreeForm(plain, eventTypes);
    },
    pathOf(path) {
      const known = paths.get(path);
      if (known !== undefined) return known;
      const meaning = meaningOfPath(path, ALIASES);
      if (byName.has(path)) paths.set(path, meaning);
      return meaning;
    },
    aggregateFields: (ruleType) => AGGREGATE_FIELDS[ruleType],
  };
}

export function meaningOfPath(path: string, aliases: readonly Alias[]): PathMeaning {
  return { segments: path.split("."), aliases: aliases.filter(({ name }) => name === path) };
}

function groupByName(entries: readonly FieldInfo[]): ReadonlyMap<string, readonly FieldInfo[]> {
  const groups = new Map<string, FieldInfo[]>();
  for (const entry of entries) {
    const group = groups.get(entry.name);
    if (group === undefined) groups.set(entry.name, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** All event types that have one of the entries. */
function typesOf(entries: readonly FieldInfo[]): number {
  return entries.reduce((bits, { eventTypes }) => bits | bitsOf(eventTypes), 0);
}

function bitsOf(eventTypes: readonly EventType[]): number {
  return eventTypes.reduce((bits, type) => bits | (1 << EVENT_TYPES.indexOf(type)), 0);
}

/** `resources.0.ARN` → `resources.ARN`. */
function withoutIndexes(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

function memberOf(object: FieldInfo, path: string): FieldInfo {
  const { name, eventTypes, provenance, source } = object;
  return {
    name: path,
    type: "unknown",
    list: false,
    description: {
      en: `A member of ${name}.`,
      es: `Un miembro de ${name}.`,
      "pt-br": `Um membro de ${name}.`,
    },
    eventTypes,
    presence: "sometimes",
    provenance,
    source,
  };
}
