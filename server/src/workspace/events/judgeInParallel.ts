/**
 * Judges saved events with workers, and gives what they find in the order of the files, as if one thread had read them.
 * What was only supposed is compared: whether a part of a file really began where it was cut. What a worker that ended
 * early has left undone is judged here.
 */

import { defineMessages, type LineState, LONGEST_RECORD } from "../../language/index.js";
import { type ArrivedItem, arrived, type CarriedBatch } from "./carriedItems.js";
import { Crew, type Job, type WorkPiece } from "./crew.js";
import type { EventJudge } from "./eventJudge.js";
import { judgePiece, type RangeEnd } from "./judgePiece.js";
import type { Piece, Range } from "./pieces.js";
import { fileAsAWhole } from "./readItem.js";
import type { WorkerTask } from "./workerMessages.js";

export interface ParallelOptions {
  readonly workers: number;
  readonly task: WorkerTask;
  /** Judges by the same rules, here: for what a worker leaves undone. */
  readonly judge: EventJudge;
  readonly signal?: AbortSignal;
  /** Is told how many bytes more were read, as they lie on the disk. */
  readonly onRead?: (bytes: number) => void;
  /** Another entry of workers than our own. */
  readonly workerFile?: URL;
}

const messages = defineMessages("workers", {
  lost: {
    en: "A worker that judged this file has ended early ({cause}). What it left was judged without it, so nothing is missing.",
    es: "Un proceso de trabajo que juzgaba este archivo terminó antes de tiempo ({cause}). Lo que dejó se juzgó sin él, así que no falta nada.",
    "pt-br":
      "Um processo de trabalho que avaliava este arquivo terminou antes da hora ({cause}). O que ele deixou foi avaliado sem ele, por isso nada falta.",
  },
});

/** Workers go so many pieces ahead for each of them. */
const AHEAD = 2;
const NOTHING_BEFORE = { lines: 0, events: 0 } as const;

/**
 * Judges pieces with workers, in order. Items come in batches.
 *
 * @example
 * for await (const batch of judgeInParallel(piecesOf(files, true), { workers: 2, task, judge }))
 *   for (const item of batch) if (item.kind === "judged") report(item.place);
 */
export async function* judgeInParallel(
  pieces: readonly Piece[],
  options: ParallelOptions,
): AsyncGenerator<readonly ArrivedItem[]> {
  const run = new ParallelRun(pieces, options);
  try {
    yield* run.results();
  } finally {
    await run.end();
  }
}

interface Entry {
  readonly piece: Piece;
  job: Job | undefined;
}

/** Counts what was handed on of a piece, so that it is not handed on again. */
interface HandedOn {
  events: number;
  others: number;
}

/** A class, because pieces are given away, come back, and may have to be cut anew. */
class ParallelRun {
  #entries: Entry[];
  #head = 0;
  #current: Job | undefined;
  /** Of the file whose ranges are being read: what stands before the next one. */
  #before: { readonly lines: number; readonly events: number } = NOTHING_BEFORE;
  readonly #crew: Crew;
  readonly #interrupt = (): void => this.#current?.add({ kind: "interrupted" });

