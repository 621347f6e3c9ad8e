/** Date-times that stand for all instants: those of some tests, and one in each gap between them. */

import { numberText, parseNumber } from "../values/decimal.js";
import { compareInstants, type Instant, parseInstant } from "../values/instant.js";
import type { InstantBound } from "./leafTruth.js";
import { numberBetween } from "./numberCandidates.js";

export function dateTimesAround(bounds: readonly InstantBound[]): readonly string[] {
  const sorted = [...bounds].sort((a, b) => compareInstants(a.value, b.value));
  const found: string[] = [];
  for (const [i, { text, value }] of sorted.entries()) {
    const next = sorted[i + 1]?.value;
    if (i === 0) found.push(...written({ second: value.second - 1, leap: false, fraction: "" }));
    found.push(text);
    if (next === undefined) found.push(...written({ second: value.second + 1, leap: false, fraction: "" }));
    else if (compareInstants(value, next) !== 0) found.push(...between(value, next));
  }
  return found;
}

/**
 * The same in other years and other spellings, for tests that refuse how those look: `> "2019-12-31T00:00:00Z"` without
 * what starts with `2020`. They stand for nothing; some that are no dates are among them.
 */
export function* dateTimesOfOtherLooks(dateTimes: readonly string[]): Iterable<string> {
  const near = [...new Set(dateTimes.map((dateTime) => Number(dateTime.slice(0, 4))))];
  const years = YEAR_DISTANCES.flatMap((distance) => near.map((year) => year + distance));
  const texts = new Set(years.filter((year) => year >= 0 && year <= 9999).map((year) => String(year).padStart(4, "0")));
  const inOtherYears = [...texts, ...FAR_YEARS].flatMap((year) =>
    dateTimes.map((dateTime) => year + dateTime.slice(4)),
  );
  yield* inOtherYears;
  for (const dateTime of [...dateTimes, ...inOtherYears]) {
    if (dateTime.endsWith("Z")) for (const zone of UTC_SPELLINGS) yield dateTime.slice(0, -1) + zone;
  }
}

const YEAR_DISTANCES = [1, -1, 10, -10, 100, -100, 1000, -1000];
const FAR_YEARS = ["0000", "1111", "9999"];
const UTC_SPELLINGS = ["z", "+00:00", "-00:00"];

/** Date-times of which one is the shortest of each instant and gap, leap seconds left aside. */
export function shortestDateTimesAround(bounds: readonly InstantBound[]): readonly string[] {
  const sorted = bounds.map(({ value }) => value).sort(compareInstants);
  return [undefined, ...sorted].flatMap((low, i) => {
    const high = sorted[i];
    return [...(low === undefined ? [] : written(low)), ...shortestBetween(low, high)];
  });
}

function shortestBetween(low: Instant | undefined, high: Instant | undefined): readonly string[] {
  if (low === undefined) return high === undefined ? [] : written({ ...WHOLE, second: high.second - 1 });
  const next = { ...WHOLE, second: low.second + 1 };
  if (high === undefined || compareInstants(next, high) < 0) return written(next);
  // Both lie in one second, or the later one begins the next.
  const end = high.second === low.second ? parseNumber(`0.${high.fraction}0`) : 1;
  const fraction = numberBetween(parseNumber(`0.${low.fraction}0`), end);
  if (fraction === undefined || compareInstants(low, high) === 0) return [];
  return written({ ...low, fraction: numberText(fraction).slice("0.".length) });
}

const WHOLE = { leap: false, fraction: "" } as const;

/** Instants lie densely, because fractions of a second may have any number of digits. */
function between(low: Instant, high: Instant): readonly string[] {
  const texts = written({ second: low.second + 1, leap: false, fraction: "" });
  for (let zeros = 0; zeros <= high.fraction.length; zeros++) {
    texts.push(...written({ ...low, fraction: `${low.fraction}${"0".repeat(zeros)}5` }));
  }
  return texts.filter((text) => {
    const instant = parseInstant(text);
    return instant !== undefined && compareInstants(low, instant) < 0 && compareInstants(instant, high) < 0;
  });
}

/** The date-time of an instant, or nothing where no year of four digits holds it. */
function written({ second, leap, fraction }: Instant): string[] {
  const date = new Date(second * 1000);
  if (Number.isNaN(date.getTime())) return [];
  const text = date.toISOString().slice(0, "2020-01-01T00:00:00".length);
  const point = fraction === "" ? "" : `.${fraction}`;
  return text.startsWith("+") || text.startsWith("-") ? [] : [`${leap ? `${text.slice(0, -2)}60` : text}${point}Z`];
}
