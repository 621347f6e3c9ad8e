/** Reads saved events as `readEvents` does, and judges them on the way with the matcher. */

import { type LineState, LONGEST_RECORD } from "../../language/index.js";
import type { RecordScanner } from "../../matcher/index.js";
import { looksLikeEvents } from "./byteFormat.js";
import { EventFileReader } from "./eventFileReader.js";
import { fileChunks } from "./fileChunks.js";
import type { EventFile } from "./findEventFiles.js";
import { type FillBytes, type JudgedItem, judgeRecords, type Stops, type Stretch } from "./judgeRecords.js";
import { openFile } from "./openedFile.js";
import { sizeOf } from "./pieces.js";
import { plainText, type SavedBytes } from "./plainText.js";
import { counted, type EventSource, filesOf, type ReadOptions, readingMessage } from "./readEvents.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole } from "./readItem.js";

/** So long the matcher may run before signals, such as the user's interruption, are looked at. */
const LONGEST_RUN_MILLISECONDS = 50;

/**
 * Reads and judges all events of a source, in order. Items come in batches, each valid until the next is asked for.
 *
 * @example
 * for await (const batch of readJudged(source, scanner))
 *   for (const item of batch) if (item.kind === "judged") report(item.place);
 */
export async function* readJudged<Verdict>(
  source: EventSource,
  scanner: RecordScanner<Verdict>,
  options: ReadOptions = {},
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  yield* withPauses(batchesOf(source, scanner, options), options.signal);
}

/** Lets signals and messages in from time to time, and ends when the reading is to end. */
export async function* withPauses<Batch>(
  batches: AsyncIterable<Batch>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  let paused = Date.now();
  for await (const batch of batches) {
    yield batch;
    if (signal?.aborted) return;
    if (Date.now() - paused < LONGEST_RUN_MILLISECONDS) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (signal?.aborted) return;
    paused = Date.now();
  }
}

async function* batchesOf<Verdict>(
  source: EventSource,
  scanner: RecordScanner<Verdict>,
  options: ReadOptions,
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  if (source.kind === "stream") {
    yield* judgeBytes(source.name, { stream: counted(source.stream, options.onRead) }, false, scanner, options);
    return;
  }
  let bytesBefore = 0;
  for (const found of filesOf(source)) {
    if (options.signal?.aborted) return;
    if (found.kind !== "file") {
      yield [found];
      continue;
    }
    yield* judgeFile(found, scanner, options, { bytesBefore });
    if (options.skim === true) bytesBefore += sizeOf(found.path);
  }
}

/** Which part of a source a file is, and of a plain file what part is to be read, where it is not all of it. */
export interface FileStretch {
  readonly bytesBefore: number;
  readonly range?: { readonly from: LineState | undefined; readonly stops: Stops } | undefined;
}

export async function* judgeFile<Verdict>(
  file: EventFile,
  scanner: RecordScanner<Verdict>,
  options: ReadOptions,
  { bytesBefore, range }: FileStretch,
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  const opened = await openFile(file.path, range?.from?.byte ?? 0, options);
  if (opened === undefined && range?.from !== undefined) {
    // It could be read before, when it was cut: reading all of it now would count events twice.
    const message = readerMessages.unreadable({ path: file.path, code: "ESTALE" });
    yield [{ kind: "problem", place: fileAsAWhole(file.path), message }];
    return;
  }
  if (opened === undefined) {
    const stream = fileChunks(file.path);
    const saved = { stream: counted(stream, options.onRead), path: file.path };
    try {
      yield* judgeBytes(file.path, saved, file.mustLookLikeEvents, scanner, options, { bytesBefore });
    } finally {
      await stream.return(undefined);
    }
    return;
  }
  try {
    if (file.mustLookLikeEvents && !looksLikeEvents(opened.head)) return;
    const reader = new EventFileReader(file.path, options.longestRecord ?? LONGEST_RECORD, range?.from);
    yield* guarded(reader, judgeRecords(reader, scanner, opened.fill, options, { bytesBefore, stops: range?.stops }));
  } finally {
    opened.close();
  }
}

async function* judgeBytes<Verdict>(
  name: string,
  saved: SavedBytes,
  mustLookLikeEvents: boolean,
  scanner: RecordScanner<Verdict>,
  options: ReadOptions,
  stretch: Stretch = {},
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  const reader = new EventFileReader(name, options.longestRecord ?? LONGEST_RECORD);
  async function* batches(): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
    const plain = await plainText({ ...saved, signal: options.signal });
    if (plain.kind === "other") {
      const message = readerMessages.notText({ path: name, format: plain.name });
      if (!mustLookLikeEvents) yield [{ kind: "problem", place: fileAsAWhole(name), message }];
      return;
    }
    if (mustLookLikeEvents && !looksLikeEvents(plain.head)) return;
    yield* judgeRecords(reader, scanner, fillFrom(plain.chunks), options, stretch);
  }
  yield* guarded(reader, batches());
}

/** What was read before an error is judged, and the error reported. */
async function* guarded<Verdict>(
  reader: EventFileReader,
  batches: AsyncIterable<readonly JudgedItem<Verdict>[]>,
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  const { file } = reader;
  try {
    yield* batches;
  } catch (error) {
    yield [...reader.breakOff()];
    const message = readingMessage(error, file, reader.count);
    yield [{ kind: "problem", place: fileAsAWhole(file, reader.count), message }];
  }
}

function fillFrom(chunks: AsyncIterable<Uint8Array>): FillBytes {
  const iterator = chunks[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return async (target, at) => {
    while (chunk.length === 0) {
      const next = await iterator.next();
      if (next.done) return 0;
      chunk = next.value;
    }
    const count = Math.min(target.length - at, chunk.length);
    target.set(chunk.subarray(0, count), at);
    chunk = chunk.subarray(count);
    return count;
  };
}
