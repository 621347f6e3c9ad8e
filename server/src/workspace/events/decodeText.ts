/** Node's own way to make texts of UTF-8, several times as fast as `TextDecoder`. */

export function decodeText({ buffer, byteOffset, length }: Uint8Array, start: number, end: number): string {
  return Buffer.from(buffer, byteOffset, length).toString("utf8", start, end);
}
