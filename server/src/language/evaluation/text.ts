/**
 * `starts_with`, `ends_with`, `like` and `contains` on the text of a leaf. [O] Letter case counts, and `%` and `*` are
 * ordinary characters.
 */

import type { TextTest } from "../binding/boundFilter.js";
import { Decimal, numberText } from "../values/decimal.js";
import type { Leaf } from "../values/event.js";
import type { Reached } from "./fieldPath.js";
import type { FailKind, Judgement, PassKind } from "./reason.js";

export function textTest({ operator, texts }: TextTest): (reached: Reached) => boolean {
  const passes = PASSES[operator];
  const [only = ""] = texts;
  if (texts.length === 1) {
    return (reached) => {
      const text = textOf(reached);
      return text !== undefined && passes(text, only);
    };
  }
  return (reached) => {
    const text = textOf(reached);
    return text !== undefined && texts.some((part) => passes(text, part));
  };
}

/** Like `textTest`, but says why. There must be at least one text. */
export function textJudge({ operator, texts }: TextTest): (leaf: Leaf) => Judgement | undefined {
  const passes = PASSES[operator];
  const folded = texts.map((text) => text.toLowerCase());
  const literal = (index: number) => ({ kind: "string", value: texts[index] ?? "" }) as const;
  return (leaf) => {
    if (texts.length === 0) return undefined;
    const text = textOf(leaf);
    const passed = texts.findIndex((part) => passes(text, part));
    if (passed >= 0) return { holds: true, kind: PASS_KINDS[operator], literal: literal(passed) };
    const lower = text.toLowerCase();
    const near = folded.findIndex((part) => passes(lower, part));
    if (near >= 0) return { holds: false, kind: "case-differs", literal: literal(near) };
    return { holds: false, kind: FAIL_KINDS[operator], literal: literal(0) };
  };
}

/**
 * The text of a leaf as the text operators see it; an object has none.
 *
 * @example textOf(1.5) // "1.5"
 */
export function textOf(leaf: Leaf): string;
export function textOf(reached: Reached): string | undefined;
export function textOf(reached: Reached): string | undefined {
  if (typeof reached === "string") return reached;
  if (typeof reached === "boolean") return String(reached);
  return typeof reached === "number" || reached instanceof Decimal ? numberText(reached) : undefined;
}

type TextOperator = TextTest["operator"];

const PASSES: Readonly<Record<TextOperator, (text: string, part: string) => boolean>> = {
  starts_with: (text, part) => text.startsWith(part),
  ends_with: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};

const PASS_KINDS: Readonly<Record<TextOperator, PassKind>> = {
  starts_with: "starts",
  ends_with: "ends",
  contains: "contains",
};

const FAIL_KINDS: Readonly<Record<TextOperator, FailKind>> = {
  starts_with: "not-starts",
  ends_with: "not-ends",
  contains: "not-contains",
};
