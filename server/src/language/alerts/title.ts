/** Titles of alerts: `{{field}}` stands for the field's value in the event that fired the alert. */

import type { Span } from "../text/span.js";
import { numberText } from "../values/decimal.js";
import type { Leaf } from "../values/event.js";

export interface Placeholder {
  readonly field: string;
  /** Of the field's name, without the braces. */
  readonly span: Span;
}

/** @example placeholdersOf("{{user}} logs in") // [{ field: "user", span: { start: 2, end: 6 } }] */
export function placeholdersOf(title: string): readonly Placeholder[] {
  return [...title.matchAll(PLACEHOLDER)].flatMap(({ 1: inner = "", index }) => {
    const field = inner.trim();
    if (field === "") return [];
    const start = index + OPENING.length + inner.indexOf(field);
    return [{ field, span: { start, end: start + field.length } }];
  });
}

const OPENING = "{{";

/** No two parts of it can match the same characters, so that it takes linear time on any title. */
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Fills a title in. Several values are joined by commas; a placeholder without any stays as it is written. */
export function fillTitle(title: string, valuesOf: (field: string) => readonly Leaf[]): string {
  return title.replace(PLACEHOLDER, (whole, inner: string) => {
    const values = valuesOf(inner.trim());
    return values.length === 0 ? whole : [...new Set(values.map(leafText))].join(", ");
  });
}

export function leafText(leaf: Leaf): string {
  if (typeof leaf === "string") return leaf;
  return typeof leaf === "boolean" ? String(leaf) : numberText(leaf);
}
