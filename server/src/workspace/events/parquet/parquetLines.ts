/**
 * A Parquet file as JSON lines, one a row. It is read in a thread of its own with memory of its own: what a damaged or
 * malicious file makes the library ask for ends that thread, and not the program.
 */

import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { errorCode } from "../errorCode.js";
import { UnpackError } from "../unpackError.js";
import type { ParquetAnswer } from "./parquetWorker.js";

/** The thread lies beside this file, or beside the bundle that this file has become part of. */
const WORKER_FILE = fileURLToPath(import.meta.url).endsWith(".cjs") ? "./parquetWorker.cjs" : "./parquetWorker.js";
/** What the rows of one group may take, unpacked and taken apart. */
const MEMORY = 1024 * 1024 * 1024;
/** A group takes seconds. What takes longer than this goes round in circles. */
const LONGEST_SILENCE_MILLISECONDS = 30_000;

export async function* parquetLines(path: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL(WORKER_FILE, import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY / (1024 * 1024) },
  });
  try {
    for (;;) {
      worker.postMessage("next");
      const answer = await answerOf(worker, signal);
      switch (answer.kind) {
        case "lines":
          yield answer.bytes;
          break;
        case "end":
          return;
        case "tooLarge":
          throw tooLarge();
        case "damaged":
          throw new UnpackError({ kind: "damaged", format: "Parquet" });
        case "unreadable":
          throw Object.assign(new Error(answer.code), { code: answer.code });
        default:
          return answer satisfies never;
      }
    }
  } finally {
    await worker.terminate();
  }
}

async function answerOf(worker: Worker, signal: AbortSignal | undefined): Promise<ParquetAnswer> {
  const patience = AbortSignal.timeout(LONGEST_SILENCE_MILLISECONDS);
  try {
    const either = signal === undefined ? patience : AbortSignal.any([signal, patience]);
    const [answer]: ParquetAnswer[] = await once(worker, "message", { signal: either });
    return answer ?? { kind: "end" };
  } catch (error) {
    if (signal?.aborted) return { kind: "end" };
    if (patience.aborted) return { kind: "damaged" };
    if (errorCode(error) === "ERR_WORKER_OUT_OF_MEMORY") throw tooLarge();
    throw error;
  }
}

function tooLarge(): UnpackError {
  return new UnpackError({ kind: "rowGroupTooLarge", limit: MEMORY });
}
