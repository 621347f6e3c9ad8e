/**
 * Which of many tests a value passes, without trying them one by one: texts, numbers and addresses are looked up,
 * prefixes found by bisection, parts in one pass. What has no such short cut is tried.
 */

import {
  acceptorOf,
  Decimal,
  type ExactNumber,
  type Literal,
  numberText,
  parseNumber,
  type Reached,
  type Test,
} from "../../language/index.js";
import { addAll } from "./addAll.js";
import { AddressIndex } from "./addressIndex.js";
import type { NumberedTest } from "./packTests.js";
import { PartIndex } from "./partIndex.js";
import { PrefixIndex } from "./prefixIndex.js";

/** A test that stands for itself: of an equality one literal, of a text test one text. */
export type SingleTest =
  | { readonly kind: "literal"; readonly literal: Literal }
  | { readonly kind: "text"; readonly operator: "starts_with" | "ends_with" | "contains"; readonly text: string }
  | { readonly kind: "shape"; readonly shape: "any" | "text" | "object" }
  | Extract<Test, { kind: "order" }>;

export class ValueIndex {
  readonly #texts = new Map<string, number[]>();
  readonly #numbers = new Map<number | string, number[]>();
  /** Numbers that a text may spell. */
  readonly #spelled = new Map<number | string, number[]>();
  readonly #booleans = new Map<boolean, number[]>();
  readonly #addresses = new AddressIndex();
  readonly #prefixes: PrefixIndex;
  readonly #suffixes: PrefixIndex;
  readonly #parts: PartIndex;
  readonly #shapes = { any: [] as number[], text: [] as number[], object: [] as number[] };
  readonly #others: (readonly [(reached: Reached) => boolean, number])[] = [];
  readonly #hasAddresses: boolean;
  readonly #hasTextTests: boolean;
  readonly #hasSuffixes: boolean;
  readonly #readsBytes: boolean;
  /** Whether all texts that no test names pass the same tests. */
  readonly isExact: boolean;

  constructor(tests: readonly NumberedTest[]) {
    const prefixes = new Map<string, number[]>();
    const suffixes = new Map<string, number[]>();
    const parts = new Map<string, number[]>();
    for (const [test, number] of tests) {
      if (test.kind === "literal") this.#addLiteral(test.literal, number);
      else if (test.kind === "shape") this.#shapes[test.shape].push(number);
      else if (test.kind === "order") {
        const accept = acceptorOf(test);
        if (accept !== undefined) this.#others.push([accept, number]);
      } else if (test.operator === "starts_with") add(prefixes, test.text, number);
      else if (test.operator === "ends_with") add(suffixes, reversed(test.text), number);
      else add(parts, test.text, number);
    }
    this.#prefixes = new PrefixIndex(prefixes);
    this.#suffixes = new PrefixIndex(suffixes);
    this.#parts = new PartIndex(parts);
    this.#hasSuffixes = suffixes.size > 0;
    this.#hasTextTests = prefixes.size + suffixes.size + parts.size > 0;
    this.#hasAddresses = !this.#addresses.isEmpty;
    this.#readsBytes =
      this.#spelled.size + this.#others.length + suffixes.size + parts.size === 0 && this.#prefixes.readsBytes;
    this.isExact = !this.#hasTextTests && !this.#hasAddresses && this.#spelled.size === 0 && this.#others.length === 0;
  }

  /** The texts that tests name. */
  texts(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** Adds the tests that the value passes; some perhaps more than once. */
  find(value: Reached, passed: number[]): void {
    addAll(passed, this.#shapes.any);
    if (typeof value === "string") this.#findText(value, passed);
    else if (typeof value === "boolean") addAll(passed, this.#booleans.get(value) ?? NONE);
    else if (typeof value === "number" || value instanceof Decimal)
      addAll(passed, this.#numbers.get(numberKey(value)) ?? NONE);
    else addAll(passed, this.#shapes.object);
    if (this.#hasTextTests && typeof value !== "string") this.#findPartsOfText(textOf(value), passed);
    for (const [accept, number] of this.#others) if (accept(value)) passed.push(number);
  }

  /**
   * Like `find`, for the bytes of a text that no test names; `false` where the text itself must be made. What was added
   * before that stays.
   */
  findBytes(bytes: Uint8Array, start: number, length: number, passed: number[]): boolean {
    if (!this.#readsBytes) return false;
    this.findUnnamed(passed);
    this.#prefixes.collectBytes(bytes, start, length, passed);
    return !this.#hasAddresses || this.#addresses.findBytes(bytes, start, length, passed);
  }

  /** Adds the tests that a text passes which no test names, where those are the same for all of them. */
  findUnnamed(passed: number[]): void {
    addAll(passed, this.#shapes.any);
    addAll(passed, this.#shapes.text);
  }

  #findText(text: string, passed: number[]): void {
    addAll(passed, this.#shapes.text);
    addAll(passed, this.#texts.get(text) ?? NONE);
    if (this.#spelled.size > 0) {
      const number = parseNumber(text);
      if (number !== undefined) addAll(passed, this.#spelled.get(numberKey(number)) ?? NONE);
    }
    if (this.#hasAddresses) this.#addresses.find(text, passed);
    if (this.#hasTextTests) this.#findPartsOfText(text, passed);
  }

  #findPartsOfText(text: string | undefined, passed: number[]): void {
    if (text === undefined) return;
    this.#prefixes.collect(text, passed);
    if (this.#hasSuffixes) this.#suffixes.collect(reversed(text), passed);
    this.#parts.collect(text, passed);
  }

  #addLiteral(literal: Literal, test: number): void {
    switch (literal.kind) {
      case "string": {
        const { value } = literal;
        add(this.#texts, value, test);
        const number = parseNumber(value);
        if (number !== undefined) add(this.#numbers, numberKey(number), test);
        if (value === "true" || value === "false") add(this.#booleans, value === "true", test);
        this.#addresses.add(value, test);
        break;
      }
      case "number":
        add(this.#numbers, numberKey(literal.value), test);
        add(this.#spelled, numberKey(literal.value), test);
        break;
      case "boolean":
        add(this.#booleans, literal.value, test);
        add(this.#texts, String(literal.value), test);
    }
  }
}

const NONE: readonly number[] = [];

function add<Key>(map: Map<Key, number[]>, key: Key, test: number): void {
  const tests = map.get(key);
  if (tests === undefined) map.set(key, [test]);
  else tests.push(test);
}

function numberKey(value: ExactNumber): number | string {
  return typeof value === "number" ? value : `${value.negative ? "-" : ""}${value.digits}e${value.magnitude}`;
}

function textOf(value: Reached): string | undefined {
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  return typeof value === "number" || value instanceof Decimal ? numberText(value) : undefined;
}

/** By UTF-16 units: both sides are reversed in the same way. */
function reversed(text: string): string {
  let result = "";
  for (let at = text.length - 1; at >= 0; at--) result += text[at];
  return result;
}
