/**
 * Values that pass some tests and fail others, near to the value that an event has: the literal itself, the number next to
 * a bound, the same file in another folder, an address in the block with its last octets kept, a known name that is spelled
 * alike. All are guesses until the tests have judged them; where none passes, the proof's candidates are asked.
 */

import type { EqualityTest, Literal, OrderTest, Test, TextTest } from "../binding/boundFilter.js";
import { acceptorOf } from "../evaluation/compile.js";
import { textOf } from "../evaluation/text.js";
import { addressesAround } from "../proof/addressCandidates.js";
import { Budget } from "../proof/budget.js";
import { findValue } from "../proof/findValue.js";
import { dateTimesAround } from "../proof/instantCandidates.js";
import { partsOf } from "../proof/leafTruth.js";
import { numbersAround } from "../proof/numberCandidates.js";
import { ANY_VALUES } from "../proof/values.js";
import type { FieldInfo } from "../schema/schema.js";
import { Decimal, type ExactNumber, numberText, parseNumber } from "../values/decimal.js";
import type { Leaf } from "../values/event.js";
import { formatAddress, type IpAddress, type IpBlock, parseAddress, parseBlock } from "../values/ipAddress.js";
import { nearestFirst } from "./nearness.js";

export interface ValueWish {
  /** Each of them must hold for the value. */
  readonly wanted: readonly Test[];
  /** None of them may. */
  readonly unwanted: readonly Test[];
  /** The value that is there now. */
  readonly own: Leaf | undefined;
  readonly info: FieldInfo | undefined;
  /** Values that events are known to have in the field. */
  readonly known: readonly string[];
}

const MOST_VALUES = 4;
const MOST_CANDIDATES = 400;
const MOST_LITERALS = 40;
const PROOF_STEPS = 5_000;

/** A few values that fit, the nearest first; none where none is known. */
export function nearValues(wish: ValueWish): readonly Leaf[] {
  const wanted = wish.wanted.map(acceptorOf);
  const unwanted = wish.unwanted.map(acceptorOf);
  const fits = (value: Leaf): boolean =>
    wanted.every((accept) => accept?.(value) === true) && !unwanted.some((accept) => accept?.(value) === true);

  const found: Leaf[] = [];
  let tried = 0;
  for (const candidate of candidatesFor(wish)) {
    if (found.length >= MOST_VALUES || tried++ > MOST_CANDIDATES) break;
    if (candidate !== wish.own && !found.includes(candidate) && fits(candidate)) found.push(candidate);
  }
  if (found.length > 0) return found;
  const parts = [wish.wanted, wish.unwanted].map((tests) => tests.map((test) => partsOf([test])));
  const proved = findValue(parts[0] ?? [], parts[1] ?? [], ANY_VALUES, new Budget(PROOF_STEPS));
  return proved.kind === "found" && isLeafValue(proved.value) && fits(proved.value) ? [proved.value] : [];
}

function isLeafValue(value: unknown): value is Leaf {
  return typeof value !== "object" || value instanceof Decimal;
}

function* candidatesFor(wish: ValueWish): Iterable<Leaf> {
  const { wanted, unwanted, own, known } = wish;
  const ownText = own === undefined ? undefined : textOf(own);
  const texts = wanted.filter((test) => test.kind === "text");
  // What a value must equal leaves no choice; known values come before made-up ones.
  for (const test of wanted) if (test.kind === "equality") yield* equalValues(test, wish);
  for (const test of wanted) if (test.kind === "order") yield* orderedValues(test, wish);
  if (!wanted.some(({ kind }) => kind === "equality")) yield* nearestFirst(known, ownText);
  if (texts.length > 0) yield* composed(texts, ownText);
  if (wanted.every(({ kind }) => kind === "presence")) {
    for (const test of unwanted) yield* failingValues(test, wish);
    yield* typicalValues(wish);
  }
}

// --- values that pass ---

function* equalValues({ literals }: EqualityTest, wish: ValueWish): Iterable<Leaf> {
  const ownText = wish.own === undefined ? undefined : textOf(wish.own);
  const byText = new Map(literals.map((literal) => [literalText(literal), literal]));
  for (const text of nearestFirst([...byText.keys()], ownText).slice(0, MOST_LITERALS)) {
    const literal = byText.get(text);
    if (literal === undefined) continue;
    const block = literal.kind === "string" ? parseBlock(literal.value) : undefined;
    if (block !== undefined) yield* addressesIn(block, ownText);
    yield* asLikeIt(literal, wish);
  }
}

export function literalText(literal: Literal): string {
  return literal.kind === "number" ? literal.text : String(literal.value);
}

/** The literal as the event would write it: a number for a field of numbers, although it stands in quotes. */
function* asLikeIt(literal: Literal, { own, info }: ValueWish): Iterable<Leaf> {
  const text = literalText(literal);
  const number = literal.kind === "boolean" ? undefined : parseNumber(text);
  if (number !== undefined) {
    const wantsNumber = own === undefined ? isNumeric(info) || literal.kind === "number" : typeof own !== "string";
    yield* wantsNumber ? [number, text] : [text, number];
  } else if (text === "true" || text === "false") {
    const wantsText = own === undefined ? info?.type === "text" : typeof own === "string";
    yield* wantsText ? [text, text === "true"] : [text === "true", text];
  } else yield text;
}

function isNumeric(info: FieldInfo | undefined): boolean {
  return info?.type === "number" || info?.type === "epoch";
}

