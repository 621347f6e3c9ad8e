/**
 * Whether one value passes all of some tests and none of others, and which. Candidates are made for each way in which a
 * value can pass a test, and each is judged by the tests themselves, so a value that is found is right in any case. That
 * there is none is said only where the candidates are known to stand for all values; else the answer is `unknown`.
 *
 * Why they do: a value that passes a test as the very text that the test names is among the exact texts. One that passes
 * all tests by its beginning, end and content has a stand-in made of pieces (`textCandidates.ts`), and that is no number,
 * address or date-time, whatever the pieces are, so it passes no unwanted test that the value did not pass. What is left
 * passes some test as a number, an address or an instant; of those there is one for each interval in which these tests do
 * not differ (`numbersAround` and its like). Only where text operators look at such a value's spelling as well can the stand-ins
 * fail although another spelling would pass: then, unless the characters of the wanted pieces rule it out, nothing is
 * claimed.
 */

import { type ExactNumber, numberText, parseNumber } from "../values/decimal.js";
import { parseInstant } from "../values/instant.js";
import { formatAddress, type IpAddress, parseBlock } from "../values/ipAddress.js";
import { addressesAround, spellingsOfAddress } from "./addressCandidates.js";
import type { Budget } from "./budget.js";
import { dateTimesAround, dateTimesOfOtherLooks } from "./instantCandidates.js";
import {
  hasNetwork,
  hasNumbers,
  hasPieces,
  instantBoundsHold,
  networkHolds,
  numbersIn,
  partsHold,
  type Reached,
  spelledNumberHolds,
  type TestParts,
} from "./leafTruth.js";
import { numbersAround, spellingsOf } from "./numberCandidates.js";
import { freshCharacter, textsOfPieces } from "./textCandidates.js";
import type { Values } from "./values.js";

export type FoundValue =
  | { readonly kind: "found"; readonly value: Reached }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: UnknownValue };

/** Why a value was neither found nor excluded. */
export type UnknownValue =
  | "all-characters"
  | "number-spelling"
  | "address-spelling"
  | "instant-spelling"
  | "large-number"
  | "budget";

const NONE: FoundValue = { kind: "none" };

export function findValue(
  wanted: readonly TestParts[],
  unwanted: readonly TestParts[],
  values: Values,
  budget: Budget,
): FoundValue {
  if (unwanted.some(({ presence }) => presence)) return NONE;
  const open = wanted.filter(({ presence }) => !presence);
  const cost = 1 + open.length + unwanted.length;
  const passes = (value: Reached): boolean =>
    values.allow(value) &&
    open.every((tests) => partsHold(tests, value)) &&
    !unwanted.some((tests) => partsHold(tests, value));

  for (const value of candidates(open, unwanted, values, budget)) {
    if (!budget.spend(cost)) break;
    if (passes(value)) return { kind: "found", value };
  }
  if (budget.isSpent) return { kind: "unknown", reason: "budget" };
  const reason = values.listed === undefined ? doubt(open, unwanted, values) : undefined;
  return reason === undefined ? NONE : { kind: "unknown", reason };
}

/** The values that stand for all that could pass, those that are likely and plain first. */
export function* candidates(
  wanted: readonly TestParts[],
  unwanted: readonly TestParts[],
  values: Values,
  budget: Budget,
): Iterable<Reached> {
  const { likely, listed } = values;
  yield* listed === undefined ? likely : likely.filter((value) => listed.includes(value));
  if (listed !== undefined) return yield* listed;
  const all = [...wanted, ...unwanted];
  if (wanted.length === 0) {
    if (values.prefersObjects) yield {};
    yield freshCharacter(all) ?? "";
  }
  for (const { equalNumbers } of wanted) if (values.prefersNumbers) yield* equalNumbers;
  // A block equals its own text as well, but an address in it is what events have.
  for (const { exactTexts } of wanted) for (const text of exactTexts) if (!isBlock(text)) yield text;
  for (const { equalNumbers } of wanted) yield* equalNumbers;
  for (const { booleans } of wanted) yield* booleans;
  yield* numberCandidates(wanted, unwanted, values, budget);
  yield* textsOfPieces(wanted, unwanted, budget);
  if (wanted.some(hasNetwork)) for (const address of addressesAround(all)) yield* spelledAddresses(address, wanted);
  for (const { exactTexts } of wanted) for (const text of exactTexts) if (isBlock(text)) yield text;
  if (wanted.some(({ instantBounds }) => instantBounds.length > 0)) yield* dateTimeCandidates(wanted, unwanted);
  yield true;
  yield false;
  if (wanted.length === 0) yield {};
}

