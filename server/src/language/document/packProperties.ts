/** Completion and hover for the properties of packs and tests: the parts around the filters. */

import type { CompletionItem } from "../features/completion/index.js";
import { typeText } from "../features/describeField.js";
import type { Hover } from "../features/hover.js";
import { findHostPath, type HostPath } from "../pack/hostPath.js";
import { PACK_PROPERTIES, RULE_PROPERTIES, SEVERITIES_OF_ALERTS, THRESHOLDS, WINDOWS } from "../pack/platform.js";
import {
  expectPropertyTexts,
  packPropertyTexts,
  rulePropertyTexts,
  testPropertyTexts,
  valueTexts,
} from "../pack/propertyTexts.js";
import { EXPECTED_VERDICTS } from "../ruleTests/ruleTest.js";
import { RULE_TYPES } from "../schema/schema.js";
import { type Locale, type Message, render } from "../text/message.js";
import { type OpenDocument, type PackDocument, ruleAt } from "./openDocument.js";

type Level = "pack" | "rule" | "test" | "expect";

/**
 * What can stand at an offset of a pack outside of its filters.
 *
 * @example completeProperty(openDocument("a.rules.yaml", "rules:\n  - name: x\n    sev", schema), 28, "en")[3]?.label
 */
export function completeProperty(document: OpenDocument, offset: number, locale: Locale): readonly CompletionItem[] {
  const place = findPlace(document, offset);
  if (place === undefined) return [];
  const format = formatOf(document);
  return place.kind === "key"
    ? completeKey(document, place, format, locale)
    : completeValue(document, place, offset, format, locale);
}

/** What a property of a pack means, where the offset lies in its name. */
export function hoverProperty(document: OpenDocument, offset: number, locale: Locale): Hover | undefined {
  const place = findPlace(document, offset);
  if (place === undefined || place.kind !== "key" || place.word === "") return undefined;
  const level = levelOf(document, place.path);
  const text = level && textOf(level, place.word);
  return text && { span: place.span, markdown: `**\`${place.word}\`** — ${render(text, locale)}` };
}

function findPlace(document: OpenDocument, offset: number): HostPath | undefined {
  return document.kind === "filter" ? undefined : findHostPath(document.text, offset, formatOf(document));
}

function formatOf(document: OpenDocument): "yaml" | "json" {
  return document.kind === "pack" && document.pack.format !== "yaml" ? "json" : "yaml";
}

/** Which kind of thing the properties at a path belong to. */
function levelOf(document: OpenDocument, path: readonly string[]): Level | undefined {
  const joined = path.join("/");
  if (document.kind === "tests") {
    if (/^[^/]*\/\[\]$/.test(joined)) return "test";
    return joined.endsWith("/[]/expect") ? "expect" : undefined;
  }
  if (document.kind === "filter" || document.pack.content !== "rules") return undefined;
  const isBare = document.pack.format === "tsctl" || document.pack.documents.every(({ properties }) => !properties);
  const inRule = joined.replace(isBare ? /^(?:\[\](?:\/|$))?/ : /^rules\/\[\](?:\/|$)/, "");
  if (!isBare && inRule === joined) return joined === "" ? "pack" : undefined;
  if (inRule === "") return isBare && document.pack.rules.length === 0 ? "pack" : "rule";
  if (inRule === "tests/[]") return "test";
  return inRule === "tests/[]/expect" ? "expect" : undefined;
}

function textOf(level: Level, name: string): Message | undefined {
  const tables: Readonly<Record<Level, Readonly<Record<string, () => Message>>>> = {
    pack: packPropertyTexts,
    rule: rulePropertyTexts,
    test: testPropertyTexts,
    expect: expectPropertyTexts,
  };
  return Object.hasOwn(tables[level], name) ? tables[level][name]?.() : undefined;
}

const NAMES: Readonly<Record<Level, readonly string[]>> = {
  pack: PACK_PROPERTIES,
  rule: RULE_PROPERTIES,
  test: ["name", "event", "events", "where", "expect", "lists"],
  expect: ["matches", "alerts"],
};

/** What an author goes on to write on the lines below. */
const HOLD_LISTS = ["rules", "suppressions", "tests", "lists", "event", "fileIntegrityPaths"];

