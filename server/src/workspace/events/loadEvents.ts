/**
 * Loads saved events at once, for the editor and for rule tests: they judge the same events again and again, and need
 * only so many.
 */

import { closeSync, openSync, readSync } from "node:fs";
import { constants, gunzipSync } from "node:zlib";
import { LONGEST_RECORD } from "../../language/index.js";
import { errorCode } from "../nodeFiles.js";
import { byteFormatOf, looksLikeEvents } from "./byteFormat.js";
import { EventFileReader } from "./eventFileReader.js";
import { type EventFile, type FindOptions, findEventFiles } from "./findEventFiles.js";
import { readingMessage } from "./readEvents.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type ReadItem } from "./readItem.js";

export interface LoadLimits {
  readonly events: number;
  /** Of unpacked text, over all files. */
  readonly bytes: number;
}

export const DEFAULT_LIMITS: LoadLimits = { events: 20_000, bytes: 64 * 1024 * 1024 };

export interface LoadedEvents {
  readonly events: readonly Extract<ReadItem, { kind: "event" }>[];
  /** What could not be read, and notes; the last one says so where a limit cut the rest off. */
  readonly others: readonly Exclude<ReadItem, { kind: "event" }>[];
}

/**
 * Loads the events of files, folders and globs, in their order, up to the limits.
 *
 * @example loadEvents(["events"], { cwd: folder, root: folder }).events.length
 */
export function loadEvents(
  paths: readonly string[],
  options: FindOptions,
  limits: LoadLimits = DEFAULT_LIMITS,
): LoadedEvents {
  const events: Extract<ReadItem, { kind: "event" }>[] = [];
  const others: Exclude<ReadItem, { kind: "event" }>[] = [];
  let bytes = limits.bytes;
  for (const found of findEventFiles(paths, options)) {
    if (found.kind !== "file") {
      if (found.kind !== "event") others.push(found);
      continue;
    }
    const content = contentOf(found, bytes);
    bytes -= content.bytes.length;
    let isCapped = content.isCapped;
    for (const item of itemsOf(found, content)) {
      if (item.kind !== "event") others.push(item);
      else if (events.length < limits.events) events.push(item);
      else {
        isCapped = true;
        break;
      }
    }
    if (!isCapped) continue;
    const message = readerMessages.capped({ count: events.length });
    others.push({ kind: "note", place: fileAsAWhole(found.path, events.length), message });
    break;
  }
  return { events, others };
}

interface Content {
  readonly bytes: Uint8Array;
  /** Whether there is more than the limit allows. */
  readonly isCapped: boolean;
  readonly error: unknown;
}

function* itemsOf({ path, mustLookLikeEvents }: EventFile, { bytes, isCapped, error }: Content): Generator<ReadItem> {
  const format = byteFormatOf(bytes);
  if (format.kind === "other") {
    const message = readerMessages.notText({ path, format: format.name });
    if (!mustLookLikeEvents) yield { kind: "problem", place: fileAsAWhole(path), message };
    return;
  }
  if (mustLookLikeEvents && error === undefined && !looksLikeEvents(bytes)) return;
  const reader = new EventFileReader(path, LONGEST_RECORD);
  yield* reader.push(bytes);
  yield* isCapped || error !== undefined ? reader.breakOff() : reader.end();
  if (error === undefined) return;
  const message = readingMessage(error, path, reader.count);
  yield { kind: "problem", place: fileAsAWhole(path, reader.count), message };
}

function contentOf({ path }: EventFile, limit: number): Content {
  try {
    const content = headOf(path, limit);
    return byteFormatOf(content.bytes).kind === "gzip" ? unpack(content, limit) : content;
  } catch (error) {
    const isTooLarge = errorCode(error) === "ERR_BUFFER_TOO_LARGE";
    return { bytes: new Uint8Array(0), isCapped: isTooLarge, error: isTooLarge ? undefined : error };
  }
}

/** The first bytes of a file, as many as the limit. */
function headOf(path: string, limit: number): Content {
  const file = openSync(path, "r");
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const part = new Uint8Array(Math.min(PART, limit - length + 1));
      const read = readSync(file, part);
      if (read === 0) return { bytes: Buffer.concat(parts), isCapped: false, error: undefined };
      parts.push(part.subarray(0, read));
      length += read;
      if (length > limit) return { bytes: Buffer.concat(parts).subarray(0, limit), isCapped: true, error: undefined };
    }
  } finally {
    closeSync(file);
  }
}

const PART = 1024 * 1024;

/** Unpacks at once. Throws where the content is too large: it is not loaded at all, so that memory stays bounded. */
function unpack({ bytes, isCapped }: Content, limit: number): Content {
  const options = { maxOutputLength: Math.max(1, limit) };
  try {
    return { bytes: gunzipSync(bytes, options), isCapped, error: undefined };
  } catch (error) {
    if (errorCode(error) !== "Z_BUF_ERROR") throw error;
    const known = gunzipSync(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH });
    return { bytes: known, isCapped, error: isCapped ? undefined : error };
  }
}
