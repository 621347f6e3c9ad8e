/** Where checks of relations point: at the rules' names, and at the other rule with an event that shows the relation. */

import type { RelatedPlace } from "../../checks/diagnostic.js";
import { shown } from "../../checks/shown.js";
import type { Message } from "../../text/message.js";
import type { Span } from "../../text/span.js";
import type { PackRule } from "../rulePack.js";
import type { NamedRule } from "./packProofs.js";

export function placeOfRule({ name, filter, span }: PackRule): Span {
  return name?.span ?? filter?.hostSpan ?? span;
}

/** Its name, or its number in the pack. */
export function nameOfRule({ name, index }: PackRule): string {
  return name === undefined || name.value === "" ? `#${index + 1}` : shown(name.value);
}

/** @param withEvent the message that shows the event; `without` where none was found in time */
export function relatedRules(
  others: readonly NamedRule[],
  withEvent: (values: { readonly name: string; readonly event: string }) => Message,
  without: (values: { readonly name: string }) => Message,
): readonly RelatedPlace[] {
  return others.map(({ rule, event }) => {
    const name = nameOfRule(rule);
    const message = event === undefined ? without({ name }) : withEvent({ name, event });
    return { span: placeOfRule(rule), message };
  });
}
