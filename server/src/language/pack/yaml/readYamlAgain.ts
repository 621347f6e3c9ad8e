/**
 * Reads a YAML pack anew after an edit inside of one rule: only that rule is parsed, the rest is moved. Reading 5,000 lines
 * takes longer than an author should wait at each key. Gives up wherever it is not certain that the result is the same as
 * that of reading everything; a property test compares the two.
 */

import { type Span, span } from "../../text/span.js";
import {
  findEntry,
  type HostEntry,
  type HostMapping,
  type HostNode,
  type HostSequence,
  type HostText,
} from "../host/hostNode.js";
import { readYaml } from "./readYaml.js";

/**
 * @param before what was read of the text before the edit
 * @returns `undefined` where the whole text must be read
 */
export function readYamlAgain(text: string, before: HostText): HostText | undefined {
  const [root, ...otherRoots] = before.roots;
  if (before.problems.length > 0 || otherRoots.length > 0 || root?.kind !== "mapping" || root.flow) return undefined;
  const rules = findEntry(root, "rules")?.value;
  if (rules?.kind !== "sequence" || isShared(text) || isShared(before.text)) return undefined;
  const change = changeOf(before.text, text);
  const place = findItem(before.text, rules, change);
  if (place === undefined) return undefined;
  const { index, chunk } = place;
  const delta = text.length - before.text.length;
  const lines = text.slice(chunk.start, chunk.end + delta);
  // What ends the document says more about what follows than about the rule.
  if (DOCUMENT_MARKER.test(lines)) return undefined;
  const read = readYaml(lines);
  const item = onlyItem(read);
  if (item === undefined) return undefined;
  const oldItem = rules.items[index];
  const newItem = moved(item, chunk.start);
  if (oldItem === undefined || newItem.span.start !== oldItem.span.start) return undefined;
  const items = rules.items.map((node, at) => (at === index ? newItem : at < index ? node : moved(node, delta)));
  const newRules: HostSequence = { ...rules, span: span(rules.span.start, rules.span.end + delta), items };
  const comments = [
    ...before.comments.filter(({ end }) => end <= chunk.start),
    ...read.comments.map((comment) => movedSpan(comment, chunk.start)),
    ...before.comments.filter(({ start }) => start >= chunk.end).map((comment) => movedSpan(comment, delta)),
  ];
  return { text, roots: [withRules(root, rules, newRules, delta)], problems: [], comments };
}

const DOCUMENT_MARKER = /^(?:---|\.\.\.)(?:\s|$)/m;

/** Whether one value may stand in several places, so that an edit of one has an effect on another. */
function isShared(text: string): boolean {
  return /(?:^|[\s[{,:-])[&*][^\s&=|]/.test(text);
}

interface Change {
  readonly start: number;
  /** In the text before the edit. */
  readonly end: number;
}

function changeOf(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  // Whole blocks first: comparing these is many times quicker than comparing characters.
  while (start + BLOCK <= most && before.slice(start, start + BLOCK) === after.slice(start, start + BLOCK))
    start += BLOCK;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const rest = most - start;
  const endOf = (text: string, same: number): string => text.slice(text.length - same - BLOCK, text.length - same);
  let same = 0;
  while (same + BLOCK <= rest && endOf(before, same) === endOf(after, same)) same += BLOCK;
  while (same < rest && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) {
    same++;
  }
  return { start, end: before.length - same };
}

const BLOCK = 2048;

/** The rule that holds the whole change, and its lines: from its dash to the dash of the next rule. */
function findItem(
  text: string,
  { items }: HostSequence,
  { start, end }: Change,
): { readonly index: number; readonly chunk: Span } | undefined {
  const index = items.findLastIndex((item) => item.span.start <= start);
  const item = items[index];
  const next = items[index + 1];
  if (item?.kind !== "mapping" || item.flow || next === undefined) return undefined;
  const from = dashLine(text, item);
  const to = dashLine(text, next);
  if (from === undefined || to === undefined || start <= item.span.start || end >= to) return undefined;
  return { index, chunk: span(from, to) };
}

/** Where the line of a block item's dash begins. */
function dashLine(text: string, { span: { start } }: HostNode): number | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return /^ *- +$/.test(text.slice(lineStart, start)) ? lineStart : undefined;
}

function onlyItem({ roots, problems }: HostText): HostMapping | undefined {
  const [root, ...others] = roots;
  if (problems.length > 0 || others.length > 0 || root?.kind !== "sequence" || root.items.length !== 1)
    return undefined;
  const [item] = root.items;
  return item?.kind === "mapping" && !item.flow ? item : undefined;
}

function withRules(root: HostMapping, rules: HostNode, newRules: HostSequence, delta: number): HostMapping {
  const at = root.entries.findIndex(({ value }) => value === rules);
  const entries = root.entries.map((entry, index): HostEntry => {
    if (index < at) return entry;
    if (index > at) return movedEntry(entry, delta);
    return { key: entry.key, value: newRules, span: span(entry.span.start, entry.span.end + delta) };
  });
  return { ...root, span: span(root.span.start, root.span.end + delta), entries };
}

function moved<Node extends HostNode>(node: Node, by: number): Node;
function moved(node: HostNode, by: number): HostNode {
  if (by === 0) return node;
  switch (node.kind) {
    case "scalar": {
      const { kind, style, value, text } = node;
      return { kind, span: movedSpan(node.span, by), style, value, text };
    }
    case "sequence":
      return { kind: node.kind, span: movedSpan(node.span, by), items: node.items.map((item) => moved(item, by)) };
    case "mapping": {
      const { kind, flow } = node;
      return {
        kind,
        span: movedSpan(node.span, by),
        flow,
        entries: node.entries.map((entry) => movedEntry(entry, by)),
      };
    }
  }
}

function movedEntry({ key, value, span: where }: HostEntry, by: number): HostEntry {
  return { key: moved(key, by), value: value && moved(value, by), span: movedSpan(where, by) };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
