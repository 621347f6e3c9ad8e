/** When two values can never equal the same leaf of an event. */

import type { Literal } from "../binding/boundFilter.js";
import { parseNumber } from "../values/decimal.js";
import { addressKey, parseAddress, parseBlock } from "../values/ipAddress.js";

/**
 * A key that differs for two texts exactly where no leaf equals both; `undefined` for values of which that is not plain:
 * a block holds many addresses, a number can be spelled in many ways.
 */
export function distinctKey(literal: Literal): string | undefined {
  if (literal.kind !== "string" || parseBlock(literal.value) !== undefined) return undefined;
  const { value } = literal;
  if (parseNumber(value) !== undefined) return undefined;
  const address = parseAddress(value);
  return address === undefined ? `text ${value}` : `address ${addressKey(address)}`;
}
