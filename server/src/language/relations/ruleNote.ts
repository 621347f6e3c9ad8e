/** What stands behind the name of a rule that does not report each event that it matches, in pictures and in words. */

import { type AlertCondition, alertingKey } from "../alerts/alertCondition.js";
import { defineMessages, type Locale, render } from "../text/message.js";
import { shownText } from "../text/shownText.js";
import { nameWithFile, type RelatedRule } from "./relatedRules.js";

const messages = defineMessages("rule-note", {
  disabled: { en: "disabled", es: "desactivada", "pt-br": "desativada" },
  threshold: { en: "threshold {count}", es: "umbral {count}", "pt-br": "limite {count}" },
  window: { en: "{seconds} s", es: "{seconds} s", "pt-br": "{seconds} s" },
  fields: { en: "by {fields}", es: "por {fields}", "pt-br": "por {fields}" },
});

/** Longer lists of fields are cut: they are the user's own text, of any length. */
const MOST_CHARACTERS = 80;

/** @example ruleNote({ enabled: true, threshold: "5", window: "3600", aggregateFields: ["ip"] }, "en") // " (threshold 5, 3600 s, by ip)" */
export function ruleNote(condition: AlertCondition, locale: Locale): string {
  const { enabled, threshold, window, aggregateFields } = condition;
  const parts = enabled ? [] : [messages.disabled()];
  if (alertingKey(condition) !== "") {
    parts.push(messages.threshold({ count: threshold }));
    if (window !== "") parts.push(messages.window({ seconds: window }));
    if (aggregateFields.length > 0) parts.push(messages.fields({ fields: aggregateFields.join(" + ") }));
  }
  if (parts.length === 0) return "";
  const note = shownText(parts.map((part) => render(part, locale)).join(", ")).text;
  return ` (${note.length > MOST_CHARACTERS ? `${note.slice(0, MOST_CHARACTERS)}…` : note})`;
}

/** How a rule is called in a list: with its file where there are several, and with what its alerts depend on. */
export function notedName(rule: RelatedRule, locale: Locale): string {
  return `${nameWithFile(rule)}${ruleNote(rule.condition, locale)}`;
}
