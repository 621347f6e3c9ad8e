/**
 * Numbers that stand for all numbers. The constants of some tests cut the number line into points and open intervals; in
 * each of them all order and equality tests say the same, so one number of each is enough.
 */

import { compareNumbers, Decimal, type ExactNumber, numberText, parseNumber } from "../values/decimal.js";

/** Numbers with more digits than this before or after the point are left alone: bringing them to one scale costs too much. */
const LARGEST_MAGNITUDE = 400n;

export interface NumberCandidates {
  /** The constants, and a number in each gap: an integer where there is one. */
  readonly numbers: readonly ExactNumber[];
  /** False where a gap was left out, because its numbers have too many digits. */
  readonly complete: boolean;
}

export function numbersAround(constants: readonly ExactNumber[]): NumberCandidates {
  const sorted = [...constants].sort(compareNumbers);
  const numbers: ExactNumber[] = [];
  let complete = true;
  let previous: ExactNumber | undefined;
  for (const constant of sorted) {
    if (previous !== undefined && compareNumbers(previous, constant) === 0) continue;
    addGap(previous, constant);
    numbers.push(constant);
    previous = constant;
  }
  addGap(previous, undefined);
  return { numbers, complete };

  function addGap(low: ExactNumber | undefined, high: ExactNumber | undefined): void {
    const between = numberBetween(low, high);
    if (between === undefined) complete = false;
    else numbers.push(between);
  }
}

/**
 * The numbers of `numbersAround` with the shortest of each gap: zero where it lies in the gap, else the one nearest to
 * zero that has no more digits than it takes.
 */
export function shortestNumbersAround(constants: readonly ExactNumber[]): readonly ExactNumber[] {
  const sorted = [...constants].sort(compareNumbers);
  const gaps = [undefined, ...sorted].flatMap((low, i) => shortestBetween(low, sorted[i]) ?? []);
  return [...sorted, ...gaps];
}

function shortestBetween(low: ExactNumber | undefined, high: ExactNumber | undefined): ExactNumber | undefined {
  const isAbove = low !== undefined && compareNumbers(low, 0) >= 0;
  const isBelow = high !== undefined && compareNumbers(high, 0) <= 0;
  if (low !== undefined && high !== undefined && compareNumbers(low, high) === 0) return undefined;
  if (isAbove) return numberBetween(low, high);
  if (!isBelow) return 0;
  const mirrored = numberBetween(negated(high), low && negated(low));
  return mirrored === undefined ? undefined : negated(mirrored);
}

function negated(number: ExactNumber): ExactNumber {
  if (number instanceof Decimal) return new Decimal(!number.negative, number.digits, number.magnitude);
  return number === 0 ? 0 : -number;
}

/** A number between two, with `undefined` for no limit: an integer where there is one, else one with few digits. */
export function numberBetween(low: ExactNumber | undefined, high: ExactNumber | undefined): ExactNumber | undefined {
  if (low === undefined && high === undefined) return 1;
  const lowScaled = low === undefined ? undefined : scaledOf(low);
  const highScaled = high === undefined ? undefined : scaledOf(high);
  if ((low !== undefined && lowScaled === undefined) || (high !== undefined && highScaled === undefined))
    return undefined;
  const scale = Math.max(lowScaled?.scale ?? 0, highScaled?.scale ?? 0) + 1;
  const top = highScaled && raised(highScaled, scale);
  const bottom = lowScaled && raised(lowScaled, scale);
  if (bottom === undefined) return top === undefined ? undefined : read(floor(top - 1n, scale), scale);
  for (let zeros = scale; zeros >= 0; zeros--) {
    const next = floor(bottom, zeros) + 10n ** BigInt(zeros);
    if (top === undefined || next < top) return read(next, scale);
  }
  return undefined;
}

/** `value = digits / 10^scale`. */
interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

function scaledOf(value: ExactNumber): Scaled | undefined {
  if (value instanceof Decimal && (value.magnitude > LARGEST_MAGNITUDE || value.magnitude < -LARGEST_MAGNITUDE)) {
    return undefined;
  }
  const [whole = "0", fraction = ""] = numberText(value).split(".");
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function raised({ digits, scale }: Scaled, to: number): bigint {
  return digits * 10n ** BigInt(to - scale);
}

/** The greatest multiple of `10^zeros` that is not above the value. */
function floor(value: bigint, zeros: number): bigint {
  const unit = 10n ** BigInt(zeros);
  const rest = ((value % unit) + unit) % unit;
  return value - rest;
}

function read(digits: bigint, scale: number): ExactNumber | undefined {
  const sign = digits < 0n ? "-" : "";
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  return parseNumber(`${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`);
}

/** Some of the many texts that spell a number, the usual one first. */
export function spellingsOf(number: ExactNumber, count: number): readonly string[] {
  const usual = numberText(number);
  const [sign, digits] = usual.startsWith("-") ? ["-", usual.slice(1)] : ["", usual];
  const spellings = [usual];
  for (let zeros = 1; spellings.length < count; zeros++) spellings.push(`${sign}${"0".repeat(zeros)}${digits}`);
  if (sign === "") spellings.push(`+${digits}`);
  spellings.push(`${usual}${usual.includes("e") ? "" : "e0"}`);
  return spellings;
}
