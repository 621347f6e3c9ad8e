/** The thread that reads a Parquet file: sends some lines whenever it is asked for more. */

import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { errorCode } from "../errorCode.js";
import { parquetRows, RowGroupTooLarge } from "./parquetRows.js";

export type ParquetAnswer =
  | { readonly kind: "lines"; readonly bytes: Uint8Array }
  | { readonly kind: "end" }
  | { readonly kind: "tooLarge" }
  | { readonly kind: "damaged" }
  /** The file system does not give it. */
  | { readonly kind: "unreadable"; readonly code: string };

/** So many characters are sent at once. */
const BATCH = 256 * 1024;

async function* answers(path: string): AsyncGenerator<ParquetAnswer> {
  let batch: string[] = [];
  let length = 0;
  let end: ParquetAnswer = { kind: "end" };
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    for await (const row of parquetRows(file)) {
      batch.push(row);
      length += row.length + 1;
      if (length < BATCH) continue;
      yield linesOf(batch);
      batch = [];
      length = 0;
    }
  } catch (error) {
    end = troubleOf(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  if (batch.length > 0) yield linesOf(batch);
  yield end;
}

function linesOf(rows: readonly string[]): ParquetAnswer {
  return { kind: "lines", bytes: new TextEncoder().encode(`${rows.join("\n")}\n`) };
}

/** The library throws whatever its code trips over; only the file system's errors have a code of their own. */
function troubleOf(error: unknown): ParquetAnswer {
  if (error instanceof RowGroupTooLarge) return { kind: "tooLarge" };
  const code = errorCode(error);
  return /^E[A-Z]+$/.test(code) ? { kind: "unreadable", code } : { kind: "damaged" };
}

const path: unknown = workerData;
const port = parentPort;
if (port !== null && typeof path === "string") {
  const source = answers(path);
  port.on("message", async () => {
    const { value } = await source.next();
    const answer: ParquetAnswer = value ?? { kind: "end" };
    port.postMessage(answer, answer.kind === "lines" ? [asTransferable(answer.bytes)] : []);
  });
}

function asTransferable({ buffer }: Uint8Array): ArrayBuffer {
  // `TextEncoder` gives a buffer of its own; a shared one cannot be moved, and never comes from there.
  if (buffer instanceof ArrayBuffer) return buffer;
  throw new TypeError("Not transferable");
}