function completeKey(
  document: OpenDocument,
  place: HostPath,
  format: "yaml" | "json",
  locale: Locale,
): readonly CompletionItem[] {
  if (place.path.at(-1) === "[]" && place.path.at(-2) === "aggregateFields") {
    return aggregateFieldItems(document, place, format, locale);
  }
  const level = levelOf(document, place.path);
  if (level === undefined) return [];
  return NAMES[level].map((name, rank): CompletionItem => {
    const meaning = textOf(level, name);
    const detail = meaning === undefined ? "" : render(meaning, locale);
    const written = format === "json" ? JSON.stringify(name) : name;
    const ending = place.hasColon ? "" : format === "yaml" && HOLD_LISTS.includes(name) ? ":" : ": ";
    return {
      label: name,
      kind: "property",
      detail,
      documentation: "",
      span: place.span,
      newText: written + ending,
      rank,
    };
  });
}

function completeValue(
  document: OpenDocument,
  place: HostPath,
  offset: number,
  format: "yaml" | "json",
  locale: Locale,
): readonly CompletionItem[] {
  const name = place.path.findLast((part) => part !== "[]");
  const level = levelOf(document, place.path.slice(0, place.path.lastIndexOf(name ?? "")));
  const items = (values: readonly (string | number | boolean)[], detailOf: (value: string) => string) =>
    values.map((value, rank) => valueItem(value, detailOf(String(value)), place, format, rank));
  if (level === "test" && name === "expect") {
    return items(EXPECTED_VERDICTS, (value) => detailText(textOf("expect", value), locale));
  }
  if (level !== "rule") return [];
  switch (name) {
    case "type":
      return items(RULE_TYPES, (value) => typeDescription(document, value, locale));
    case "severityOfAlerts":
      return items(SEVERITIES_OF_ALERTS, (value) => severityText(value, locale));
    case "window":
      return items(WINDOWS, (value) => hoursText(Number(value) / 3600, locale));
    case "threshold":
      return items(THRESHOLDS, () => "");
    case "enabled":
      return items([true, false], () => "");
    case "aggregateFields":
      return aggregateFieldItems(document, place, format, locale, offset);
    default:
      return [];
  }
}

function valueItem(
  value: string | number | boolean,
  detail: string,
  place: HostPath,
  format: "yaml" | "json",
  rank: number,
): CompletionItem {
  const newText = format === "json" && typeof value === "string" ? JSON.stringify(value) : String(value);
  return { label: String(value), kind: "value", detail, documentation: "", span: place.span, newText, rank };
}

function detailText(message: Message | undefined, locale: Locale): string {
  return message === undefined ? "" : render(message, locale);
}

function typeDescription({ schema }: OpenDocument, ruleType: string, locale: Locale): string {
  const infos = schema.eventTypes.filter((info) => info.ruleType === ruleType);
  return infos.map(({ description }) => description[locale]).join(" · ");
}

function severityText(value: string, locale: Locale): string {
  if (value === "1") return render(valueTexts.highest(), locale);
  return value === "3" ? render(valueTexts.lowest(), locale) : "";
}

function hoursText(count: number, locale: Locale): string {
  return render(count === 1 ? valueTexts.hour() : valueTexts.hours({ count }), locale);
}

/** The fields by which the rule at the offset may aggregate: those of its type. */
function aggregateFieldItems(
  document: OpenDocument,
  place: HostPath,
  format: "yaml" | "json",
  locale: Locale,
  offset = place.span.start,
): readonly CompletionItem[] {
  if (document.kind !== "pack") return [];
  const { schema } = document;
  const rule = lastRuleBefore(document, offset);
  const ruleType = rule?.ruleType;
  if (ruleType === undefined) return [];
  const eventTypes = schema.eventTypes.filter((info) => info.ruleType === ruleType).map((info) => info.eventType);
  const names = schema.aggregateFields(ruleType) ?? schema.fields(eventTypes).map(({ name }) => name);
  const used = new Set(rule?.aggregateFields.map(({ value }) => value));
  return names
    .filter((name) => name === place.word || !used.has(name))
    .map((name, rank) => {
      const info = schema.findField(name, eventTypes);
      const detail = info === undefined ? "" : `${typeText(info, locale)} · ${info.description[locale]}`;
      return valueItem(name, detail, place, format, rank);
    });
}

/** What is being typed may not be part of the rule's span yet. */
function lastRuleBefore(document: PackDocument, offset: number): PackDocument["rules"][number]["rule"] | undefined {
  const around = ruleAt(document, offset);
  return (around ?? document.rules.findLast(({ rule }) => rule.span.start <= offset))?.rule;
}
