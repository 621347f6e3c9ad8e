/**
 * Values as JSON text with exact numbers, which `JSON.stringify` cannot write, and without characters that a terminal
 * would obey: they are escaped, which means the same in JSON.
 */

import { Decimal, type EventValue, numberText } from "../../language/index.js";

const NOT_SHOWN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export type JsonValue = EventValue | undefined | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * One line of JSON. Members that are `undefined` are left out.
 *
 * @example exactJson({ id: parseNumber("427161847792120600") }) // '{"id":427161847792120600}'
 */
export function exactJson(value: JsonValue): string {
  return escapeHidden(written(value));
}

/** JSON text of one line, with what is not seen in it escaped: the meaning is the same. */
export function escapeHidden(json: string): string {
  return json.replace(NOT_SHOWN, escaped);
}

function written(value: JsonValue): string {
  if (value instanceof Decimal) return numberText(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => written(item)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).flatMap(([key, member]: [string, JsonValue]) =>
      member === undefined ? [] : [`${JSON.stringify(key)}:${written(member)}`],
    );
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

function escaped(character: string): string {
  let text = "";
  for (let unit = 0; unit < character.length; unit++)
    text += `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`;
  return text;
}
