/**
 * Texts without which no record can match, to pass over bytes that hold none of them. A record may also spell a text
 * with `\u` or `\/`: whoever searches must take each line with one of these as one that may match.
 *
 * A text counts only where a match needs it in every form that a record can have: inside of a JSON text too, where
 * quotes are escaped, and in findings whose keys are renamed.
 */

import { type Literal, parseAddress, parseBlock, parseNumber } from "../language/index.js";
import type { Atom, Condition } from "./condition.js";

/** One of these texts must be in the record. */
export type Clause = readonly string[];

/** More texts cost more to look for than they save. */
const LONGEST_CLAUSE = 8;
const SHORTEST_TEXT = 3;

/**
 * All that a match needs: one text of each clause.
 *
 * @example clausesOf(conditionOf(bound)) // [["ssm.amazonaws.com"], ["Describe", "List"]]
 */
export function clausesOf(condition: Condition): readonly Clause[] {
  switch (condition.kind) {
    case "all":
      return condition.parts.flatMap(clausesOf);
    case "any": {
      // Any choice of one clause from each part is right; the longest texts are likely the rarest.
      const chosen = condition.parts.map((part) => longest(clausesOf(part)));
      const texts = new Set<string>();
      for (const clause of chosen) {
        if (clause === undefined) return [];
        for (const text of clause) texts.add(text);
      }
      return texts.size <= LONGEST_CLAUSE ? [[...texts]] : [];
    }
    case "atom":
      return clausesOfAtom(condition);
    case "constant":
    case "not":
    case "virtualType":
      return [];
  }
}

function longest(clauses: readonly Clause[]): Clause | undefined {
  let best: Clause | undefined;
  let length = 0;
  for (const clause of clauses) {
    const shortest = Math.min(...clause.map((text) => text.length));
    if (shortest <= length) continue;
    best = clause;
    length = shortest;
  }
  return best;
}

function clausesOfAtom({ segments, test }: Atom): readonly Clause[] {
  const clauses: Clause[] = [];
  const key = segments.at(-1) ?? "";
  // Findings of the API have other keys: those after renaming begin with a small letter.
  if (/^[A-Z]/.test(key) && key.length >= SHORTEST_TEXT) clauses.push([key]);
  const values =
    test.kind === "equality" ? test.literals.map(textOf) : test.kind === "text" ? test.texts.map(partOf) : [];
  const texts = values.filter((text): text is string => text !== undefined);
  if (values.length > 0 && texts.length === values.length && texts.length <= LONGEST_CLAUSE) clauses.push(texts);
  return clauses;
}

/** The text that a leaf has if it equals the literal; `undefined` where several texts, or another kind of leaf, equal it. */
function textOf(literal: Literal): string | undefined {
  if (literal.kind !== "string") return undefined;
  const { value } = literal;
  if (parseAddress(value) !== undefined || parseBlock(value) !== undefined) return undefined;
  return parseNumber(value) === undefined ? partOf(value) : undefined;
}

/** The longest part that every spelling without `\u` and `\/` has; `undefined` where a number or boolean could have it. */
function partOf(text: string): string | undefined {
  if (/^[0-9.eE+-]*$/.test(text) || "true".includes(text) || "false".includes(text)) return undefined;
  const parts = text.split(/["\\\p{Cc}\p{Cs}]/u);
  const part = parts.reduce((one, other) => (other.length > one.length ? other : one), "");
  return part.length >= SHORTEST_TEXT ? part : undefined;
}
