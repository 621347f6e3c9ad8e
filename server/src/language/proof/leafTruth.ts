/**
 * When a test holds for one value that a path reaches, taken apart by what makes it hold: the text as it stands, the
 * number that it is or spells, the address that it spells, the instant. Evaluation knows the same as one function made
 * for speed; this is a second statement of section 3 of the language, and a test keeps the two equal.
 */

import type { Literal, OrderTest, Test, TextTest } from "../binding/boundFilter.js";
import { compareNumbers, Decimal, type ExactNumber, numberText, parseNumber } from "../values/decimal.js";
import type { EventRecord, EventValue, Leaf } from "../values/event.js";
import { compareInstants, type Instant, parseInstant } from "../values/instant.js";
import {
  blockContains,
  type IpAddress,
  type IpBlock,
  parseAddress,
  parseBlock,
  sameAddress,
} from "../values/ipAddress.js";

/** What a path ends at. An object is present, and no more can be said of it. */
export type Reached = Leaf | EventRecord;

export interface TextPiece {
  readonly operator: TextTest["operator"];
  readonly text: string;
}

export interface NumberBound {
  readonly operator: OrderTest["operator"];
  readonly value: ExactNumber;
}

export interface InstantBound {
  readonly operator: OrderTest["operator"];
  readonly value: Instant;
  readonly text: string;
}

/** All ways in which a test, or one of several tests, can hold. */
export interface TestParts {
  /** Anything present will do. */
  readonly presence: boolean;
  /** Texts that a text leaf equals as they stand. */
  readonly exactTexts: ReadonlySet<string>;
  readonly booleans: ReadonlySet<boolean>;
  /** Numbers that a text leaf equals by spelling them. */
  readonly spelledNumbers: readonly ExactNumber[];
  /** Numbers that a number leaf equals: more, because a quoted number is one of them. */
  readonly equalNumbers: readonly ExactNumber[];
  readonly numberBounds: readonly NumberBound[];
  readonly instantBounds: readonly InstantBound[];
  readonly addresses: readonly IpAddress[];
  readonly blocks: readonly IpBlock[];
  readonly pieces: readonly TextPiece[];
}

export function partsOf(tests: readonly Test[]): TestParts {
  const parts = {
    presence: false,
    exactTexts: new Set<string>(),
    booleans: new Set<boolean>(),
    spelledNumbers: [] as ExactNumber[],
    equalNumbers: [] as ExactNumber[],
    numberBounds: [] as NumberBound[],
    instantBounds: [] as InstantBound[],
    addresses: [] as IpAddress[],
    blocks: [] as IpBlock[],
    pieces: [] as TextPiece[],
  };
  const addLiteral = (literal: Literal): void => {
    switch (literal.kind) {
      case "string": {
        parts.exactTexts.add(literal.value);
        const number = parseNumber(literal.value);
        if (number !== undefined) parts.equalNumbers.push(number);
        if (literal.value === "true" || literal.value === "false") parts.booleans.add(literal.value === "true");
        const address = parseAddress(literal.value);
        if (address !== undefined) parts.addresses.push(address);
        const block = parseBlock(literal.value);
        if (block !== undefined) parts.blocks.push(block);
        break;
      }
      case "number":
        parts.spelledNumbers.push(literal.value);
        parts.equalNumbers.push(literal.value);
        break;
      case "boolean":
        parts.booleans.add(literal.value);
        parts.exactTexts.add(String(literal.value));
    }
  };
  const addOrder = ({ operator, literal }: OrderTest): void => {
    const number = literal.kind === "number" ? literal.value : parseNumber(literal.value);
    if (number !== undefined) parts.numberBounds.push({ operator, value: number });
    if (number !== undefined || literal.kind === "number") return;
    const instant = parseInstant(literal.value);
    if (instant !== undefined) parts.instantBounds.push({ operator, value: instant, text: literal.value });
  };
  for (const test of tests) {
    if (test.kind === "presence") parts.presence = true;
    else if (test.kind === "equality") test.literals.forEach(addLiteral);
    else if (test.kind === "order") addOrder(test);
    else if (test.kind === "text") for (const text of test.texts) parts.pieces.push({ operator: test.operator, text });
  }
  return parts;
}

