/** What is known of a written value: one judgement, so that a value is never reported for two reasons. */

import type { Analysis } from "../analysis.js";
import type { BoundPredicate } from "../binding/boundFilter.js";
import { type CloudTrailCatalogue, EVENT_TYPES, type Schema } from "../schema/schema.js";
import { suggestName } from "../text/similar.js";
import { type PredicateOfCall, predicatesOfCalls } from "./eventCalls.js";
import { isEquality, isTextOperator, type WrittenText } from "./predicates.js";
import { originalsOf } from "./translatedWords.js";

export type ValueJudgement =
  | { readonly kind: "letterCase"; readonly known: string }
  /** Machine translation made it from `known`. */
  | { readonly kind: "translated"; readonly known: string }
  /** An event of that name exists, but other services have it. */
  | { readonly kind: "otherSource"; readonly sources: readonly string[] }
  /** `similar` is a function because the search through a whole catalogue takes its time. */
  | { readonly kind: "unknown"; similar(): string | undefined; readonly closed: boolean };

export interface JudgedText extends WrittenText {
  readonly judgement: ValueJudgement;
  /** Of the name of an event: the values of `eventSource` that the predicate stands beside. */
  readonly sources: readonly string[] | undefined;
}

/** The written values that are not plainly right, of fields whose values are known. */
export function doubtfulTexts(
  { bound, context: { schema } }: Analysis,
  texts: readonly WrittenText[],
): readonly JudgedText[] {
  let calls: ReadonlyMap<BoundPredicate, PredicateOfCall> | undefined;
  const sourcesAround = (predicate: BoundPredicate): readonly string[] | undefined => {
    calls ??= new Map(predicatesOfCalls(bound).map((call) => [call.predicate, call]));
    return calls.get(predicate)?.sources;
  };
  return texts.flatMap((written) => {
    // What stands around decides about names of events only.
    const sources = isEventName(written.predicate) ? sourcesAround(written.predicate) : undefined;
    const judgement = judge(written, sources, schema);
    return judgement === undefined ? [] : [{ ...written, judgement, sources }];
  });
}

function isEventName({ field: { path, eventTypes } }: BoundPredicate): boolean {
  return path === "eventName" && eventTypes.includes("cloudtrail");
}

function judge(
  written: WrittenText,
  sources: readonly string[] | undefined,
  schema: Schema,
): ValueJudgement | undefined {
  const { field } = written.predicate;
  if (field.path === "event_type") return amongValues(written, EVENT_TYPES, true);
  if (isEventName(written.predicate)) return amongEventNames(written, sources, schema.cloudTrail);
  if (field.path === "eventSource" && field.eventTypes.includes("cloudtrail"))
    return amongValues(written, schema.cloudTrail.eventSources, false);
  const { info } = field;
  if (info === undefined) return undefined;
  if (info.type === "boolean") return amongValues(written, ["true", "false"], true, "translated");
  if (info.values === undefined) return undefined;
  const values = info.values.values.map(({ value }) => value);
  return amongValues(written, values, info.values.kind === "closed");
}

/** @param only of a boolean only translations are of interest: `operator-type-mismatch` says the rest */
function amongValues(
  { operator, operand: { value } }: WrittenText,
  values: readonly string[],
  closed: boolean,
  only?: "translated",
): ValueJudgement | undefined {
  // Of values that are not all known, a part may well be one of another.
  const finds = closed || isEquality(operator) ? matcher(operator) : undefined;
  if (value === "" || finds === undefined || values.some((known) => finds(known, value) !== undefined))
    return undefined;
  const translated = originalsOf(value).find((original) =>
    values.some((known) => finds(known, original) !== undefined),
  );
  if (translated !== undefined) return { kind: "translated", known: translated };
  if (only === "translated") return undefined;
  const known = sameButCase(values, value, finds);
  if (known !== undefined) return { kind: "letterCase", known };
  if (!isEquality(operator)) return undefined;
  return { kind: "unknown", similar: () => suggestName(value, values), closed };
}

/** Shorter pieces of a name occur in so many names that nothing follows from them. */
const SHORTEST_PART = 3;

function amongEventNames(
  written: WrittenText,
  sources: readonly string[] | undefined,
  catalogue: CloudTrailCatalogue,
): ValueJudgement | undefined {
  const { operator, operand } = written;
  const { value } = operand;
  const finds = matcher(operator);
  if (finds === undefined || (value.length < SHORTEST_PART && !isEquality(operator))) return undefined;
  // Asked first, because which sources have a name takes reading them all.
  if (isEquality(operator) && sources?.some((source) => catalogue.hasEvent(source, value))) return undefined;
  const elsewhere = isEquality(operator) ? catalogue.sourcesOf(value) : [];
  // The catalogue knows a name with the version of its API behind it (`ListFunctions20150331`) by the name alone.
  if (elsewhere.length > 0 && (sources?.some((source) => elsewhere.includes(source)) ?? true)) return undefined;

  const knownSources = sources?.filter((source) => catalogue.eventNames(source).length > 0);
  if (sources === undefined && isEquality(operator)) return amongAllNames(value, catalogue);
  // A source that the catalogue does not know can have any event.
  if (sources !== undefined && knownSources?.length !== sources.length) return undefined;
  const names = knownSources?.flatMap((source) => catalogue.eventNames(source)) ?? catalogue.allEventNames;
  if (names.some((name) => finds(name, value) !== undefined)) return undefined;
  if (elsewhere.length > 0) return { kind: "otherSource", sources: elsewhere };

  const translated = originalsOf(value).find((original) => names.some((name) => finds(name, original) !== undefined));
  if (translated !== undefined) return { kind: "translated", known: translated };
  const known = sameButCase(names, value, finds);
  if (known !== undefined) return { kind: "letterCase", known };
  if (!isEquality(operator)) return undefined;
  return { kind: "unknown", similar: () => suggestName(value, names), closed: false };
}

/** A name that no source has, beside which no source is named. */
function amongAllNames(value: string, catalogue: CloudTrailCatalogue): ValueJudgement {
  const translated = originalsOf(value).find((original) => catalogue.sourcesOf(original).length > 0);
  if (translated !== undefined) return { kind: "translated", known: translated };
  const known = catalogue.findEventName(value);
  if (known !== undefined) return { kind: "letterCase", known };
  return { kind: "unknown", similar: () => suggestName(value, catalogue.allEventNames), closed: false };
}

/** Finds the place at which a value of the field holds what the operator looks for. */
type Finder = (known: string, wanted: string) => number | undefined;

function matcher(operator: WrittenText["operator"]): Finder | undefined {
  if (isEquality(operator)) return (known, wanted) => (known === wanted ? 0 : undefined);
  if (!isTextOperator(operator)) return undefined;
  if (operator === "starts_with") return (known, wanted) => (known.startsWith(wanted) ? 0 : undefined);
  if (operator === "ends_with")
    return (known, wanted) => (known.endsWith(wanted) ? known.length - wanted.length : undefined);
  return (known, wanted) => {
    const index = known.indexOf(wanted);
    return index === -1 ? undefined : index;
  };
}

/** The value as it is written in one of the known ones. */
function sameButCase(values: readonly string[], value: string, finds: Finder): string | undefined {
  const lower = value.toLowerCase();
  for (const known of values) {
    const index = finds(known.toLowerCase(), lower);
    if (index !== undefined) return known.slice(index, index + value.length);
  }
  return undefined;
}
