/**
 * Which of many tests a value passes, without trying them one by one: texts, numbers and addresses are looked up,
 * prefixes found by bisection, parts in one pass. What has no such short cut is tried.
 */

import {
  acceptorOf,
  addressKey,
  Decimal,
  type ExactNumber,
  type IpBlock,
  type Literal,
  networkOf,
  numberText,
  parseAddress,
  parseBlock,
  parseNumber,
  type Reached,
  type Test,
} from "../../language/index.js";
import { PartIndex } from "./partIndex.js";
import { PrefixIndex } from "./prefixIndex.js";

/** A test that stands for itself: of an equality one literal, of a text test one text. */
export type SingleTest =
  | { readonly kind: "literal"; readonly literal: Literal }
  | { readonly kind: "text"; readonly operator: "starts_with" | "ends_with" | "contains"; readonly text: string }
  | { readonly kind: "other"; readonly test: Test };

export class ValueIndex<Item> {
  readonly #texts = new Map<string, Item[]>();
  readonly #numbers = new Map<number | string, Item[]>();
  /** Numbers that a text may spell. */
  readonly #spelled = new Map<number | string, Item[]>();
  readonly #booleans = new Map<boolean, Item[]>();
  readonly #blocks = { ipv4: new Map<number, Networks<Item>>(), ipv6: new Map<number, Networks<Item>>() };
  readonly #prefixes: PrefixIndex<Item>;
  readonly #suffixes: PrefixIndex<Item>;
  readonly #parts: PartIndex<Item>;
  readonly #items: readonly Item[];
  readonly #others: (readonly [(reached: Reached) => boolean, Item])[] = [];
  readonly #hasNetworks: boolean;
  readonly #hasTextTests: boolean;
  readonly #hasSuffixes: boolean;
  /** Whether a text passes only the tests that name this very text. */
  readonly isExact: boolean;

  constructor(entries: readonly (readonly [SingleTest, Item])[]) {
    this.#items = entries.map(([, item]) => item);
    const prefixes = new Map<string, Item>();
    const suffixes = new Map<string, Item>();
    const parts = new Map<string, Item>();
    for (const [test, item] of entries) {
      if (test.kind === "literal") this.#addLiteral(test.literal, item);
      else if (test.kind === "other") {
        const accept = acceptorOf(test.test);
        if (accept !== undefined) this.#others.push([accept, item]);
      } else if (test.operator === "starts_with") prefixes.set(test.text, item);
      else if (test.operator === "ends_with") suffixes.set(reversed(test.text), item);
      else parts.set(test.text, item);
    }
    this.#prefixes = new PrefixIndex(prefixes);
    this.#suffixes = new PrefixIndex(suffixes);
    this.#parts = new PartIndex(parts);
    this.#hasSuffixes = suffixes.size > 0;
    this.#hasTextTests = prefixes.size + suffixes.size + parts.size > 0;
    this.#hasNetworks = this.#blocks.ipv4.size + this.#blocks.ipv6.size > 0;
    this.isExact = !this.#hasTextTests && !this.#hasNetworks && this.#spelled.size === 0 && this.#others.length === 0;
  }

  items(): readonly Item[] {
    return this.#items;
  }

  /** The texts that tests name. */
  texts(): Iterable<string> {
    return this.#texts.keys();
  }

  /** The items of all tests that the value passes; some perhaps more than once. */
  find(value: Reached): readonly Item[] {
    const found: Item[] = [];
    if (typeof value === "string") this.#findText(value, found);
    else if (typeof value === "boolean") found.push(...(this.#booleans.get(value) ?? []));
    else if (typeof value === "number" || value instanceof Decimal)
      found.push(...(this.#numbers.get(numberKey(value)) ?? []));
    if (this.#hasTextTests && typeof value !== "string") this.#findPartsOfText(textOf(value), found);
    for (const [accept, item] of this.#others) if (accept(value)) found.push(item);
    return found;
  }

  #findText(text: string, found: Item[]): void {
    found.push(...(this.#texts.get(text) ?? []));
    if (this.#spelled.size > 0) {
      const number = parseNumber(text);
      if (number !== undefined) found.push(...(this.#spelled.get(numberKey(number)) ?? []));
    }
    if (this.#hasNetworks) {
      const address = parseAddress(text);
      if (address !== undefined)
        for (const [prefix, networks] of this.#blocks[address.kind])
          found.push(...(networks.get(addressKey(networkOf(address, prefix))) ?? []));
    }
    if (this.#hasTextTests) this.#findPartsOfText(text, found);
  }

  #findPartsOfText(text: string | undefined, found: Item[]): void {
    if (text === undefined) return;
    this.#prefixes.collect(text, found);
    if (this.#hasSuffixes) this.#suffixes.collect(reversed(text), found);
    this.#parts.collect(text, found);
  }

  #addLiteral(literal: Literal, item: Item): void {
    switch (literal.kind) {
      case "string": {
        const { value } = literal;
        add(this.#texts, value, item);
        const number = parseNumber(value);
        if (number !== undefined) add(this.#numbers, numberKey(number), item);
        if (value === "true" || value === "false") add(this.#booleans, value === "true", item);
        const address = parseAddress(value);
        const block = parseBlock(value) ?? (address && wholeAddress(address));
        if (block !== undefined) this.#addBlock(block, item);
        break;
      }
      case "number":
        add(this.#numbers, numberKey(literal.value), item);
        add(this.#spelled, numberKey(literal.value), item);
        break;
      case "boolean":
        add(this.#booleans, literal.value, item);
        add(this.#texts, String(literal.value), item);
    }
  }

  #addBlock({ network, prefix }: Pick<IpBlock, "network" | "prefix">, item: Item): void {
    const byPrefix = this.#blocks[network.kind];
    const networks = byPrefix.get(prefix) ?? new Map<number | string, Item[]>();
    byPrefix.set(prefix, networks);
    add(networks, addressKey(network), item);
  }
}

type Networks<Item> = Map<number | string, Item[]>;

function wholeAddress(network: IpBlock["network"]): Pick<IpBlock, "network" | "prefix"> {
  return { network, prefix: network.kind === "ipv4" ? 32 : 128 };
}

function add<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
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