/** Whether any of the tests that the parts were made of holds for the value. */
export function partsHold(parts: TestParts, reached: Reached): boolean {
  if (parts.presence) return true;
  switch (typeof reached) {
    case "string":
      return (
        parts.exactTexts.has(reached) ||
        piecesHold(parts, reached) ||
        numberHolds(parts, reached) ||
        addressHolds(parts, reached) ||
        instantHolds(parts, reached)
      );
    case "boolean":
      return parts.booleans.has(reached) || piecesHold(parts, String(reached));
    default:
      if (!isNumber(reached)) return false;
      return leafNumberHolds(parts, reached) || piecesHold(parts, numberText(reached));
  }
}

export function piecesHold({ pieces }: TestParts, text: string): boolean {
  return pieces.some((piece) => pieceHolds(piece, text));
}

export function pieceHolds({ operator, text: part }: TextPiece, text: string): boolean {
  switch (operator) {
    case "starts_with":
      return text.startsWith(part);
    case "ends_with":
      return text.endsWith(part);
    case "contains":
      return text.includes(part);
  }
}

export function hasPieces({ pieces }: TestParts): boolean {
  return pieces.length > 0;
}

export function hasNumbers({ spelledNumbers, equalNumbers, numberBounds }: TestParts): boolean {
  return spelledNumbers.length + equalNumbers.length + numberBounds.length > 0;
}

export function hasNetwork({ addresses, blocks }: TestParts): boolean {
  return addresses.length + blocks.length > 0;
}

export function numbersIn({ equalNumbers, numberBounds }: TestParts): readonly ExactNumber[] {
  return [...equalNumbers, ...numberBounds.map(({ value }) => value)];
}

/** For a text that spells the number. */
export function spelledNumberHolds({ spelledNumbers, numberBounds }: TestParts, number: ExactNumber): boolean {
  return spelledNumbers.some((equal) => compareNumbers(equal, number) === 0) || boundsHold(numberBounds, number);
}

/** For a leaf that is the number. */
export function leafNumberHolds({ equalNumbers, numberBounds }: TestParts, number: ExactNumber): boolean {
  return equalNumbers.some((equal) => compareNumbers(equal, number) === 0) || boundsHold(numberBounds, number);
}

export function networkHolds({ addresses, blocks }: TestParts, address: IpAddress): boolean {
  return (
    addresses.some((equal) => sameAddress(equal, address)) || blocks.some((block) => blockContains(block, address))
  );
}

export function instantBoundsHold({ instantBounds }: TestParts, instant: Instant): boolean {
  return instantBounds.some(({ operator, value }) => orderHolds(operator, compareInstants(instant, value)));
}

export function isNumber(reached: EventValue): reached is ExactNumber {
  return typeof reached === "number" || reached instanceof Decimal;
}

function numberHolds(parts: TestParts, text: string): boolean {
  if (parts.spelledNumbers.length === 0 && parts.numberBounds.length === 0) return false;
  const number = parseNumber(text);
  return number !== undefined && spelledNumberHolds(parts, number);
}

function addressHolds(parts: TestParts, text: string): boolean {
  if (parts.addresses.length === 0 && parts.blocks.length === 0) return false;
  const address = parseAddress(text);
  return address !== undefined && networkHolds(parts, address);
}

function instantHolds(parts: TestParts, text: string): boolean {
  if (parts.instantBounds.length === 0) return false;
  const instant = parseInstant(text);
  return instant !== undefined && instantBoundsHold(parts, instant);
}

function boundsHold(bounds: readonly NumberBound[], number: ExactNumber): boolean {
  return bounds.some(({ operator, value }) => orderHolds(operator, compareNumbers(number, value)));
}

function orderHolds(operator: OrderTest["operator"], comparison: number): boolean {
  switch (operator) {
    case "<":
      return comparison < 0;
    case ">":
      return comparison > 0;
    case "<=":
      return comparison <= 0;
    case ">=":
      return comparison >= 0;
  }
}
