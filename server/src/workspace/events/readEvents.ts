/**
 * Reads saved events as a stream, from files, folders, globs or a stream such as standard input. Memory stays bounded
 * whatever the size: one chunk, and one record where it is longer than that.
 */

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { constants, createGunzip } from "node:zlib";
import { LONGEST_RECORD, type Message } from "../../language/index.js";
import { errorCode } from "../nodeFiles.js";
import { BYTES_THAT_TELL, byteFormatOf, looksLikeEvents } from "./byteFormat.js";
import { EventFileReader } from "./eventFileReader.js";
import { type EventFile, findEventFiles } from "./findEventFiles.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type ReadItem } from "./readItem.js";

export type EventSource =
  | { readonly kind: "found"; readonly found: readonly (EventFile | ReadItem)[] }
  | { readonly kind: "paths"; readonly paths: readonly string[]; readonly cwd: string; readonly root?: string }
  | { readonly kind: "stream"; readonly name: string; readonly stream: AsyncIterable<Uint8Array> };

export interface ReadOptions {
  /** In bytes; longer records are reported and passed over. */
  readonly longestRecord?: number;
  /** Ends the reading early, between two chunks. */
  readonly signal?: AbortSignal;
  /** Is told how many bytes more were read, as they lie on the disk. */
  readonly onRead?: (bytes: number) => void;
  /** For judging: far into an input, records that cannot match are counted and looked over, not read in full. */
  readonly skim?: boolean;
}

const CHUNK = 256 * 1024;

/**
 * Reads all events of a source, in order.
 *
 * @example
 * for await (const item of readEvents({ kind: "paths", paths: ["trail/*.json.gz"], cwd: process.cwd() }))
 *   if (item.kind === "event") judge(item.event);
 */
export async function* readEvents(source: EventSource, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  if (source.kind === "stream") {
    yield* readStream(source.name, counted(source.stream, options.onRead), false, options);
    return;
  }
  for (const found of filesOf(source)) {
    if (options.signal?.aborted) return;
    if (found.kind === "file") yield* readFile(found.path, found.mustLookLikeEvents, options);
    else yield found;
  }
}

/** The files of a source that is no stream. */
export function filesOf(source: Exclude<EventSource, { kind: "stream" }>): Iterable<EventFile | ReadItem> {
  return source.kind === "found" ? source.found : findEventFiles(source.paths, source);
}

async function* readFile(path: string, mustLookLikeEvents: boolean, options: ReadOptions): AsyncGenerator<ReadItem> {
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  try {
    yield* readStream(path, counted(stream, options.onRead), mustLookLikeEvents, options);
  } finally {
    stream.destroy();
  }
}

async function* readStream(
  file: string,
  stream: AsyncIterable<Uint8Array>,
  mustLookLikeEvents: boolean,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const reader = new EventFileReader(file, options.longestRecord ?? LONGEST_RECORD);
  try {
    const plain = await plainChunks(stream);
    if (plain.kind === "other") {
      if (!mustLookLikeEvents) yield problem(file, readerMessages.notText({ path: file, format: plain.name }));
      return;
    }
    if (mustLookLikeEvents && !looksLikeEvents(plain.head)) return;
    for await (const chunk of plain.chunks) {
      if (options.signal?.aborted) return;
      yield* reader.push(chunk);
    }
    yield* reader.end();
  } catch (error) {
    yield* reader.breakOff();
    yield problem(file, readingMessage(error, file, reader.count), reader.count);
  }
}

/** The same stream; `onRead` is told how much of it was taken. */
export function counted(stream: AsyncIterable<Uint8Array>, onRead: ReadOptions["onRead"]): AsyncIterable<Uint8Array> {
  return onRead === undefined ? stream : countedChunks(stream, onRead);
}

async function* countedChunks(
  stream: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    onRead(chunk.length);
    yield chunk;
  }
}

/** The text of a stream, unpacked where it is packed; or what it is instead. */
export async function plainChunks(
  stream: AsyncIterable<Uint8Array>,
): Promise<(Stream & { readonly kind: "text" }) | { readonly kind: "other"; readonly name: string }> {
  const packed = await withHead(stream);
  const format = byteFormatOf(packed.head);
  if (format.kind === "other") return format;
  const plain = format.kind === "gzip" ? await withHead(unpacked(packed.chunks)) : packed;
  return { kind: "text", ...plain };
}

interface Stream {
  /** The first bytes, enough to tell what they are. */
  readonly head: Uint8Array;
  /** All bytes, those of the head as well. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

async function withHead(stream: AsyncIterable<Uint8Array>): Promise<Stream> {
  const iterator = stream[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < BYTES_THAT_TELL) {
    const next = await iterator.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, chunks: chunks() };
}

/** Small portions go in, because what a portion held before its damage is lost with it. */
async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK, flush: constants.Z_NO_FLUSH });
  const source = Readable.from(portions(chunks));
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) if (chunk instanceof Uint8Array) yield chunk;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

const PORTION = 16 * 1024;

async function* portions(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PORTION) yield chunk.subarray(start, start + PORTION);
  }
}

/** What is said about an error of the file system or of gzip. */
export function readingMessage(error: unknown, path: string, count: number): Message {
  const code = errorCode(error);
  if (code === "Z_BUF_ERROR") return readerMessages.truncatedGzip({ path, count });
  if (code.startsWith("Z_")) return readerMessages.damagedGzip({ path, count });
  return readerMessages.unreadable({ path, code });
}

function problem(file: string, message: Message, index = 0): ReadItem {
  return { kind: "problem", place: fileAsAWhole(file, index), message };
}
