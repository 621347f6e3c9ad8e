/**
 * Where a quoted text ends. Straight quotes are the language's own; typographic ones come from word processors and web
 * pages, often unbalanced with a straight one. A quote that is missing must not swallow the rest of the filter, so where
 * a quote is not followed by what can follow a value, the line is looked at more closely.
 */

export interface Quoted {
  /** Offset after the closing quote, or after the last character where there is none. */
  readonly end: number;
  readonly contentEnd: number;
  /** `escaped`: a backslash before the closing quote took its meaning away, as in `"C:\Windows\"`; `mismatched`: `"x'`. */
  readonly closed: "closed" | "unclosed" | "escaped" | "mismatched";
  /** The quotes are not a pair of straight ones. */
  readonly typographic: boolean;
}

const DOUBLE = '"“”„‟«»＂';
const SINGLE = "'‘’‚‛‹›＇`´";

export function isQuote(character: string): boolean {
  return character !== "" && (DOUBLE.includes(character) || SINGLE.includes(character));
}

/** How far the closer look goes: it reads the rest of the line for each doubtful quote, and lines can be very long. */
const CLOSER_LOOK = 2000;

/** What may stand behind a value: the end of the line, a bracket, a comma, a connective in any of its disguises. */
const AFTER_VALUE = /\s*(?:$|[),\]#;）]|&&?|\|\|?|(?:and|or|y|e|o|ou|et|und|oder)(?![\w.]))/imuy;

/** The end of a text that has swallowed `… and field =`: the quote behind it opens the next text. */
const SWALLOWED =
  /\s+(?:and|or|y|e|o|ou|et|und|oder|&&|\|\|)\s+\(*[\p{L}_@][\p{L}\d_.:$@/-]{0,100}\s*(?:[=!<>~]{1,3}|[\p{L}_]{2,20})\s*$/iu;

/**
 * The extent of the text that is opened by the quote at `start`; it never goes beyond the end of the line.
 *
 * @example scanQuoted('a = “x" and b = "y"', 4) // { end: 7, contentEnd: 6, closed: "closed", typographic: true }
 */
export function scanQuoted(text: string, start: number): Quoted {
  const opening = text.charAt(start);
  const family = DOUBLE.includes(opening) ? DOUBLE : SINGLE;
  return isStraight(opening) ? scanStraight(text, start, opening, family) : scanTypographic(text, start, family);
}

function scanStraight(text: string, start: number, opening: string, family: string): Quoted {
  let first: number | undefined;
  let end = start + 1;
  while (end < text.length && !isLineBreak(text, end)) {
    if (text.charAt(end) === opening) {
      first = end;
      break;
    }
    end += text.charAt(end) === "\\" && end + 1 < text.length && !isLineBreak(text, end + 1) ? 2 : 1;
  }
  if (first !== undefined && mayEndValue(text, first)) return closedAt(first, false);

  const limit = Math.min(first ?? end, start + CLOSER_LOOK);
  for (let i = start + 1; i < limit; i++) {
    if (!family.includes(text.charAt(i)) || !mayEndValue(text, i)) continue;
    if (text.charAt(i) === opening) return { ...closedAt(i, false), closed: "escaped" };
    if (!isStraight(text.charAt(i))) return closedAt(i, true);
  }
  if (first === undefined)
    return mismatched(text, start, limit, opening === '"' ? "'" : '"') ?? unclosed(text, start, end);
  const swallowed = SWALLOWED.exec(text.slice(Math.max(start + 1, first - 200), first));
  if (swallowed === null) return closedAt(first, false);
  const contentEnd = first - swallowed[0].length;
  return { end: contentEnd, contentEnd, closed: "unclosed", typographic: false };
}

function scanTypographic(text: string, start: number, family: string): Quoted {
  let first: number | undefined;
  let end = start + 1;
  for (; end < text.length && !isLineBreak(text, end); end++) {
    if (!family.includes(text.charAt(end))) continue;
    if (mayEndValue(text, end)) return closedAt(end, true);
    first ??= end;
    if (end > start + CLOSER_LOOK) break;
  }
  return first === undefined ? { ...unclosed(text, start, end), typographic: true } : closedAt(first, true);
}

function mismatched(text: string, start: number, limit: number, other: string): Quoted | undefined {
  const offset = text.indexOf(other, start + 1);
  if (offset === -1 || offset >= limit || !mayEndValue(text, offset)) return undefined;
  return { ...closedAt(offset, false), closed: "mismatched" };
}

function closedAt(offset: number, typographic: boolean): Quoted {
  return { end: offset + 1, contentEnd: offset, closed: "closed", typographic };
}

/** Brackets at the end of the line belong to the filter, unless the text opened some itself. */
function unclosed(text: string, start: number, lineEnd: number): Quoted {
  const content = text.slice(start + 1, lineEnd);
  let length = content.length;
  const keepBrackets = content.includes("(");
  while (
    length > 0 &&
    (content.charAt(length - 1).trim() === "" || (!keepBrackets && content.charAt(length - 1) === ")"))
  ) {
    length--;
  }
  const contentEnd = start + 1 + length;
  return { end: contentEnd, contentEnd, closed: "unclosed", typographic: false };
}

function isStraight(character: string): boolean {
  return character === '"' || character === "'";
}

function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 10 || code === 13;
}

function mayEndValue(text: string, offset: number): boolean {
  AFTER_VALUE.lastIndex = offset + 1;
  return AFTER_VALUE.test(text);
}
