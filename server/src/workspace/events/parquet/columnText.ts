/** Values of Parquet's logical types as the texts that events have for them. Times are RFC 3339, in UTC. */

import type { ParquetParsers } from "hyparquet";

const NANOSECONDS_A_MILLISECOND = 1_000_000n;

export const textParsers: ParquetParsers = {
  timestampFromMilliseconds: (value) => instantText(value, 1n, 3),
  timestampFromMicroseconds: (value) => instantText(value, 1_000n, 6),
  timestampFromNanoseconds: (value) => instantText(value, NANOSECONDS_A_MILLISECOND, 9),
  dateFromDays: (days) => new Date(days * 86_400_000).toISOString().slice(0, 10),
  stringFromBytes: textOf,
  // A JSON text stays a text, as in the other forms.
  jsonFromBytes: textOf,
  geometryFromBytes: bytesText,
  geographyFromBytes: bytesText,
  uuidFromBytes: (bytes) =>
    Buffer.from(bytes)
      .toString("hex")
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
};

/** Exact, although a JavaScript date knows milliseconds only. */
function instantText(value: bigint, unitsAMillisecond: bigint, digits: number): string {
  const units = BigInt(value);
  const unitsASecond = unitsAMillisecond * 1_000n;
  const seconds = units / unitsASecond - (units % unitsASecond < 0n ? 1n : 0n);
  const fraction = (units - seconds * unitsASecond).toString().padStart(digits, "0");
  return `${new Date(Number(seconds) * 1_000).toISOString().slice(0, -5)}.${fraction}Z`;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}

/** Bytes without a type that says what they are: as text where they are UTF-8, otherwise in base64 [O]. */
export function bytesText(bytes: Uint8Array): string {
  const text = textOf(bytes);
  return text.includes("\uFFFD") ? Buffer.from(bytes).toString("base64") : text;
}
