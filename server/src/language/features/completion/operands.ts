/** Values: of enumerations and the catalogue, of lists, and those that the loaded events hold, the commonest first. */

import type { FieldInfo } from "../../schema/schema.js";
import { escapeFor, quote } from "../../syntax/stringValue.js";
import { groupedDigits, render } from "../../text/message.js";
import type { Span } from "../../text/span.js";
import { featureMessages } from "../featureMessages.js";
import { findFixedValue } from "../fixedValues.js";
import type { OperandPosition } from "../position.js";
import type { CompletionItem, CompletionList, CompletionRequest } from "./completionItem.js";

/** A value before it is written down. */
interface Candidate {
  readonly value: string;
  readonly detail: string;
  readonly documentation?: string;
}

/** Without a fixed source there are tens of thousands of event names: only those that go on as typed are offered. */
const MOST_EVENT_NAMES = 300;

export function completeOperand(request: CompletionRequest, position: OperandPosition): CompletionList {
  const { schema } = request.analysis.context;
  const info = schema.findField(position.field, position.eventTypes);
  const isNumeric = info?.type === "number" || info?.type === "epoch";
  const known = knownValues(request, position, info);
  const observed = request.observations.fields.get(position.field)?.values ?? [];
  const counts = new Map(observed.map(({ text, count }) => [text, count]));
  const candidates = new Map<string, Candidate>(known.candidates.map((candidate) => [candidate.value, candidate]));
  for (const { text } of observed) if (!candidates.has(text)) candidates.set(text, { value: text, detail: "" });

  const items = [...candidates.values()]
    .filter(({ value }) => !position.used.includes(value))
    .map((candidate, index) => valueItem(candidate, index, counts, isNumeric, request, position));
  return {
    items: [...items, ...constantItems(request, info, position), ...listItems(request, position)],
    incomplete: known.incomplete,
  };
}

function knownValues(
  request: CompletionRequest,
  position: OperandPosition,
  info: FieldInfo | undefined,
): { readonly candidates: readonly Candidate[]; readonly incomplete: boolean } {
  const { analysis, locale } = request;
  if (position.field === "event_type") {
    const infos = analysis.context.schema.eventTypes.filter(({ eventType }) => position.eventTypes.includes(eventType));
    const candidates = infos.map(({ eventType, description }) => ({ value: eventType, detail: description[locale] }));
    return { candidates, incomplete: false };
  }
  if (position.eventTypes.includes("cloudtrail")) {
    if (position.field === "eventSource") return { candidates: eventSources(request), incomplete: false };
    if (position.field === "eventName") return eventNames(request, position);
  }
  const candidates = (info?.values?.values ?? []).map(({ value, description }) => ({
    value,
    detail: description?.[locale] ?? "",
  }));
  return { candidates, incomplete: false };
}

function eventSources({ analysis, locale }: CompletionRequest): Candidate[] {
  const { cloudTrail } = analysis.context.schema;
  return cloudTrail.eventSources.map((value) => {
    const count = groupedDigits(cloudTrail.eventNames(value).length, locale);
    return { value, detail: render(featureMessages.eventSource({ count }), locale) };
  });
}

function eventNames(
  { analysis, offset, locale }: CompletionRequest,
  position: OperandPosition,
): { readonly candidates: readonly Candidate[]; readonly incomplete: boolean } {
  const { cloudTrail } = analysis.context.schema;
  const source = findFixedValue(analysis, offset, "eventSource");
  const typed = analysis.text.slice(position.span.start, offset);
  const sources = source === undefined ? cloudTrail.eventSources : [source];
  const names = sources.flatMap((eventSource) => cloudTrail.eventNames(eventSource));
  if (position.operator === "starts_with") {
    return { candidates: verbs(names, locale), incomplete: false };
  }
  if (source !== undefined) return { candidates: names.map((value) => ({ value, detail: source })), incomplete: false };
  if (typed.length < 2) return { candidates: [], incomplete: true };
  const matching = names
    .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .slice(0, MOST_EVENT_NAMES);
  const candidates = matching.map((value) => ({ value, detail: cloudTrail.sourcesOf(value).join(", ") }));
  return { candidates, incomplete: true };
}

/** The words that event names begin with: `Describe`, `List`, the commonest first. */
function verbs(names: readonly string[], locale: CompletionRequest["locale"]): Candidate[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const verb = /^[A-Z][a-z]+/.exec(name)?.[0];
    if (verb !== undefined) counts.set(verb, (counts.get(verb) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 50)
    .map(([value, count]) => ({
      value,
      detail: render(featureMessages.prefixOf({ count: groupedDigits(count, locale) }), locale),
    }));
}

function valueItem(
  { value, detail, documentation = "" }: Candidate,
  index: number,
  counts: ReadonlyMap<string, number>,
  isNumeric: boolean,
  { analysis, observations, locale }: CompletionRequest,
  position: OperandPosition,
): CompletionItem {
  const count = counts.get(value) ?? 0;
  const occurrences = featureMessages.inEvents({
    count: groupedDigits(count, locale),
    total: groupedDigits(observations.total, locale),
  });
  return {
    label: value,
    kind: "value",
    detail: [count > 0 ? render(occurrences, locale) : "", detail].filter((part) => part !== "").join(" · "),
    documentation,
    ...(position.quote === undefined
      ? { span: position.span, newText: isNumeric ? value : quote(value) }
      : insideQuotes(escapeFor(value, position.quote), position.quote, position.span, analysis.text)),
    // Values that occur come before those that only could, the commonest first.
    rank: count > 0 ? index / 1e6 - count : 1 + index / 1e6,
  };
}

/** The quote that closes the text is written again, so that the cursor stands behind it and the author can go on. */
function insideQuotes(
  content: string,
  quote: string,
  { start, end }: Span,
  text: string,
): Pick<CompletionItem, "span" | "newText"> {
  const isClosed = text.charAt(end) === quote;
  return isClosed
    ? { span: { start, end: end + quote.length }, newText: content + quote }
    : { span: { start, end }, newText: content };
}

function constantItems(
  { analysis }: CompletionRequest,
  info: FieldInfo | undefined,
  { operator, quote: openQuote, span }: OperandPosition,
): CompletionItem[] {
  if (operator !== "=" && operator !== "!=") return [];
  const item = (label: string, edit: Pick<CompletionItem, "span" | "newText">, rank: number): CompletionItem => ({
    label,
    kind: "value",
    detail: "",
    documentation: "",
    ...edit,
    rank,
  });
  const booleans = ["true", "false"].map((word, index) => {
    const edit =
      openQuote === undefined ? { span, newText: `"${word}"` } : insideQuotes(word, openQuote, span, analysis.text);
    return item(word, edit, index);
  });
  return [
    ...(info?.type === "boolean" ? booleans : []),
    ...(openQuote === undefined ? [item("null", { span, newText: "null" }, 1e6)] : []),
  ];
}

function listItems({ analysis, locale }: CompletionRequest, position: OperandPosition): CompletionItem[] {
  if (position.quote !== undefined || ["<", ">", "<=", ">="].includes(position.operator)) return [];
  return [...(analysis.context.lists ?? [])].map(([name, literals], index): CompletionItem => {
    const values = literals.slice(0, 5).map((literal) => `\`${literal.value}\``);
    return {
      label: `@${name}`,
      kind: "list",
      detail: render(featureMessages.list({ count: literals.length, values: "" }), locale).replace(/[:：]\s*$/, ""),
      documentation: values.join(", "),
      span: position.span,
      newText: `@${name}`,
      rank: 1e5 + index,
    };
  });
}
