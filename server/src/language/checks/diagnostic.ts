/** What a check reports to the author of a filter or pack. */

import type { Fix } from "../syntax/problem.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";

export const SEVERITIES = ["error", "warning", "info", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Diagnostic {
  /** The stable kebab-case name of the check. */
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Message;
  readonly fixes: readonly Fix[];
  /** Other places that explain this one. */
  readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: Message;
}
