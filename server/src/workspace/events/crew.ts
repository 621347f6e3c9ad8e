/** Workers that judge pieces of saved events ahead of whoever reads the results in order. */

import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { CarriedBatch } from "./carriedItems.js";
import type { RangeEnd } from "./judgePiece.js";
import type { Piece } from "./pieces.js";
import type { FromWorker, ToWorker, WorkerTask } from "./workerMessages.js";

/** The worker lies beside this file, or beside the bundle that this file has become part of. */
export const WORKER_FILE = new URL(`./judgingWorker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

export type WorkPiece = Exclude<Piece, { kind: "said" }>;

/** What has become of a piece so far. */
export type JobEvent =
  | { readonly kind: "batch"; readonly batch: CarriedBatch }
  | { readonly kind: "done"; readonly end: RangeEnd | undefined }
  /** The worker has ended, so that the rest of the piece must be judged by somebody else. */
  | { readonly kind: "lost"; readonly cause: string }
  /** The user interrupts. */
  | { readonly kind: "interrupted" };

/** A piece that a worker has been given. A class, because it is filled while it is read. */
export class Job {
  readonly #events: JobEvent[] = [];
  #wake: () => void = () => undefined;

  constructor(
    readonly number: number,
    readonly piece: WorkPiece,
    readonly worker: Worker,
  ) {}

  add(event: JobEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  /** The next thing that happens. */
  async next(): Promise<JobEvent> {
    for (;;) {
      const event = this.#events.shift();
      if (event?.kind === "batch") this.#tell({ kind: "taken", errand: this.number });
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Nobody wants the rest. */
  stop(): void {
    this.#tell({ kind: "stop", errand: this.number });
  }

  #tell(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}

export class Crew {
  /** Those that are alive, each with what it is doing. */
  readonly #members = new Map<Worker, Job | undefined>();
  #jobs = 0;

  /**
   * @param freed is told whenever a worker has nothing to do
   * @param file the worker's entry
   */
  constructor(
    count: number,
    task: WorkerTask,
    readonly freed: () => void,
    file = WORKER_FILE,
  ) {
    for (let number = 0; number < count; number++) this.#start(task, file);
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Gives a piece to a worker that has nothing to do; `undefined` where there is none. */
  give(piece: WorkPiece): Job | undefined {
    for (const [worker, current] of this.#members) {
      if (current !== undefined) continue;
      const job = new Job(this.#jobs++, piece, worker);
      this.#members.set(worker, job);
      const order: ToWorker = { kind: "judge", errand: job.number, piece };
      worker.postMessage(order);
      return job;
    }
    return undefined;
  }

  async dismiss(): Promise<void> {
    const workers = [...this.#members.keys()];
    this.#members.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #start(task: WorkerTask, file: URL): void {
    const worker = new Worker(file, { workerData: task, name: "rulewright" });
    this.#members.set(worker, undefined);
    let cause = "";
    worker.on("message", (message: FromWorker) => {
      const job = this.#members.get(worker);
      if (job === undefined) return;
      if (message.kind === "batch") job.add({ kind: "batch", batch: message.batch });
      else {
        this.#members.set(worker, undefined);
        job.add({ kind: "done", end: message.end });
        this.freed();
      }
    });
    worker.on("error", (error) => {
      cause = error.message;
    });
    worker.on("exit", (code) => {
      const job = this.#members.get(worker);
      this.#members.delete(worker);
      job?.add({ kind: "lost", cause: cause === "" ? `exit ${code}` : cause });
      this.freed();
    });
  }
}
