/** A filter file's directives: comments at its top that say what it is for. */

import { RULE_TYPES, type RuleType } from "../schema/schema.js";
import type { Comment } from "../syntax/parse.js";
import { type Span, span } from "../text/span.js";

export interface FilterFileDirectives {
  readonly ruleType: RuleType | undefined;
  /** Where the file's saved events are: paths and globs, relative to the file. */
  readonly events: readonly LocatedText[];
  /** A type that is none. */
  readonly unknownType: LocatedText | undefined;
}

export interface LocatedText {
  readonly text: string;
  readonly span: Span;
}

const DIRECTIVE = /^(type|events)\s*:\s*(.+)$/i;

/**
 * Reads `# type: CloudTrail` and `# events: ../events/*.json` (several separated by commas) before the filter begins.
 *
 * @param filterStart the offset of the filter's first token; directives behind it are plain comments
 */
export function readDirectives(comments: readonly Comment[], filterStart: number): FilterFileDirectives {
  let type: LocatedText | undefined;
  const events: LocatedText[] = [];
  for (const comment of comments) {
    const match = comment.span.start < filterStart ? DIRECTIVE.exec(comment.text) : null;
    const [, name = "", value = ""] = match ?? [];
    const end = comment.span.end;
    const located = { text: value.trim(), span: span(end - value.length, end) };
    if (name.toLowerCase() === "type") type = located;
    else if (name.toLowerCase() === "events") events.push(...splitPaths(located));
  }
  const ruleType = RULE_TYPES.find((known) => known.toLowerCase() === type?.text.toLowerCase());
  return { ruleType, events, unknownType: ruleType === undefined ? type : undefined };
}

function splitPaths({ text, span: where }: LocatedText): LocatedText[] {
  let start = where.start;
  return text.split(",").flatMap((part) => {
    const offset = start + part.length - part.trimStart().length;
    start += part.length + 1;
    return part.trim() === "" ? [] : [{ text: part.trim(), span: span(offset, offset + part.trim().length) }];
  });
}
