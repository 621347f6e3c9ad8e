/** Date-times that stand for all instants: those of some tests, and one in each gap between them. */

import { compareInstants, type Instant, parseInstant } from "../values/instant.js";
import type { InstantBound } from "./leafTruth.js";

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
