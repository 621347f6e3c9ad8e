/**
 * The shortest value that passes all of some tests and none of others (`valueLength.ts` says what is short). A value
 * passes as a number, a text, a truth value or an object; for each there are candidates, and a length that nothing of the
 * kind falls below. Where the two meet the shortest is proved. Where they do not, the best candidate stands, and the answer
 * says how short another could be.
 */

import { type ExactNumber, numberText, parseNumber } from "../values/decimal.js";
import { parseInstant } from "../values/instant.js";
import { formatAddress, type IpAddress } from "../values/ipAddress.js";
import { shortestAddressesAround } from "./addressCandidates.js";
import type { Budget } from "./budget.js";
import {
  candidates,
  couldSpell,
  couldSpellAddress,
  FIRST_SAFE_SECOND,
  INSTANT_CHARACTERS,
  LAST_SAFE_SECOND,
  NUMBER_CHARACTERS,
} from "./findValue.js";
import { shortestDateTimesAround } from "./instantCandidates.js";
import {
  hasNetwork,
  hasNumbers,
  hasPieces,
  instantBoundsHold,
  leafNumberHolds,
  networkHolds,
  numbersIn,
  partsHold,
  type Reached,
  spelledNumberHolds,
  type TestParts,
} from "./leafTruth.js";
import { numbersAround, shortestNumbersAround } from "./numberCandidates.js";
import { shortestText } from "./shortestText.js";
import { freshCharacter } from "./textCandidates.js";
import { canStandInNumber, NUMBER_CHARACTERS_SHAPE, numberShape, spellingShape } from "./textShapes.js";
import { lengthOf, lengthOfText } from "./valueLength.js";
import type { Values } from "./values.js";

export interface ShortestValue {
  readonly value: Reached;
  /** 0 for a value that was asked for because it looks real. */
  readonly length: number;
  /** No value that passes is shorter than this. */
  readonly atLeast: number;
}

/** @param known a value that passes */
export function shortestValue(
  wanted: readonly TestParts[],
  unwanted: readonly TestParts[],
  values: Values,
  known: Reached,
  budget: Budget,
): ShortestValue {
  if (values.likely.includes(known)) return { value: known, length: 0, atLeast: 0 };
  const open = wanted.filter(({ presence }) => !presence);
  const kinds = kindsOf(values);
  const floor = leastLengthOf(open, kinds);
  let best = known;
  let length = lengthOf(known);
  if (length <= floor) return { value: best, length, atLeast: length };

  const cost = 1 + open.length + unwanted.length;
  const passes = (value: Reached): boolean =>
    budget.spend(cost) &&
    values.allow(value) &&
    open.every((tests) => partsHold(tests, value)) &&
    !unwanted.some((tests) => partsHold(tests, value));
  const consider = (value: Reached): void => {
    const own = lengthOf(value);
    if (own >= length || !passes(value)) return;
    best = value;
    length = own;
  };

  if (values.listed !== undefined) {
    values.listed.forEach(consider);
    return { value: best, length, atLeast: budget.isSpent ? floor : length };
  }
  const question: Question = { wanted: open, unwanted, passes, consider, budget };
  const bounds = [
    kinds.numbers ? numbers(question) : NEVER,
    kinds.anyText || kinds.numericText ? texts(question, kinds) : NEVER,
  ];
  if (kinds.booleans) for (const value of [true, false]) consider(value);
  if (kinds.objects && open.length === 0) consider({});
  const bound = Math.max(floor, Math.min(...bounds));
  if (length > bound) {
    for (const value of candidates(open, unwanted, values, budget)) {
      if (length <= bound || budget.isSpent) break;
      consider(value);
    }
  }
  return { value: best, length, atLeast: Math.min(length, budget.isSpent ? floor : bound) };
}

const AROUND_TEXT = 2;
const NEVER = Number.POSITIVE_INFINITY;
const SHORTEST_DATE_TIME = 22;

/** Which kinds of values a path can have. */
export interface Kinds {
  readonly numbers: boolean;
  readonly anyText: boolean;
  readonly numericText: boolean;
  readonly booleans: boolean;
  readonly objects: boolean;
}

