/** Events as they are shown inside a message: JSON on one line, not too long, with nothing in it that nobody can see. */

import { Decimal, numberText } from "../../values/decimal.js";
import type { Event, EventValue } from "../../values/event.js";

const LONGEST = 240;
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** @example shownEvent({ record: { exe: "/bin/sh" }, virtualType: undefined }) // '{"exe":"/bin/sh"}' */
export function shownEvent({ record }: Event): string {
  const text = written(record).replace(HIDDEN, escaped);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function written(value: EventValue): string {
  if (value instanceof Decimal) return numberText(value);
  if (Array.isArray(value)) return `[${value.map((item: EventValue) => written(item)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]: [string, EventValue]) => `${JSON.stringify(key)}:${written(member)}`,
    );
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