/** First the address that keeps as much of the own one as the block leaves free. */
function* addressesIn({ network, prefix }: IpBlock, own: string | undefined): Iterable<string> {
  const address = own === undefined ? undefined : parseAddress(own);
  if (network.kind === "ipv4") {
    const host = prefix >= 32 ? 0 : 2 ** (32 - prefix);
    const kept = address?.kind === "ipv4" && host > 0 ? address.bits % host : Math.min(1, Math.max(0, host - 1));
    yield formatAddress({ kind: "ipv4", bits: network.bits + kept });
  } else if (prefix < 128) {
    const [a, b, c, d] = network.words;
    yield formatAddress({ kind: "ipv6", words: [a, b, c, (d | 1) >>> 0] });
  }
  yield formatAddress(network);
}

function* orderedValues(test: OrderTest, { own, info }: ValueWish): Iterable<Leaf> {
  const parts = partsOf([test]);
  const bounds = parts.numberBounds.map(({ value }) => value);
  const wantsText = own === undefined ? test.literal.kind === "string" && !isNumeric(info) : typeof own === "string";
  // The bound itself first, which `<=` takes; then the numbers on its two sides.
  for (const number of [...bounds, ...numbersAround(bounds).numbers]) yield* asNumber(number, wantsText);
  const [bound] = parts.instantBounds;
  if (bound === undefined) return;
  yield bound.text;
  yield* dateTimesAround([bound]);
}

function asNumber(number: ExactNumber, wantsText: boolean): readonly Leaf[] {
  return wantsText ? [numberText(number), number] : [number, numberText(number)];
}

/** The own text, changed as little as each of the texts wants. */
function* composed(tests: readonly TextTest[], own: string | undefined): Iterable<string> {
  for (const edit of [replaced, put]) {
    let texts: readonly string[] = [own ?? ""];
    for (const { operator, texts: pieces } of tests) {
      const nearest = nearestFirst(pieces, own).slice(0, MOST_LITERALS);
      texts = texts.flatMap((text) => nearest.map((piece) => edit(operator, piece, text))).slice(0, MOST_LITERALS);
    }
    yield* texts;
  }
  for (const { texts: pieces } of tests) yield* pieces.slice(0, MOST_LITERALS);
}

/** The piece in place of what is there: another folder, another ending. */
function replaced(operator: TextTest["operator"], piece: string, text: string): string {
  switch (operator) {
    case "starts_with": {
      if (text.startsWith(piece)) return text;
      const last = text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf("\\")) + 1);
      return /[/\\]$/.test(piece) ? piece + last : piece;
    }
    case "ends_with": {
      if (text.endsWith(piece)) return text;
      const at = Math.max(text.lastIndexOf(piece.slice(0, 1)), 0);
      return at > 0 && /^[^\p{L}\p{N}]/u.test(piece) ? text.slice(0, at) + piece : piece;
    }
    case "contains":
      return text.includes(piece) ? text : piece;
  }
}

function put(operator: TextTest["operator"], piece: string, text: string): string {
  switch (operator) {
    case "starts_with":
      return text.startsWith(piece) ? text : piece + text;
    case "ends_with":
      return text.endsWith(piece) ? text : text + piece;
    case "contains":
      return text.includes(piece) ? text : text + piece;
  }
}

// --- values that fail ---

function* failingValues(test: Test, wish: ValueWish): Iterable<Leaf> {
  const { own } = wish;
  switch (test.kind) {
    case "equality": {
      if (typeof own === "boolean") yield !own;
      const texts = test.literals.map(literalText);
      const text = own === undefined ? undefined : textOf(own);
      const address = text === undefined ? undefined : parseAddress(text);
      if (address !== undefined) for (const other of addressesOutside(test, address)) yield formatAddress(other);
      const numbers = [text, ...texts.slice(0, MOST_LITERALS)].flatMap((one) => parseNumber(one ?? "") ?? []);
      if (numbers.length === 0) break;
      const wantsText = typeof own === "string";
      for (const number of numbersAround(numbers).numbers.toReversed()) yield* asNumber(number, wantsText);
      break;
    }
    case "order":
      yield* orderedValues(test, wish);
      break;
    case "text": {
      const text = own === undefined ? "" : textOf(own);
      for (const piece of test.texts.slice(0, MOST_LITERALS)) {
        if (test.operator === "starts_with") yield text.slice(piece.length);
        else if (test.operator === "ends_with") yield text.slice(0, text.length - piece.length);
        else if (piece !== "") yield text.replaceAll(piece, "");
      }
      break;
    }
    default:
      break;
  }
}

/** Next to the blocks and addresses that are to be left; of the own address's family. */
function addressesOutside(test: EqualityTest, own: IpAddress): readonly IpAddress[] {
  const bits = (address: IpAddress): number => (address.kind === "ipv4" ? address.bits : 0);
  return addressesAround([partsOf([test])])
    .filter(({ kind }) => kind === own.kind)
    .toSorted((a, b) => Math.abs(bits(a) - bits(own)) - Math.abs(bits(b) - bits(own)));
}

/** What a field of this kind may hold, where nothing else is known. */
function* typicalValues({ own, info }: ValueWish): Iterable<Leaf> {
  if (typeof own === "string" && own !== "") {
    yield `${own}2`;
    yield `x${own}`;
  }
  if (typeof own === "boolean") yield !own;
  switch (info?.type) {
    case "ip":
      yield "192.0.2.1";
      break;
    case "number":
    case "epoch":
      yield 1;
      yield 2;
      break;
    case "boolean":
      yield true;
      yield false;
      break;
    case "dateTime":
      yield "2024-01-01T00:00:00Z";
      break;
    default:
      break;
  }
  yield "example";
  yield "other";
}