export function kindsOf({ allow }: Values): Kinds {
  return {
    ...{ numbers: allow(0), anyText: allow("x"), numericText: allow("0") },
    ...{ booleans: allow(true), objects: allow({}) },
  };
}

/** What no value that passes all of some tests falls below, by what the tests name: said without any search. */
export function leastLengthOf(wanted: readonly TestParts[], kinds: Kinds): number {
  let least = kinds.numbers ? 1 : AROUND_TEXT;
  for (const tests of wanted) if (!tests.presence) least = Math.max(least, leastLength(tests, kinds));
  return least;
}

function leastLength(tests: TestParts, { numbers, booleans }: Kinds): number {
  let least = NEVER;
  const take = (length: number): void => {
    if (length < least) least = length;
  };
  for (const text of tests.exactTexts) take(lengthOfText(text));
  for (const { text } of tests.pieces) {
    take(AROUND_TEXT + text.length);
    if (numbers && canStandInNumber(text)) take(Math.max(1, text.length));
    if (booleans) for (const truth of ["true", "false"]) if (truth.includes(text)) take(truth.length);
  }
  if (booleans) for (const truth of tests.booleans) take(String(truth).length);
  for (const number of tests.equalNumbers) take(numberText(number).length + (numbers ? 0 : AROUND_TEXT));
  for (const number of shortestNumbersAround(tests.numberBounds.map(({ value }) => value)))
    if (spelledNumberHolds(tests, number)) take(numberText(number).length + (numbers ? 0 : AROUND_TEXT));
  // Of a block the first address is the shortest.
  for (const address of [...tests.addresses, ...tests.blocks.map(({ network }) => network)])
    take(AROUND_TEXT + formatAddress(address).length);
  if (tests.instantBounds.length > 0) take(SHORTEST_DATE_TIME);
  return least;
}

interface Question {
  readonly wanted: readonly TestParts[];
  readonly unwanted: readonly TestParts[];
  readonly passes: (value: Reached) => boolean;
  readonly consider: (value: Reached) => void;
  readonly budget: Budget;
}

/** Considers numbers; returns what no number that passes falls below. */
function numbers(question: Question): number {
  const { wanted, unwanted, consider } = question;
  const all = [...wanted, ...unwanted];
  const constants = all.flatMap(numbersIn);
  const shortest = shortestNumbersAround(constants);
  shortest.forEach(consider);
  // Between two constants tests of numbers do not differ.
  const isOpen = (number: ExactNumber): boolean =>
    wanted.every((tests) => leafNumberHolds(tests, number) || canBeReadFromNumber(tests)) &&
    !unwanted.some((tests) => leafNumberHolds(tests, number));
  const byValue = numbersAround(constants).complete ? shortestOf(shortest.filter(isOpen).map(lengthOf)) : 1;
  if (byValue === NEVER || !all.some(hasPieces)) return byValue;
  const others = wanted.filter((tests) => !hasNumbers(tests));
  const byPieces = wanted.every(canBeReadFromNumber) ? numberOfPieces(question, wanted) : NEVER;
  if (others.length === wanted.length) return byPieces;
  return Math.min(byPieces, Math.max(byValue, numberOfPieces(question, others)));
}

function canBeReadFromNumber({ pieces }: TestParts): boolean {
  return pieces.some(({ text }) => canStandInNumber(text));
}

/** Considers the shortest number with a piece of each of some wanted tests; returns what no such number falls below. */
function numberOfPieces(question: Question, wanted: readonly TestParts[]): number {
  const { unwanted, passes, consider, budget } = question;
  const isByPieces = wanted.length === question.wanted.length && !unwanted.some(hasNumbers);
  const { text, atLeast } = shortestText({
    wanted: wanted.map(withoutExactTexts),
    unwanted: unwanted.map(withoutExactTexts),
    passes: (digits) => {
      const number = parseNumber(digits);
      return number !== undefined && numberText(number) === digits && passes(number);
    },
    fresh: undefined,
    shape: numberShape(isByPieces),
    budget,
  });
  const found = text === undefined ? undefined : parseNumber(text);
  if (found !== undefined) consider(found);
  return atLeast;
}

