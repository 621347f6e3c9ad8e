/**
 * A YAML or JSON text as one kind of tree, so that packs, tests and checks are written once for both. Every node knows
 * its span in the host. An alias of YAML is the very node of its anchor, so a node can be met more than once.
 */

import type { Span } from "../../text/span.js";
import type { EventValue } from "../../values/event.js";

export type HostNode = HostScalar | HostSequence | HostMapping;

export interface HostScalar {
  readonly kind: "scalar";
  readonly span: Span;
  readonly style: ScalarStyle;
  /** What the host format says that it is: numbers exact, dates and whatever else is odd as text. */
  readonly value: Exclude<EventValue, readonly EventValue[] | { readonly [key: string]: EventValue }>;
  /** As text: the decoded string, or the number or word as it is written. */
  readonly text: string;
}

export interface HostSequence {
  readonly kind: "sequence";
  readonly span: Span;
  readonly items: readonly HostNode[];
}

export interface HostMapping {
  readonly kind: "mapping";
  readonly span: Span;
  /** Whether it stands in braces. JSON always does. */
  readonly flow: boolean;
  /** In the order of the text; keys may occur twice, and then the last one counts. */
  readonly entries: readonly HostEntry[];
}

export interface HostEntry {
  readonly key: HostScalar;
  /** `undefined` where the author has not written it yet. */
  readonly value: HostNode | undefined;
  /** From the key to the end of the value. */
  readonly span: Span;
}

/**
 * How a scalar is written: what its decoder and encoder must know. `indentation` is that of further lines that we write;
 * of lines that are there it is enough that they are indented more than the collection around them.
 */
export type ScalarStyle =
  | { readonly kind: "plain"; readonly flow: boolean; readonly indentation: number }
  | { readonly kind: "single-quoted"; readonly indentation: number }
  | { readonly kind: "double-quoted"; readonly indentation: number }
  | BlockStyle
  | { readonly kind: "json-string" }
  /** A number or word of JSON. */
  | { readonly kind: "json-word" }
  /** Nothing is written: `filter:` and the end of the line. */
  | { readonly kind: "empty" };

/** How much further than the collection around them we indent the further lines of a value. */
export const CONTINUATION_INDENTATION = 2;

export interface BlockStyle {
  readonly kind: "literal" | "folded";
  /** The number of spaces before the lines of the value around it, from which an indentation indicator counts. */
  readonly outerIndentation: number;
}

/** What is wrong with the host text itself. */
export interface HostProblem {
  readonly span: Span;
  readonly reason: HostProblemReason;
  /** The text concerned, or a number. */
  readonly detail: string;
}

export type HostProblemReason =
  | "unexpected"
  | "missing-character"
  | "indentation"
  | "tab-indentation"
  | "escape"
  | "plain-start"
  | "alias"
  | "alias-cycle"
  | "duplicate-key"
  | "key"
  | "properties"
  | "directive"
  | "value-expected"
  | "too-deep"
  | "too-large"
  | "unreadable";

export interface HostText {
  readonly text: string;
  readonly roots: readonly HostNode[];
  readonly problems: readonly HostProblem[];
  /** Comments with their `#`, in order. */
  readonly comments: readonly Span[];
}

/** The entry of a key; of several the last one, as events do it. */
export function findEntry(mapping: HostMapping, key: string): HostEntry | undefined {
  return mapping.entries.findLast((entry) => entry.key.text === key);
}

/** The most that is read of one host text, in characters; beyond it nothing is analysed, so that an editor stays quick. */
export const LARGEST_HOST = 8_000_000;

/** How deep values may be nested: far beyond any event, far below what the stack of a parser holds. */
export const DEEPEST_NESTING = 100;

/** How many nodes a text may stand for once its aliases are replaced. */
export const MOST_NODES = 400_000;
