/** The bytes that matter in JSON as UTF-8. No byte of a character beyond ASCII is one of them. */

export const byteCodes = {
  LF: 0x0a,
  CR: 0x0d,
  QUOTE: 0x22,
  COMMA: 0x2c,
  COLON: 0x3a,
  OPEN_ARRAY: 0x5b,
  BACKSLASH: 0x5c,
  CLOSE_ARRAY: 0x5d,
  OPEN_OBJECT: 0x7b,
  CLOSE_OBJECT: 0x7d,
} as const;

export function isSpaceByte(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Bytes of numbers and words. What they spell is the parser's business. */
export function isScalarByte(byte: number): boolean {
  if ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a)) return true;
  return byte === 0x2d || byte === 0x2b || byte === 0x2e || byte === 0x5f;
}

export function countLines(bytes: Uint8Array, start: number, end: number): number {
  const range = bytes.subarray(start, end);
  let count = 0;
  for (let at = range.indexOf(byteCodes.LF); at >= 0; at = range.indexOf(byteCodes.LF, at + 1)) count++;
  return count;
}

/** Each byte as one character. Enough for keys and structure, wrong for text beyond ASCII. */
export function asciiText(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 4_096) {
    // Ten times as fast as spreading the bytes as arguments: that goes through an iterator.
    const part: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + 4_096));
    text += part;
  }
  return text;
}
