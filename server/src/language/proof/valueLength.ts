/**
 * How long a value is: the measure by which the smallest event has the shortest values. It is the length of the value as
 * JSON, with two exceptions that keep events readable. What a text escapes counts as the character that it stands for. And
 * a text that spells a number or an address counts as at least as long as the usual spelling, so that `"1e5"` is not
 * shorter than 100000.
 */

import { numberText, parseNumber } from "../values/decimal.js";
import { formatAddress, parseAddress } from "../values/ipAddress.js";
import { isNumber, type Reached } from "./leafTruth.js";

/** The quotes of a text, the brackets of an array, the braces of an object. */
const AROUND = 2;

/** @example lengthOf("ab") // 4 */
export function lengthOf(value: Reached): number {
  if (typeof value === "string") return lengthOfText(value);
  if (typeof value === "boolean") return String(value).length;
  return isNumber(value) ? numberText(value).length : AROUND;
}

/** Of all values of a field: one value as it is, several as an array. */
export function lengthOfAll(lengths: readonly number[]): number {
  const sum = lengths.reduce((whole, length) => whole + length, 0);
  return lengths.length === 1 ? sum : AROUND + sum + lengths.length - 1;
}

export function lengthOfText(text: string): number {
  return AROUND + Math.max(text.length, usualLength(text));
}

function usualLength(text: string): number {
  // What does not begin like a number or an address is none.
  if (!/^[\d+\-a-fA-F:]/.test(text)) return 0;
  const number = parseNumber(text);
  if (number !== undefined) return numberText(number).length;
  const address = parseAddress(text);
  return address === undefined ? 0 : formatAddress(address).length;
}
