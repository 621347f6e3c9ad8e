/**
 * Points in time as RFC 3339 date-times spell them, compared exactly: any number of fraction digits, any offset, leap
 * seconds. `Date` would round to milliseconds and accept texts that are no date-times.
 */

export interface Instant {
  /** Whole seconds since 1970 in UTC; a leap second counts as the one before it. */
  readonly second: number;
  readonly leap: boolean;
  /** The digits after the point, without zeros at the end. */
  readonly fraction: string;
}

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** The shortest date-time: `2020-01-01T00:00:00Z`. */
const SHORTEST = 20;

/**
 * Reads a date-time with nothing around it; `undefined` for any other text, and for days and times that do not exist.
 * A leap second exists only at the end of a month in UTC.
 *
 * @example parseInstant("2020-02-30T00:00:00Z") // undefined
 */
export function parseInstant(text: string): Instant | undefined {
  if (text.length < SHORTEST || text[4] !== "-") return undefined;
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const part = (group: number): number => Number(match[group] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60 || part(9) > 23 || part(10) > 59) return undefined;

  const offset = (match[8] === "-" ? -60 : 60) * (part(9) * 60 + part(10));
  const minuteStart = daysSince1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 - offset;
  const leap = second === 60;
  if (leap && !endsMonth(minuteStart + 60)) return undefined;
  return { second: minuteStart + (leap ? 59 : second), leap, fraction: withoutTrailingZeros(match[7] ?? "") };
}

/** Negative where the first is earlier, positive where it is later, 0 where they are the same instant. */
export function compareInstants(first: Instant, second: Instant): number {
  if (first.second !== second.second) return first.second - second.second;
  if (first.leap !== second.leap) return first.leap ? 1 : -1;
  if (first.fraction === second.fraction) return 0;
  return first.fraction < second.fraction ? -1 : 1;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Counts years from March on, so that the leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}

/** Whether a month begins at this second in UTC. `Date` knows all days that a date-time can name. */
function endsMonth(second: number): boolean {
  return second % 86_400 === 0 && new Date(second * 1000).getUTCDate() === 1;
}

/** A loop, because the obvious regular expression takes quadratic time on a hostile text. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
