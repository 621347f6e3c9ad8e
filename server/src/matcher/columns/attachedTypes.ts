/**
 * The event type that readers attach to a record, from its leaves. Each leaf makes some of the tests true, which are bits;
 * few records differ in all of them together, so that the type is looked up by the bits.
 */

import { acceptorOf } from "../../language/index.js";
import { type Atom, type AtomTest, type Condition, testKey, VIRTUAL_TYPES, type VirtualType } from "../condition.js";
import { virtualTypeCondition } from "../recordKeys.js";
import { type ColumnName, columnKey } from "./columnNames.js";

/** The tests of one leaf: bits by the kind of the leaf, and tests that ask for the text. */
export interface LeafTests {
  readonly present: number;
  readonly text: number;
  readonly object: number;
  readonly byText: readonly { readonly bit: number; readonly accept: (text: string) => boolean }[];
}

const MOST_TESTS = 31;

export class AttachedTypes {
  /** By the key of the name. */
  readonly names: ReadonlyMap<string, ColumnName>;
  readonly #bits = new Map<string, number>();
  readonly #tests = new Map<string, LeafTests>();
  readonly #known = new Map<number, VirtualType | undefined>();
  readonly #conditions: readonly (readonly [VirtualType, Condition])[];

  constructor() {
    this.#conditions = VIRTUAL_TYPES.map((type) => [type, virtualTypeCondition(type)] as const);
    const names = new Map<string, ColumnName>();
    for (const [, condition] of this.#conditions) this.#addTests(condition, names);
    this.names = names;
    if (this.#bits.size > MOST_TESTS) throw new Error("The types that readers attach depend on more tests than fit.");
  }

  testsOf(key: string): LeafTests | undefined {
    return this.#tests.get(key);
  }

  /** The type of a record whose leaves make these tests true. */
  typeOf(bits: number): VirtualType | undefined {
    if (!this.#known.has(bits))
      this.#known.set(bits, this.#conditions.find(([, condition]) => this.#holds(condition, bits))?.[0]);
    return this.#known.get(bits);
  }

  #addTests(condition: Condition, names: Map<string, ColumnName>): void {
    if (condition.kind === "all" || condition.kind === "any")
      for (const part of condition.parts) this.#addTests(part, names);
    else if (condition.kind === "not") this.#addTests(condition.part, names);
    else if (condition.kind === "atom") {
      const key = columnKey(condition);
      names.set(key, { segments: condition.segments, isDirect: condition.isDirect });
      const id = bitKey(condition);
      if (this.#bits.has(id)) return;
      const bit = 1 << this.#bits.size;
      this.#bits.set(id, bit);
      const known = this.#tests.get(key) ?? { present: 0, text: 0, object: 0, byText: [] };
      this.#tests.set(key, withTest(known, condition.test, bit));
    }
  }

  #holds(condition: Condition, bits: number): boolean {
    switch (condition.kind) {
      case "constant":
        return condition.value;
      case "all":
        return condition.parts.every((part) => this.#holds(part, bits));
      case "any":
        return condition.parts.some((part) => this.#holds(part, bits));
      case "not":
        return !this.#holds(condition.part, bits);
      case "atom":
        return (bits & (this.#bits.get(bitKey(condition)) ?? 0)) !== 0;
      case "virtualType":
        return false;
    }
  }
}

function bitKey(atom: Atom): string {
  return `${columnKey(atom)} ${testKey(atom)}`;
}

function withTest(tests: LeafTests, test: AtomTest, bit: number): LeafTests {
  switch (test.kind) {
    case "presence":
      return { ...tests, present: tests.present | bit };
    case "isText":
      return { ...tests, text: tests.text | bit };
    case "isObject":
      return { ...tests, object: tests.object | bit };
    default: {
      // All of these ask for texts that spell no number and no word of JSON, so that no other leaf can have them.
      const accept = acceptorOf(test) ?? (() => false);
      return { ...tests, byText: [...tests.byText, { bit, accept }] };
    }
  }
}
