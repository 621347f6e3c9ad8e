/**
 * Reads saved events as a stream, from files, folders, globs or a stream such as standard input. Memory stays bounded
 * whatever the size: one chunk, and one record where it is longer than that.
 */

import { LONGEST_RECORD, type Message } from "../../language/index.js";
import { looksLikeEvents } from "./byteFormat.js";
import { errorCode } from "./errorCode.js";
import { EventFileReader } from "./eventFileReader.js";
import { fileChunks } from "./fileChunks.js";
import { type EventFile, findEventFiles } from "./findEventFiles.js";
import { plainText, type SavedBytes } from "./plainText.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type ReadItem } from "./readItem.js";
import { UnpackError, unpackMessage } from "./unpackError.js";

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
  /** For judging in a host that must stay responsive: works in small portions, and unpacks on another thread. */
  readonly isResponsive?: boolean;
}

/**
 * Reads all events of a source, in order.
 *
 * @example
 * for await (const item of readEvents({ kind: "paths", paths: ["trail/*.json.gz"], cwd: process.cwd() }))
 *   if (item.kind === "event") judge(item.event);
 */
export async function* readEvents(source: EventSource, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  if (source.kind === "stream") {
    yield* readBytes(source.name, { stream: counted(source.stream, options.onRead) }, false, options);
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
  const stream = fileChunks(path);
  try {
    yield* readBytes(path, { stream: counted(stream, options.onRead), path }, mustLookLikeEvents, options);
  } finally {
    await stream.return(undefined);
  }
}

async function* readBytes(
  file: string,
  bytes: SavedBytes,
  mustLookLikeEvents: boolean,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const reader = new EventFileReader(file, options.longestRecord ?? LONGEST_RECORD);
  try {
    const plain = await plainText({ ...bytes, signal: options.signal });
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

/** What is said about an error of the file system or of what is packed. */
export function readingMessage(error: unknown, path: string, count: number): Message {
  if (error instanceof UnpackError) return unpackMessage(error.trouble, path, count);
  return readerMessages.unreadable({ path, code: errorCode(error) });
}

function problem(file: string, message: Message, index = 0): ReadItem {
  return { kind: "problem", place: fileAsAWhole(file, index), message };
}
