/** The value of a scalar by the core schema of YAML 1.2, except that numbers are exact and everything odd stays text. */

import { type Decimal, parseNumber } from "../../values/decimal.js";

/** Tags other than these say nothing to us; a value with one is text. */
const TYPED_TAGS: ReadonlySet<string> = new Set([
  "tag:yaml.org,2002:int",
  "tag:yaml.org,2002:float",
  "tag:yaml.org,2002:bool",
  "tag:yaml.org,2002:null",
]);

/** Hexadecimal and octal numbers beyond this length are text; nobody writes them, and they cost time. */
const LONGEST_PREFIXED_NUMBER = 64;

export function scalarValue(
  text: string,
  plain: boolean,
  tag: string | undefined,
): null | boolean | string | number | Decimal {
  const typed = tag === undefined ? plain : TYPED_TAGS.has(tag);
  if (!typed) return text;
  switch (text) {
    case "":
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
    default:
      return numberOf(text) ?? text;
  }
}

function numberOf(text: string): number | Decimal | undefined {
  if (/^0(?:o[0-7]+|x[0-9a-fA-F]+)$/.test(text) && text.length <= LONGEST_PREFIXED_NUMBER)
    return parseNumber(String(BigInt(text)));
  const match = /^([-+]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))((?:[eE][-+]?\d+)?)$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "0", fraction = "", bareFraction = "", exponent = ""] = match;
  const decimals = fraction + bareFraction;
  return parseNumber(`${sign}${whole}${decimals === "" ? "" : `.${decimals}`}${exponent}`);
}
