/** What the first bytes of a file say about it. Its name says nothing. */

export type ByteFormat =
  | { readonly kind: "gzip" }
  | { readonly kind: "zstd" }
  | { readonly kind: "parquet" }
  | { readonly kind: "text" }
  /** Recognised, but not read. `name` as the user knows it. */
  | { readonly kind: "other"; readonly name: string };

/** How many bytes are enough to tell. */
export const BYTES_THAT_TELL = 4;

const SIGNATURES: readonly (readonly [readonly number[], ByteFormat])[] = [
  [[0x1f, 0x8b], { kind: "gzip" }],
  [[0x28, 0xb5, 0x2f, 0xfd], { kind: "zstd" }],
  [[0x50, 0x41, 0x52, 0x31], { kind: "parquet" }],
  [[0x50, 0x4b, 0x03, 0x04], { kind: "other", name: "zip" }],
  [[0x42, 0x5a, 0x68], { kind: "other", name: "bzip2" }],
  [[0xfd, 0x37, 0x7a, 0x58], { kind: "other", name: "xz" }],
  [[0xff, 0xfe], { kind: "other", name: "UTF-16" }],
  [[0xfe, 0xff], { kind: "other", name: "UTF-16" }],
];

export function byteFormatOf(head: Uint8Array): ByteFormat {
  for (const [signature, format] of SIGNATURES) {
    if (signature.every((byte, index) => head[index] === byte)) return format;
  }
  return isSkippableFrame(head) ? { kind: "zstd" } : { kind: "text" };
}

/** zstd may begin with frames of other programs, whose magic numbers are sixteen in a row. */
function isSkippableFrame([first = 0, second, third, fourth]: Uint8Array): boolean {
  return first >> 4 === 5 && second === 0x2a && third === 0x4d && fourth === 0x18;
}

/** Whether a text may hold events: it begins with a bracket or brace. */
export function looksLikeEvents(head: Uint8Array): boolean {
  const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
  const isMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;
  const first = head.find((byte) => !isSpace(byte) && !isMark(byte));
  return first === 0x7b || first === 0x5b;
}
