/** A field in words: what completion shows beside its name and hover below it. */

import type { Analysis } from "../analysis.js";
import { displayValue } from "../evaluation/displayValue.js";
import type { EventType, FieldInfo } from "../schema/schema.js";
import { groupedDigits, type Locale, render } from "../text/message.js";
import { featureMessages, provenanceNames, typeNames } from "./featureMessages.js";
import type { Observations } from "./observations.js";

/** @example typeText(exeField, "en") // "text"; of a list "list of text" */
export function typeText({ type, list }: Pick<FieldInfo, "type" | "list">, locale: Locale): string {
  const name = render(typeNames[type](), locale);
  return list ? render(featureMessages.listOf({ type: name }), locale) : name;
}

/** Everything known about a field, as Markdown. Values of events are shown sanitised, as code. */
export function describeField(
  path: string,
  { context: { schema } }: Analysis,
  eventTypes: readonly EventType[],
  observations: Observations,
  locale: Locale,
): string {
  const info = schema.findField(path, eventTypes);
  const observed = observations.fields.get(path);
  const type = info ?? observed;
  const parts = [`**\`${path}\`**${type === undefined ? "" : ` — ${typeText(type, locale)}`}`];
  const say = (message: Parameters<typeof render>[0]): void => {
    parts.push(render(message, locale));
  };
  if (info?.description[locale]) parts.push(info.description[locale]);
  if (info === undefined && observed === undefined) say(featureMessages.unknownField());
  if (info !== undefined && info.eventTypes.length > 0) {
    say(featureMessages.eventTypes({ types: info.eventTypes.join(", ") }));
    say(info.presence === "always" ? featureMessages.alwaysPresent() : featureMessages.mayBeAbsent());
  }
  for (const alias of schema.aliases) {
    if (alias.name !== path || !alias.eventTypes.some((eventType) => eventTypes.includes(eventType))) continue;
    const values = {
      types: alias.eventTypes.join(", "),
      targets: alias.targets.map((target) => `\`${target}\``).join(", "),
    };
    say(alias.how === "first" ? featureMessages.aliasFirst(values) : featureMessages.alias(values));
  }
  if (info?.values !== undefined) {
    const values = info.values.values.slice(0, 20).map(({ value }) => `\`${value}\``);
    if (info.values.values.length > values.length) values.push("…");
    say(featureMessages.knownValues({ values: values.join(", ") }));
  }
  parts.push(...observedParts(path, observations, locale));
  if (info !== undefined) {
    const provenance = render(provenanceNames[info.provenance](), locale);
    parts.push(`_${render(featureMessages.provenance({ provenance, source: info.source }), locale)}_`);
  }
  return parts.join("\n\n");
}

function observedParts(path: string, { total, fields }: Observations, locale: Locale): string[] {
  if (total === 0) return [];
  const observed = fields.get(path);
  if (observed === undefined)
    return [render(featureMessages.notObserved({ total: groupedDigits(total, locale) }), locale)];
  const percent = Math.round((observed.events / total) * 100);
  const share = render(featureMessages.share({ percent, total: groupedDigits(total, locale) }), locale);
  const top = observed.values
    .slice(0, 5)
    .map(({ text, count }) => `- \`${displayValue(text, 60).replaceAll("`", "'")}\` × ${groupedDigits(count, locale)}`);
  return top.length === 0 ? [share] : [share, `${render(featureMessages.topValues(), locale)}:\n${top.join("\n")}`];
}
