/** What a field, an operator, a value or a list means, for the place where it stands. */

import type { Analysis } from "../analysis.js";
import { displayValue } from "../evaluation/displayValue.js";
import type { LookupListOperand, Node, Predicate } from "../syntax/ast.js";
import { isPredicate, pathTo } from "../syntax/traverse.js";
import { groupedDigits, type Locale, render } from "../text/message.js";
import { type Span, touches } from "../text/span.js";
import { parseNumber } from "../values/decimal.js";
import { type IpBlock, parseAddress, parseBlock, rangeOf } from "../values/ipAddress.js";
import { describeField } from "./describeField.js";
import { featureMessages, operatorMessages } from "./featureMessages.js";
import type { Observations } from "./observations.js";
import { eventTypesAt } from "./position.js";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * What stands at an offset, in words; `undefined` where there is nothing to say.
 *
 * @example hover(analysis of `srcIp = "10.0.<|>0.0/8"`, offset, observations, "en") // the block's range
 */
export function hover(
  analysis: Analysis,
  offset: number,
  observations: Observations,
  locale: Locale,
): Hover | undefined {
  const path = pathTo(analysis.syntax.expression, offset);
  const node = path.at(-1);
  const predicate = path.findLast(isPredicate);
  if (predicate !== undefined && touches(predicate.operatorSpan, offset) && node === predicate) {
    return hoverOperator(predicate, locale);
  }
  if (node === undefined) return undefined;
  if (node.kind === "fieldPath") {
    const eventTypes = eventTypesAt(analysis, offset);
    return { span: node.span, markdown: describeField(node.path, analysis, eventTypes, observations, locale) };
  }
  if (node.kind === "lookupList") return hoverList(node, analysis, locale);
  return predicate === undefined
    ? hoverConnective(node, offset, locale)
    : hoverValue(node, predicate, analysis, observations, locale);
}

function hoverOperator({ operator, operatorSpan }: Predicate, locale: Locale): Hover | undefined {
  if (operator === "missing") return undefined;
  return { span: operatorSpan, markdown: `**\`${operator}\`** — ${render(operatorMessages[operator](), locale)}` };
}

function hoverConnective(node: Node, offset: number, locale: Locale): Hover | undefined {
  if (node.kind === "negation") {
    if (!touches(node.keyword, offset)) return undefined;
    return { span: node.keyword, markdown: `**\`not\`** — ${render(operatorMessages.not(), locale)}` };
  }
  if (node.kind !== "conjunction" && node.kind !== "disjunction") return undefined;
  const span = node.connectives.find((connective) => touches(connective, offset));
  const word = node.kind === "conjunction" ? "and" : "or";
  return span && { span, markdown: `**\`${word}\`** — ${render(operatorMessages[word](), locale)}` };
}

function hoverList({ name, span }: LookupListOperand, { context }: Analysis, locale: Locale): Hover {
  const literals = context.lists?.get(name);
  const title = `**\`@${name}\`** — `;
  if (literals === undefined) return { span, markdown: title + render(featureMessages.undefinedList(), locale) };
  const shown = literals.slice(0, 10).map(({ value }) => code(String(value)));
  if (literals.length > shown.length) shown.push("…");
  const count = groupedDigits(literals.length, locale);
  return { span, markdown: title + render(featureMessages.list({ count, values: shown.join(", ") }), locale) };
}

function hoverValue(
  node: Node,
  predicate: Predicate,
  analysis: Analysis,
  observations: Observations,
  locale: Locale,
): Hover | undefined {
  if (node.kind !== "string" && node.kind !== "number") return undefined;
  const value = node.kind === "string" ? node.value : node.text;
  const field = predicate.field.kind === "fieldPath" ? predicate.field.path : "";
  const lines = [
    addressMeaning(value, predicate, locale),
    timeMeaning(value, field, analysis, node, locale),
    catalogueMeaning(value, field, analysis, node, locale),
    occurrences(value, field, observations, locale),
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return undefined;
  return { span: node.span, markdown: [`**${code(value)}**`, ...lines].join("\n\n") };
}

function addressMeaning(value: string, { operator }: Predicate, locale: Locale): string | undefined {
  if (operator !== "=" && operator !== "!=" && operator !== "in" && operator !== "not in") return undefined;
  const block = parseBlock(value);
  if (block !== undefined) {
    const { first, last } = rangeOf(block);
    const count = sizeOf(block).toLocaleString(locale);
    return render(featureMessages.block({ family: familyOf(block.network.kind), first, last, count }), locale);
  }
  const address = parseAddress(value);
  return address && render(featureMessages.address({ family: familyOf(address.kind) }), locale);
}

function familyOf(kind: "ipv4" | "ipv6"): string {
  return kind === "ipv4" ? "IPv4" : "IPv6";
}

function sizeOf({ network, prefix }: IpBlock): bigint {
  return 2n ** BigInt((network.kind === "ipv4" ? 32 : 128) - prefix);
}

/** Numbers that are compared with a time, or look like milliseconds of our century and the next. */
function timeMeaning(value: string, field: string, analysis: Analysis, node: Node, locale: Locale): string | undefined {
  const number = parseNumber(value);
  if (typeof number !== "number" || !Number.isInteger(number)) return undefined;
  const info = analysis.context.schema.findField(field, eventTypesAt(analysis, node.span.start));
  const looksLikeTime = number > Date.UTC(2000, 0) && number < Date.UTC(2100, 0) && /time/i.test(field);
  if (info?.type !== "epoch" && !looksLikeTime) return undefined;
  const date = new Date(number);
  if (Number.isNaN(date.getTime())) return undefined;
  const time = date.toLocaleString(locale, { timeZone: "UTC", dateStyle: "full", timeStyle: "medium" });
  return render(featureMessages.epochTime({ time }), locale);
}

function catalogueMeaning(
  value: string,
  field: string,
  analysis: Analysis,
  node: Node,
  locale: Locale,
): string | undefined {
  const { schema } = analysis.context;
  const eventTypes = eventTypesAt(analysis, node.span.start);
  if (field === "event_type")
    return schema.eventTypes.find(({ eventType }) => eventType === value)?.description[locale];
  if (eventTypes.includes("cloudtrail") && field === "eventSource") {
    const names = schema.cloudTrail.eventNames(value);
    if (names.length > 0)
      return render(featureMessages.eventSource({ count: groupedDigits(names.length, locale) }), locale);
  }
  if (eventTypes.includes("cloudtrail") && field === "eventName") {
    const sources = schema.cloudTrail.sourcesOf(value);
    if (sources.length > 0) return render(featureMessages.apiCall({ sources: sources.map(code).join(", ") }), locale);
  }
  const known = schema.findField(field, eventTypes)?.values?.values.find((candidate) => candidate.value === value);
  return known?.description?.[locale];
}

function occurrences(
  value: string,
  field: string,
  { total, fields }: Observations,
  locale: Locale,
): string | undefined {
  const count = fields.get(field)?.values.find(({ text }) => text === value)?.count;
  if (count === undefined) return undefined;
  return render(
    featureMessages.inEvents({ count: groupedDigits(count, locale), total: groupedDigits(total, locale) }),
    locale,
  );
}

/** Hostile text as Markdown code: sanitised, and without the mark that would end the code. */
function code(value: string): string {
  return `\`${displayValue(value, 120).slice(1, -1).replaceAll("`", "'")}\``;
}
