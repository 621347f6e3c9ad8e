/**
 * Unpacks zstd (RFC 8878) as it is read. The frames are taken apart here, so that what a file claims about itself is
 * looked at before any memory is given to it; what a block holds is the library's business. Checksums are not compared.
 */

import { ByteSource } from "./byteSource.js";
import { UnpackError } from "./unpackError.js";

const FRAME = 0xfd2fb528;
/** Frames with data of other programs begin with one of sixteen numbers. */
const SKIPPABLE = 0x184d2a50;
/** The window that the standard wants everyone to understand, and nobody to exceed without being asked to. */
const LARGEST_WINDOW = 8 * 1024 * 1024;
const LARGEST_BLOCK = 128 * 1024;
/** A block takes about a millisecond. One that was made to keep us busy is the last one of its file. */
const LONGEST_BLOCK_MILLISECONDS = 5_000;

export async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = new ByteSource(chunks);
  try {
    for (;;) {
      const magic = await source.take(4);
      if (magic.length === 0) return;
      if (magic.length < 4) throw truncated();
      const number = numberIn(magic);
      if (number === FRAME) yield* unpackFrame(source, magic);
      else if (number - (number % 16) === SKIPPABLE) await skipFrame(source);
      else throw damaged();
    }
  } finally {
    await source.close();
  }
}

async function skipFrame(source: ByteSource): Promise<void> {
  const size = await takeAll(source, 4);
  if (!(await source.skip(numberIn(size)))) throw truncated();
}

async function* unpackFrame(source: ByteSource, magic: Uint8Array): AsyncGenerator<Uint8Array> {
  const { bytes, hasChecksum } = await takeHeader(source);
  // Loaded only when there is something to unpack, so that nothing else pays for it.
  const { Decompress } = await import("fzstd");
  let unpacked: Uint8Array[] = [];
  const frame = new Decompress((chunk) => unpacked.push(chunk));
  const push = (part: Uint8Array, isLast: boolean): readonly Uint8Array[] => {
    unpacked = [];
    const began = performance.now();
    try {
      frame.push(part, isLast);
    } catch {
      throw damaged();
    }
    if (performance.now() - began > LONGEST_BLOCK_MILLISECONDS) throw damaged();
    return unpacked;
  };
  push(concat(magic, bytes), false);
  for (let isLast = false; !isLast; ) {
    const header = await takeAll(source, 3);
    const block = numberIn(header);
    isLast = (block & 1) === 1;
    const size = block >> 3;
    if (size > LARGEST_BLOCK) throw damaged();
    // A block of type 1 is one byte, as often as its size says.
    const content = await takeAll(source, ((block >> 1) & 3) === 1 ? 1 : size);
    yield* push(concat(header, content), false);
  }
  yield* push(await takeAll(source, hasChecksum ? 4 : 0), true);
}

interface FrameHeader {
  /** Behind the magic number. */
  readonly bytes: Uint8Array;
  readonly hasChecksum: boolean;
}

async function takeHeader(source: ByteSource): Promise<FrameHeader> {
  const first = await takeAll(source, 1);
  const descriptor = first[0] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeKind = descriptor >> 6;
  const sizeBytes = sizeKind === 0 ? Number(isSingleSegment) : 1 << sizeKind;
  const windowBytes = isSingleSegment ? 0 : 1;
  const rest = await takeAll(source, windowBytes + dictionaryBytes + sizeBytes);
  const window = isSingleSegment ? contentSize(rest.subarray(dictionaryBytes)) : windowSize(rest[0] ?? 0);
  if (window > LARGEST_WINDOW) throw new UnpackError({ kind: "windowTooLarge", size: window, limit: LARGEST_WINDOW });
  return { bytes: concat(first, rest), hasChecksum: (descriptor & 4) !== 0 };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(bytes: Uint8Array): number {
  return numberIn(bytes) + (bytes.length === 2 ? 256 : 0);
}

/** Little-endian. Of eight bytes the result is only near enough to be compared with a limit. */
function numberIn(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}

async function takeAll(source: ByteSource, count: number): Promise<Uint8Array> {
  const bytes = await source.take(count);
  if (bytes.length < count) throw truncated();
  return bytes;
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function truncated(): UnpackError {
  return new UnpackError({ kind: "truncated", format: "zstd" });
}

function damaged(): UnpackError {
  return new UnpackError({ kind: "damaged", format: "zstd" });
}