/** A number is compared by its value: only a text equals another as it stands. */
function withoutExactTexts(tests: TestParts): TestParts {
  return { ...tests, exactTexts: NO_TEXTS };
}

const NO_TEXTS: ReadonlySet<string> = new Set();

/** Considers texts; returns what no text that passes falls below. */
function texts(question: Question, kinds: Kinds): number {
  const { wanted, unwanted, passes, consider, budget } = question;
  const all = [...wanted, ...unwanted];
  const fresh = kinds.anyText ? freshCharacter(all) : undefined;
  const shape = kinds.anyText ? spellingShape(unwanted) : NUMBER_CHARACTERS_SHAPE;
  const { text, atLeast } = shortestText({ wanted, unwanted, passes, fresh, shape, budget });
  if (text !== undefined) consider(text);
  return Math.min(
    // Without a fresh character other texts could be shorter than those that were tried.
    AROUND_TEXT + (kinds.anyText && fresh === undefined ? 0 : atLeast),
    wanted.some(hasNumbers) ? spelledNumbers(question) : NEVER,
    kinds.anyText && wanted.some(hasNetwork) ? spelledAddresses(question) : NEVER,
    kinds.anyText && wanted.some(hasInstants) ? spelledInstants(question) : NEVER,
  );
}

function spelledNumbers({ wanted, unwanted, consider }: Question): number {
  const constants = [...wanted, ...unwanted].flatMap(numbersIn);
  const shortest = shortestNumbersAround(constants);
  for (const number of shortest) consider(numberText(number));
  const isOpen = (number: ExactNumber): boolean =>
    wanted.every((tests) => spelledNumberHolds(tests, number) || couldPass(tests, NUMBER_CHARACTERS)) &&
    !unwanted.some((tests) => spelledNumberHolds(tests, number));
  if (!numbersAround(constants).complete) return 1 + AROUND_TEXT;
  return AROUND_TEXT + shortestOf(shortest.filter(isOpen).map(lengthOf));
}

function spelledAddresses({ wanted, unwanted, consider }: Question): number {
  const shortest = shortestAddressesAround([...wanted, ...unwanted]);
  const isOpen = (address: IpAddress): boolean =>
    wanted.every((tests) => networkHolds(tests, address) || couldSpellAddress(tests, address)) &&
    !unwanted.some((tests) => networkHolds(tests, address));
  const usual = shortest.filter(isOpen).map(formatAddress);
  usual.forEach(consider);
  return shortestOf(usual.map(lengthOfText));
}

function spelledInstants({ wanted, unwanted, consider }: Question): number {
  const bounds = [...wanted, ...unwanted].flatMap(({ instantBounds }) => instantBounds);
  const shortest = shortestDateTimesAround(bounds);
  shortest.forEach(consider);
  const isPlain = bounds.every(
    ({ value: { second, leap } }) => !leap && second >= FIRST_SAFE_SECOND && second <= LAST_SAFE_SECOND,
  );
  if (!isPlain) return SHORTEST_DATE_TIME;
  const isOpen = (text: string): boolean => {
    const instant = parseInstant(text);
    if (instant === undefined) return false;
    return (
      wanted.every((tests) => instantBoundsHold(tests, instant) || couldPass(tests, INSTANT_CHARACTERS)) &&
      !unwanted.some((tests) => instantBoundsHold(tests, instant))
    );
  };
  return shortestOf(shortest.filter(isOpen).map(lengthOfText));
}

function couldPass(tests: TestParts, characters: RegExp): boolean {
  return couldSpell(tests, characters) || [...tests.exactTexts].some((text) => characters.test(text));
}

function hasInstants({ instantBounds }: TestParts): boolean {
  return instantBounds.length > 0;
}

function shortestOf(lengths: readonly number[]): number {
  return Math.min(NEVER, ...lengths);
}
