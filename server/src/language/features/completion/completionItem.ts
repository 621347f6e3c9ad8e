/** What completion offers. Spans and texts are those of the filter; a host escapes them in its own way. */

import type { Analysis } from "../../analysis.js";
import type { Dialect } from "../../checks/check.js";
import type { Locale } from "../../text/message.js";
import type { Span } from "../../text/span.js";
import type { Observations } from "../observations.js";

export interface CompletionItem {
  readonly label: string;
  readonly kind: "field" | "operator" | "value" | "connective" | "list" | "snippet" | "property";
  /** Shown beside the label: type, meaning, how often it occurs. */
  readonly detail: string;
  /** Markdown; empty where there is no more to say. */
  readonly documentation: string;
  readonly span: Span;
  /** Of a snippet, with `${1:placeholders}`. */
  readonly newText: string;
  /** Smaller numbers come first. */
  readonly rank: number;
}

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** More typing can bring items that are not in the list. */
  readonly incomplete: boolean;
}

export interface CompletionRequest {
  readonly analysis: Analysis;
  readonly offset: number;
  readonly observations: Observations;
  readonly dialect: Dialect;
  readonly locale: Locale;
}