function* numberCandidates(
  wanted: readonly TestParts[],
  unwanted: readonly TestParts[],
  values: Values,
  budget: Budget,
): Iterable<Reached> {
  if (!values.prefersNumbers && !wanted.some(hasNumbers)) return;
  const all = [...wanted, ...unwanted];
  const { numbers } = numbersAround(all.flatMap(numbersIn));
  const spellings = 2 + unwanted.reduce((count, { equalNumbers }) => count + equalNumbers.length, 0);
  yield* numbers;
  for (const number of numbers) yield* spellingsOf(number, Math.min(spellings, MOST_SPELLINGS));
  if (!all.some(hasPieces)) return;
  for (const text of textsOfPieces(wanted.filter(hasPieces), [], budget)) yield* digitsFrom(text, numbers);
}

function isBlock(text: string): boolean {
  return text.includes("/") && parseBlock(text) !== undefined;
}

const MOST_SPELLINGS = 200;

/** Numbers that look as the pieces want: `80` for `starts_with "80"`, and with digits after it. */
function* digitsFrom(text: string, numbers: readonly ExactNumber[]): Iterable<Reached> {
  for (const filler of ["", "0", "1", "5", "9"]) {
    const digits = text.replace(/[^\d.+-]/g, filler);
    for (const more of ["", "0", "00", "000", "0000", "1", "5", "9", "99", "999"]) {
      const number = parseNumber(digits + more);
      if (number === undefined) continue;
      yield number;
      yield digits + more;
    }
  }
  for (const number of numbers) yield `${text}${numberText(number)}`;
}

function* spelledAddresses(address: IpAddress, wanted: readonly TestParts[]): Iterable<Reached> {
  yield* spellingsOfAddress(address);
  if (address.kind === "ipv6") return;
  // An address that begins or ends as wanted, for the other octets those of this one.
  const octets = [24, 16, 8, 0].map((shift) => (address.bits >>> shift) & 255);
  for (const { pieces } of wanted) {
    for (const { operator, text } of pieces) {
      const written = text.split(".").filter((octet) => octet !== "");
      if (written.length > 4) continue;
      const count = written.length;
      if (operator === "ends_with") yield [...octets.slice(0, 4 - count), ...written].join(".");
      else yield [...written, ...octets.slice(count)].join(".");
    }
  }
}

function* dateTimeCandidates(wanted: readonly TestParts[], unwanted: readonly TestParts[]): Iterable<Reached> {
  const dateTimes = dateTimesAround([...wanted, ...unwanted].flatMap(({ instantBounds }) => instantBounds));
  // As many spellings as it takes to have one that no unwanted test names.
  const spellings = unwanted.reduce((count, { exactTexts }) => count + exactTexts.size, 0);
  for (const dateTime of dateTimes) {
    yield dateTime;
    const [, day = "", seconds = "", fraction = ".0", offset = ""] = PARTS.exec(dateTime) ?? [];
    for (let zeros = 0; zeros <= spellings; zeros++) yield `${day}T${seconds}${fraction}${"0".repeat(zeros)}${offset}`;
  }
  const starts = wanted.flatMap(({ pieces }) => pieces.filter(({ operator }) => operator === "starts_with"));
  for (const { text: start } of starts) {
    for (const dateTime of [...dateTimes, EARLIEST_OF_ANY_YEAR, LATEST_OF_ANY_YEAR])
      yield start + dateTime.slice(start.length);
  }
  const ends = wanted.flatMap(({ pieces }) => pieces.filter(({ operator }) => operator === "ends_with"));
  for (const { text: end } of ends) for (const dateTime of dateTimes) yield dateTime.slice(0, -end.length) + end;
  if ([...wanted, ...unwanted].some(hasPieces)) yield* dateTimesOfOtherLooks(dateTimes);
}

