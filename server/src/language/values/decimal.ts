/**
 * Exact numbers. Events hold 64-bit ids, which a double would round so that two ids become equal; filters compare
 * numbers by their digits. A number is kept as a JavaScript `number` where that is exact (at most 15 significant digits
 * and a moderate exponent) and as a `Decimal` otherwise. Each value has exactly one of the two forms, so a `number` and a
 * `Decimal` are never equal. Nothing is ever expanded: `1e999999999` costs as little as `1`.
 */

export type ExactNumber = number | Decimal;

/** The number token of the language, whole: `[+-]?\d+(\.\d+)?([eE][+-]?\d+)?`. */
const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** 15 digits survive the way through a double and back, whatever they are; the exponents keep clear of its limits. */
const EXACT_DIGITS = 15;
const EXACT_MAGNITUDE = 300n;

/** A class, not a plain object, because it must be told from an event's own objects, which can hold anything. */
export class Decimal {
  /**
   * The value is `0.<digits> × 10^magnitude`, negated where `negative`.
   *
   * @param digits without zeros at either end; never empty, because zero is a `number`
   */
  constructor(
    readonly negative: boolean,
    readonly digits: string,
    readonly magnitude: bigint,
  ) {}
}

/**
 * Reads a text that spells a number, with nothing around it; `undefined` for any other text.
 *
 * @example parseNumber("1.50e3") // 1500
 * @example parseNumber("427161847792120600") // a Decimal
 * @example parseNumber(" 1") // undefined
 */
export function parseNumber(text: string): ExactNumber | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent] = match;
  if (exponent === undefined && whole.length + fraction.length <= EXACT_DIGITS) return Number(text);

  const written = whole + fraction;
  const digits = withoutZeros(written);
  if (digits === "") return 0;
  const leadingZeros = leadingZerosOf(written);
  const magnitude = BigInt(whole.length - leadingZeros) + BigInt(exponent ?? 0);
  if (digits.length <= EXACT_DIGITS && magnitude < EXACT_MAGNITUDE && magnitude > -EXACT_MAGNITUDE) return Number(text);
  return new Decimal(sign === "-", digits, magnitude);
}

/** Negative where the first is smaller, positive where it is greater, 0 where they are the same number. */
export function compareNumbers(first: ExactNumber, second: ExactNumber): number {
  if (typeof first === "number" && typeof second === "number") return first - second;
  return compareDecimals(toDecimal(first), toDecimal(second));
}

/**
 * The text of a number in an event: an integer as its digits, another number as its shortest decimal.
 * Numbers that would need more than 400 digits keep an exponent, so that no number costs more than it should [O].
 *
 * @example numberText(1e21) // "1000000000000000000000"
 */
export function numberText(value: ExactNumber): string {
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1e21)
    return String(value === 0 ? 0 : value);
  const { negative, digits, magnitude } = toDecimal(value);
  const sign = negative ? "-" : "";
  const point = Number(magnitude);
  if (Math.abs(point) > LONGEST_EXPANSION)
    return `${sign}${digits.slice(0, 1)}${digits.length > 1 ? `.${digits.slice(1)}` : ""}e${magnitude - 1n}`;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const LONGEST_EXPANSION = 400;
const ZERO = new Decimal(false, "0", 0n);

function toDecimal(value: ExactNumber): Decimal {
  if (value instanceof Decimal) return value;
  if (value === 0) return ZERO;
  const [mantissa = "", exponent = "0"] = String(Math.abs(value)).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const written = whole + fraction;
  const magnitude = BigInt(whole.length - leadingZerosOf(written)) + BigInt(exponent);
  return new Decimal(value < 0, withoutZeros(written), magnitude);
}

function leadingZerosOf(digits: string): number {
  let count = 0;
  while (digits[count] === "0") count++;
  return count;
}

/** Without zeros at either end. A loop, because `/0+$/` takes quadratic time on a text such as `1000…0001`. */
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return digits.slice(Math.min(leadingZerosOf(digits), end), end);
}

function compareDecimals(first: Decimal, second: Decimal): number {
  const firstSign = signOf(first);
  const secondSign = signOf(second);
  if (firstSign !== secondSign) return firstSign - secondSign;
  return firstSign * compareMagnitudes(first, second);
}

function signOf(value: Decimal): number {
  if (value === ZERO) return 0;
  return value.negative ? -1 : 1;
}

function compareMagnitudes(first: Decimal, second: Decimal): number {
  if (first.magnitude !== second.magnitude) return first.magnitude < second.magnitude ? -1 : 1;
  if (first.digits === second.digits) return 0;
  return first.digits < second.digits ? -1 : 1;
}