  constructor(
    pieces: readonly Piece[],
    readonly options: ParallelOptions,
  ) {
    this.#entries = pieces.map((piece) => ({ piece, job: undefined }));
    this.#crew = new Crew(options.workers, options.task, () => this.#giveAway(), options.workerFile);
    options.signal?.addEventListener("abort", this.#interrupt);
  }

  async end(): Promise<void> {
    this.options.signal?.removeEventListener("abort", this.#interrupt);
    await this.#crew.dismiss();
  }

  async *results(): AsyncGenerator<readonly ArrivedItem[]> {
    for (;;) {
      this.#giveAway();
      const entry = this.#entries[this.#head++];
      if (entry === undefined) return;
      const { piece, job } = entry;
      entry.job = undefined;
      if (piece.kind === "said") {
        yield [piece.item];
        continue;
      }
      if (piece.kind === "files" || piece.from === undefined) this.#before = NOTHING_BEFORE;
      const end = job === undefined ? yield* this.#judgeHere(piece) : yield* this.#resultsOf(job);
      if (this.options.signal?.aborted) return;
      if (piece.kind === "range") this.#goOn(piece, end);
    }
  }

  /** Keeps the workers busy. */
  #giveAway(): void {
    const last = Math.min(this.#entries.length, this.#head + this.options.workers * AHEAD);
    for (const entry of this.#entries.slice(this.#head, last)) {
      if (entry.job !== undefined || entry.piece.kind === "said") continue;
      entry.job = this.#crew.give(entry.piece);
      if (entry.job === undefined) return;
    }
  }

  async *#resultsOf(job: Job): AsyncGenerator<readonly ArrivedItem[], RangeEnd | undefined> {
    const handedOn: HandedOn = { events: 0, others: 0 };
    this.#current = job;
    for (;;) {
      const event = await job.next();
      if (this.options.signal?.aborted) return undefined;
      switch (event.kind) {
        case "batch": {
          const items = this.#arrived(event.batch);
          for (const item of items) count(item, handedOn);
          yield items;
          break;
        }
        case "done":
          return event.end;
        case "lost": {
          const [file] = job.piece.kind === "files" ? job.piece.files : [job.piece.file];
          const place = fileAsAWhole(file?.path ?? "");
          yield [{ kind: "note", place, message: messages.lost({ cause: event.cause }) }];
          return yield* this.#judgeHere(job.piece, handedOn);
        }
        case "interrupted":
          return undefined;
        default:
          return event satisfies never;
      }
    }
  }

  /** @param known what was handed on already */
  async *#judgeHere(
    piece: WorkPiece,
    known: HandedOn = { events: 0, others: 0 },
  ): AsyncGenerator<readonly ArrivedItem[], RangeEnd | undefined> {
    const { judge, task, signal } = this.options;
    // Each event by itself where some are known already: those may end between any two.
    const countsOnly = task.countsOnly && known.events + known.others === 0;
    const options = { skim: task.skim, countsOnly, ...(signal === undefined ? {} : { signal }) };
    const batches = judgePiece(piece, judge, options);
    for (;;) {
      const next = await batches.next();
      if (next.done) return next.value;
      yield this.#arrived(next.value).flatMap((item) => withoutKnown(item, known));
    }
  }

  #arrived(batch: CarriedBatch): readonly ArrivedItem[] {
    this.options.onRead?.(batch.read);
    return arrived(batch, LONGEST_RECORD, this.#before);
  }

  /** Behind a range: what was begun further on only counts if it began as the reader of this range would go on. */
  #goOn(range: Range, end: RangeEnd | undefined): void {
    const { lines, events } = this.#before;
    if (end !== undefined) this.#before = { lines: lines + end.state.line - 1, events: events + end.events };
    const next = this.#entries[this.#head];
    if (next === undefined || !isOfSameFile(next.piece, range)) return;
    if (end !== undefined && isSame(next.piece.from, end.state)) return;
    const kept: Entry[] = [];
    let at = this.#head;
    for (; ; at++) {
      const entry = this.#entries[at];
      if (entry === undefined || !isOfSameFile(entry.piece, range)) break;
      entry.job?.stop();
      const { from } = entry.piece;
      if (end === undefined || from === undefined || from.byte < end.state.byte) continue;
      const { beginnings } = end.state;
      kept.push({ piece: { ...entry.piece, from: { ...from, beginnings } }, job: undefined });
    }
    this.#entries = [...kept, ...this.#entries.slice(at)];
    this.#head = 0;
  }
}

function isOfSameFile(piece: Piece, { file }: Range): piece is Range {
  return piece.kind === "range" && piece.file === file;
}

function isSame(supposed: LineState | undefined, actual: LineState): boolean {
  return (
    supposed?.byte === actual.byte &&
    supposed.beginnings.length === actual.beginnings.length &&
    supposed.beginnings.every(({ bytes, isSure }, index) => {
      const other = actual.beginnings[index];
      return isSure === other?.isSure && Buffer.compare(bytes, other.bytes) === 0;
    })
  );
}

function count(item: ArrivedItem, handedOn: HandedOn): void {
  if (item.kind === "passed") handedOn.events += item.count;
  else if (item.kind === "problem" || item.kind === "note") handedOn.others++;
  else if (item.kind !== "tally") handedOn.events++;
}

/** What is left of an item, and of what is known. */
function withoutKnown(item: ArrivedItem, known: HandedOn): readonly ArrivedItem[] {
  if (item.kind === "tally") return [item];
  const which = item.kind === "problem" || item.kind === "note" ? "others" : "events";
  const size = item.kind === "passed" ? item.count : 1;
  const again = Math.min(size, known[which]);
  known[which] -= again;
  if (again === size) return [];
  return item.kind === "passed" ? [{ kind: "passed", count: size - again }] : [item];
}
