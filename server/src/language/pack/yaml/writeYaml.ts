/** Values of events as lines of YAML, a member a line; lists stand in brackets. */

import { Decimal, numberText } from "../../values/decimal.js";
import type { EventRecord, EventValue } from "../../values/event.js";
import { canBePlain, encodeDoubleQuoted } from "./encodeYaml.js";

const STEP = "  ";

/** The entry of a mapping: a line, and below it what does not fit there. */
export function entryLines(key: string, value: EventValue): readonly string[] {
  const name = scalarText(key, false);
  if (!isRecord(value) || Object.keys(value).length === 0) return [`${name}: ${flowText(value, false)}`];
  return [`${name}:`, ...memberLines(value).map((line) => STEP + line)];
}

function memberLines(record: EventRecord): readonly string[] {
  return Object.entries(record).flatMap(([key, value]) => entryLines(key, value));
}

/** @param isInside whether brackets or braces stand around it, which forbid more */
function flowText(value: EventValue, isInside: boolean): string {
  if (typeof value === "string") return scalarText(value, isInside);
  if (typeof value === "number" || value instanceof Decimal) return numberText(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isRecord(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => `${encodeDoubleQuoted(key)}: ${flowText(member, true)}`,
    );
    return `{${members.join(", ")}}`;
  }
  return `[${value.map((element) => flowText(element, true)).join(", ")}]`;
}

function scalarText(text: string, isInside: boolean): string {
  return canBePlain(text, isInside) ? text : encodeDoubleQuoted(text);
}

function isRecord(value: EventValue): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}
