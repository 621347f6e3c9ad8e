/** A file of saved events that is read without a stream: plain text, or a packed file small enough to be unpacked at once. */

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { promisify } from "node:util";
import { gunzip, gunzipSync, type ZlibOptions } from "node:zlib";
import { isFile } from "../nodeFiles.js";
import { byteFormatOf } from "./byteFormat.js";
import type { FillBytes } from "./judgeRecords.js";
import type { ReadOptions } from "./readEvents.js";
import { memoryRelease } from "./releasedMemory.js";
import { UnpackError } from "./unpackError.js";

/** So many bytes tell in which form a file is. */
const HEAD = 4_096;
/** Packed files up to this size are unpacked at once, which is faster; larger ones as they are read. */
const LARGEST_AT_ONCE = 8 * 1024 * 1024;
const LARGEST_UNPACKED = 64 * 1024 * 1024;
/** A header, nothing, and a trailer that ends with the claim. */
const SMALLEST_GZIP = 18;
const CLAIM_SIZE = 4;
/** With so much more room, unpacking sees the end where it is claimed to be, and needs no second buffer. */
const ROOM_TO_END = 64;
const release = memoryRelease();
/** Unpacks on another thread. */
const unpackElsewhere = promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip);

export interface OpenedFile {
  readonly head: Uint8Array;
  readonly fill: FillBytes;
  close(): void;
}

/** `undefined` for what is read as a stream: what is no file, is packed and large, or cannot be opened. */
export async function openFile(
  path: string,
  from: number,
  { onRead, isResponsive }: ReadOptions,
): Promise<OpenedFile | undefined> {
  // Opening a pipe waits for whoever writes into it, and nothing could interrupt that.
  if (!isFile(path)) return undefined;
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const { size } = fstatSync(file);
    const head = new Uint8Array(HEAD);
    const length = readSync(file, head, 0, head.length, 0);
    const format = length === 0 ? undefined : byteFormatOf(head.subarray(0, length));
    if (format?.kind === "text") return openText(file, size, head.subarray(0, length), from, onRead);
    const isUnpackedAtOnce = format?.kind === "gzip" && size <= LARGEST_AT_ONCE;
    const unpack = isResponsive === true ? unpackElsewhere : gunzipSync;
    const unpacked = isUnpackedAtOnce ? await openGzip(file, size, unpack, onRead) : undefined;
    closeSync(file);
    return unpacked;
  } catch {
    if (file !== undefined) closeSync(file);
    return undefined;
  }
}

function openText(
  file: number,
  size: number,
  head: Uint8Array,
  from: number,
  onRead: ReadOptions["onRead"],
): OpenedFile {
  let position = from;
  const fill: FillBytes = (target, at) => {
    const count = readSync(file, target, at, target.length - at, position);
    position += count;
    if (count === 0 && position < size) throw new UnpackError({ kind: "shortened" });
    onRead?.(count);
    return count;
  };
  return { head, fill, close: () => closeSync(file) };
}

/**
 * Anything that is wrong with the file is left to the stream, which reads what there is, and reports it. So is a file of
 * several members, or one whose claim of its own size is wrong: what is unpacked at once is never more than was claimed.
 */
async function openGzip(
  file: number,
  size: number,
  unpack: (packed: Uint8Array, options: ZlibOptions) => Uint8Array | Promise<Uint8Array>,
  onRead: ReadOptions["onRead"],
): Promise<OpenedFile | undefined> {
  const packed = Buffer.allocUnsafe(size);
  if (size < SMALLEST_GZIP || readSync(file, packed, 0, size, 0) < size) return undefined;
  const claimed = packed.readUInt32LE(size - CLAIM_SIZE);
  if (claimed > LARGEST_UNPACKED) return undefined;
  const room = claimed + ROOM_TO_END;
  const bytes = await unpack(packed, { chunkSize: room, maxOutputLength: room });
  release(packed.buffer);
  if (bytes.length !== claimed || byteFormatOf(bytes).kind !== "text") return undefined;
  onRead?.(size);
  let position = 0;
  const fill: FillBytes = (target, at) => {
    const count = Math.min(target.length - at, bytes.length - position);
    target.set(bytes.subarray(position, position + count), at);
    position += count;
    return count;
  };
  return { head: bytes.subarray(0, HEAD), fill, close: () => release(bytes.buffer) };
}
