/** Quoted text ⇄ what it means. Escapes are `\\`, `\"` and `\'`; any other backslash stands for itself [O]. */

import type { Span } from "../text/span.js";

export interface StringValue {
  readonly value: string;
  /** The backslashes that stand for themselves: each with the character behind it. */
  readonly loneBackslashes: readonly Span[];
}

/** Reads the text between `start` and `end`, both without the quotes. */
export function readString(text: string, start: number, end: number): StringValue {
  const firstBackslash = text.indexOf("\\", start);
  if (firstBackslash === -1 || firstBackslash >= end) return { value: text.slice(start, end), loneBackslashes: [] };
  const loneBackslashes: Span[] = [];
  let value = "";
  for (let i = start; i < end; i++) {
    const character = text.charAt(i);
    const next = i + 1 < end ? text.charAt(i + 1) : "";
    if (character === "\\" && (next === "\\" || next === '"' || next === "'")) {
      value += next;
      i++;
      continue;
    }
    if (character === "\\") loneBackslashes.push({ start: i, end: Math.min(i + 2, end) });
    value += character;
  }
  return { value, loneBackslashes };
}

/**
 * A value as it is written in a filter: in double quotes, or in single ones where that spares escapes.
 *
 * @example quote('say "hi"') // "'say \"hi\"'"
 */
export function quote(value: string): string {
  const mark = value.includes('"') && !value.includes("'") ? "'" : '"';
  return mark + escapeFor(value, mark) + mark;
}

/** A value as it is written between two quotes of a kind. */
export function escapeFor(value: string, mark: '"' | "'"): string {
  return value.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`);
}
