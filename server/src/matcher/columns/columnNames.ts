/** Which columns a condition reads: one for each name, and one for the event type that readers attach. */

import type { Condition } from "../condition.js";
import { ATTACHED_TYPE, type SlotName } from "../pack/slots.js";

export type ColumnName = SlotName;

export const TYPE_COLUMN: ColumnName = { segments: [ATTACHED_TYPE], isDirect: true };

/** The same for two names that reach the same. No segment of a filter holds a control character. */
export function columnKey({ segments, isDirect }: ColumnName): string {
  return `${isDirect ? "=" : ""}${segments.join(".")}`;
}

/** The names of some conditions, each once, by key. */
export function columnNames(conditions: Iterable<Condition>): ReadonlyMap<string, ColumnName> {
  const names = new Map<string, ColumnName>();
  for (const condition of conditions) addNames(condition, names);
  return names;
}

function addNames(condition: Condition, names: Map<string, ColumnName>): void {
  switch (condition.kind) {
    case "constant":
      return;
    case "all":
    case "any":
      for (const part of condition.parts) addNames(part, names);
      return;
    case "not":
      addNames(condition.part, names);
      return;
    case "atom":
      names.set(columnKey(condition), { segments: condition.segments, isDirect: condition.isDirect });
      return;
    case "virtualType":
      names.set(columnKey(TYPE_COLUMN), TYPE_COLUMN);
  }
}
