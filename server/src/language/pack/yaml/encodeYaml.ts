/** Text → a scalar of YAML, in each style. What a style cannot hold is `undefined`. */

import { type BlockLines, decodeBlock, isWellIndentedBlock, readBlockLines } from "./decodeBlock.js";
import { decodeSingleQuoted } from "./decodeFlow.js";

/**
 * Whether a text can stand as a plain scalar and be read as that very text. Rather too strict than too lax: what is
 * turned down is put in quotes.
 */
export function canBePlain(text: string, flow: boolean): boolean {
  if (text === "" || /^\s|\s$|[^\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(text)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/^[-?:][^\s,[\]{}]/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text) || text.startsWith("---") || text.startsWith("...")) return false;
  if (flow && /[,[\]{}]/.test(text)) return false;
  return !READ_AS_ANOTHER_TYPE.test(text);
}

const READ_AS_ANOTHER_TYPE =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?[.\d][\d_.,:eExXoa-fA-F+-]*|[-+]?\.inf|\.nan)$/i;

/** In single quotes; line breaks as empty lines, so that they are read again. */
export function encodeSingleQuoted(text: string, indentation: number, lineBreak: string): string | undefined {
  if (/[^\n\x20-\x7e\u00a0-\u{10ffff}]/u.test(text)) return undefined;
  const escaped = text.replaceAll("'", "''");
  const source = `'${escaped.replace(/\n+/g, (breaks) => lineBreak.repeat(breaks.length + 1) + " ".repeat(indentation))}'`;
  return decodeSingleQuoted(source, 0).text === text ? source : undefined;
}

/** In double quotes, which hold any text. */
export function encodeDoubleQuoted(text: string): string {
  return `"${escapeDoubleQuoted(text)}"`;
}

export function escapeDoubleQuoted(text: string): string {
  return text.replace(/["\\]|[^\x20-\x7e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/g, (character) => {
    const short = SHORT_ESCAPES[character];
    if (short !== undefined) return short;
    // Halves of a surrogate pair that belong together are one character, which YAML may hold as it is.
    const code = character.charCodeAt(0);
    return code >= 0xd800 && code <= 0xdfff ? character : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * A literal or folded scalar anew, from its header on. The header, the indentation and the empty lines at the end stay
 * as they are wherever the text allows it.
 */
export function encodeBlock(
  text: string,
  source: string,
  outerIndentation: number,
  lineBreak: string,
): string | undefined {
  const block = readBlockLines(source, outerIndentation);
  const body = text.replace(/\n+$/, "");
  if (body === "") return undefined;
  const candidates = [
    keepingHeader(body, source, block, lineBreak),
    newHeader(text, block, outerIndentation, lineBreak),
  ];
  return candidates.find(
    (candidate) =>
      candidate !== undefined &&
      isWellIndentedBlock(candidate, outerIndentation) &&
      decodeBlock(candidate, 0, outerIndentation).text === text,
  );
}

function keepingHeader(body: string, source: string, block: BlockLines, lineBreak: string): string | undefined {
  const first = block.lines[0];
  const last = block.lines[block.contentEnd - 1];
  if (first === undefined || last === undefined) return undefined;
  return source.slice(0, first.start) + encodeLines(body, block, lineBreak) + source.slice(last.end);
}

function newHeader(text: string, block: BlockLines, outerIndentation: number, lineBreak: string): string | undefined {
  const indicator = Math.max(1, block.indentation - outerIndentation);
  if (indicator > 9) return undefined;
  const body = text.replace(/\n+$/, "");
  const breaks = text.length - body.length;
  const chomping = breaks === 0 ? "-" : breaks === 1 ? "" : "+";
  const header = (block.header.folded ? ">" : "|") + (/^[ \n]/.test(body) ? indicator : "") + chomping;
  const indented = { ...block, indentation: outerIndentation + indicator };
  return header + lineBreak + encodeLines(body, indented, lineBreak) + lineBreak.repeat(Math.max(1, breaks));
}

function encodeLines(body: string, { header, indentation }: BlockLines, lineBreak: string): string {
  // Between two lines that are not indented further, a folded scalar needs an empty line for each line break.
  const text = header.folded ? body.replace(/(?<=[^\n])\n+(?=[^\s])/g, (breaks) => `${breaks}\n`) : body;
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(indentation) + line))
    .join(lineBreak);
}
