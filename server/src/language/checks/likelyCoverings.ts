/**
 * Which two parts of a chain are worth asking whether one covers the other: those that are the same, and those of which
 * the text of one continues the text of the other. Chosen by a table and by sorting, so that of a chain of thousands a
 * few pairs are asked about for each part. Whether there is anything to a pair, a proof says.
 */

import type { BoundChain, BoundExpression, BoundPredicate } from "../binding/boundFilter.js";
import { print } from "../syntax/print.js";
import { flattened } from "./predicates.js";
import { testKey } from "./testKey.js";

/** Two operands of a chain, the first of which may be true only where the second is. */
export interface CoveringPair {
  readonly narrower: BoundExpression;
  readonly wider: BoundExpression;
  readonly areSame: boolean;
}

export function* mayCover(chain: BoundChain): Iterable<CoveringPair> {
  const operands = flattened(chain);
  const first = new Map<string, BoundExpression>();
  const texts = new Map<string, WrittenTest[]>();
  for (const operand of operands) {
    const key = operand.kind === "predicate" ? testKey(operand, operand.negated) : `(${print(operand.node)})`;
    const same = first.get(key);
    // Of two that are the same the later one goes, whichever way the chain is joined.
    if (same !== undefined) {
      yield chain.kind === "and"
        ? { narrower: same, wider: operand, areSame: true }
        : { narrower: operand, wider: same, areSame: true };
      continue;
    }
    first.set(key, operand);
    const test = operand.kind === "predicate" ? writtenTest(operand) : undefined;
    if (test === undefined) continue;
    const ofField = texts.get(test.predicate.field.path);
    if (ofField === undefined) texts.set(test.predicate.field.path, [test]);
    else ofField.push(test);
  }
  for (const tests of texts.values()) {
    if (tests.length < 2) continue;
    yield* continued(tests, "starts_with", (text) => text);
    yield* continued(tests, "ends_with", reversed);
    yield* contained(tests);
  }
}

interface WrittenTest {
  readonly predicate: BoundPredicate;
  readonly operator: "=" | "starts_with" | "ends_with" | "contains";
  readonly text: string;
}

/** The one text that a predicate wants; of an empty one `empty-operand` says that it wants nothing. */
function writtenTest(predicate: BoundPredicate): WrittenTest | undefined {
  const { test, negated } = predicate;
  if (negated || (test.kind !== "text" && test.kind !== "equality")) return undefined;
  const [operator, values] =
    test.kind === "text"
      ? [test.operator, test.texts]
      : ["=" as const, test.literals.map((literal) => (literal.kind === "string" ? literal.value : ""))];
  const [text, ...others] = values;
  return text === undefined || text === "" || others.length > 0 ? undefined : { predicate, operator, text };
}

/** In sorted order all texts that begin with one follow it directly. */
function* continued(
  tests: readonly WrittenTest[],
  operator: "starts_with" | "ends_with",
  keyOf: (text: string) => string,
): Iterable<CoveringPair> {
  if (!tests.some((test) => test.operator === operator)) return;
  const sorted = tests
    .filter((test) => test.operator === operator || test.operator === "=")
    .map((test) => ({ ...test, key: keyOf(test.text), isWide: test.operator === operator }))
    .sort((one, other) =>
      one.key === other.key ? Number(other.isWide) - Number(one.isWide) : one.key < other.key ? -1 : 1,
    );
  let wider = sorted.find(({ isWide }) => isWide);
  for (const test of sorted.slice(wider === undefined ? 0 : sorted.indexOf(wider) + 1)) {
    if (wider !== undefined && test.key.startsWith(wider.key)) yield pair(test, wider);
    else if (test.isWide) wider = test;
  }
}

/** More texts are not compared pair by pair: that would take quadratic time. */
const MOST_PAIRWISE = 100;

function* contained(tests: readonly WrittenTest[]): Iterable<CoveringPair> {
  if (tests.length > MOST_PAIRWISE) return;
  const wide = tests.filter(({ operator }) => operator === "contains");
  for (const test of tests) {
    const wider = wide.find((other) => other !== test && test.text.includes(other.text));
    if (wider !== undefined) yield pair(test, wider);
  }
}

function pair(narrower: WrittenTest, wider: WrittenTest): CoveringPair {
  return { narrower: narrower.predicate, wider: wider.predicate, areSame: false };
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
