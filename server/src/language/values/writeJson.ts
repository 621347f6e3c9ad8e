/** Values of events as JSON text for people: a member a line, numbers with all their digits. */

import { Decimal, numberText } from "./decimal.js";
import type { EventRecord, EventValue } from "./event.js";

/**
 * Writes a value as JSON over several lines.
 *
 * @example writeJson({ pid: 5 }) // '{\n  "pid": 5\n}'
 */
export function writeJson(value: EventValue): string {
  return written(value, "");
}

const STEP = "  ";

function written(value: EventValue, indentation: string): string {
  if (value instanceof Decimal) return numberText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = indentation + STEP;
  const parts = isList(value)
    ? value.map((element) => written(element, inner))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${written(member, inner)}`);
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  return parts.length === 0
    ? open + close
    : `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indentation}${close}`;
}

function isList(value: readonly EventValue[] | EventRecord): value is readonly EventValue[] {
  return Array.isArray(value);
}