const PARTS = /^(.{10}).(\d\d:\d\d:\d\d)(\.\d+)?(.+)$/;
const EARLIEST_OF_ANY_YEAR = "0000-01-01T00:00:00Z";
const LATEST_OF_ANY_YEAR = "9999-12-28T23:59:59Z";

/** Why a value could exist although no candidate passed; `undefined` where none can. */
function doubt(wanted: readonly TestParts[], unwanted: readonly TestParts[], values: Values): UnknownValue | undefined {
  const all = [...wanted, ...unwanted];
  const spellingMatters = all.some(hasPieces);
  if (wanted.some(hasNumbers) || values.prefersNumbers) {
    const { numbers, complete } = numbersAround(all.flatMap(numbersIn));
    if (!complete) return "large-number";
    const isOpen = (number: ExactNumber): boolean =>
      (values.prefersNumbers || wanted.some((tests) => spelledNumberHolds(tests, number))) &&
      wanted.every((tests) => spelledNumberHolds(tests, number) || couldSpell(tests, NUMBER_CHARACTERS)) &&
      !unwanted.some((tests) => spelledNumberHolds(tests, number));
    const spellings = unwanted.reduce((count, { equalNumbers }) => count + equalNumbers.length, 2);
    if ((spellingMatters || spellings >= MOST_SPELLINGS) && numbers.some(isOpen)) return "number-spelling";
  }
  if (spellingMatters && wanted.some(hasNetwork)) {
    const isOpen = (address: IpAddress): boolean =>
      wanted.some((tests) => networkHolds(tests, address)) &&
      wanted.every((tests) => networkHolds(tests, address) || couldSpellAddress(tests, address)) &&
      !unwanted.some((tests) => networkHolds(tests, address));
    if (addressesAround(all).some(isOpen)) return "address-spelling";
  }
  if (wanted.some(({ instantBounds }) => instantBounds.length > 0)) {
    const bounds = all.flatMap(({ instantBounds }) => instantBounds);
    if (bounds.some(({ value }) => value.second < FIRST_SAFE_SECOND || value.second > LAST_SAFE_SECOND))
      return "instant-spelling";
    const isOpen = (dateTime: string): boolean => {
      const instant = parseInstant(dateTime);
      if (instant === undefined) return false;
      return (
        wanted.some((tests) => instantBoundsHold(tests, instant)) &&
        wanted.every((tests) => instantBoundsHold(tests, instant) || couldSpell(tests, INSTANT_CHARACTERS)) &&
        !unwanted.some((tests) => instantBoundsHold(tests, instant))
      );
    };
    if (spellingMatters && dateTimesAround(bounds).some(isOpen)) return "instant-spelling";
  }
  if (wanted.every(hasPieces) && freshCharacter(all) === undefined) return "all-characters";
  return undefined;
}

export const NUMBER_CHARACTERS = /^[\d+\-.eE]*$/;
const ADDRESS_CHARACTERS = /^[\da-fA-F:.]*$/;
export const INSTANT_CHARACTERS = /^[\dTtZz:+\-.]*$/;
/** Near the years 0 and 9999 offsets reach instants that no date-time in UTC does. */
export const FIRST_SAFE_SECOND = -62_167_046_400;
export const LAST_SAFE_SECOND = 253_402_041_600;

/** Whether a piece of the test can stand in a text of these characters only. */
export function couldSpell({ pieces }: TestParts, characters: RegExp): boolean {
  return pieces.some(({ text }) => characters.test(text));
}

/**
 * How a text begins that spells an IPv4 address as usual is settled by the address. IPv6 and mapped addresses have a colon
 * before their first dot.
 */
export function couldSpellAddress({ pieces }: TestParts, address: IpAddress): boolean {
  const usual = formatAddress(address);
  return pieces.some(({ operator, text }) => {
    if (operator === "starts_with" && !/^[\da-fA-F]*(?::[\da-fA-F:.]*)?$/.test(text)) {
      return address.kind === "ipv4" && usual.startsWith(text);
    }
    return ADDRESS_CHARACTERS.test(text);
  });
}
