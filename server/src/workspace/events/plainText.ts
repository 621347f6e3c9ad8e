/** Whatever is saved → the text in it, in chunks: unpacked where it is packed, rows as lines where it is a table. */

import { BYTES_THAT_TELL, byteFormatOf } from "./byteFormat.js";
import { gunzip } from "./gunzip.js";
import { parquetLines } from "./parquet/parquetLines.js";
import { UnpackError } from "./unpackError.js";
import { unzstd } from "./unzstd.js";

export interface SavedBytes {
  readonly stream: AsyncIterable<Uint8Array>;
  /** Where the bytes lie, if they can be read there in another order. */
  readonly path?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type PlainText =
  | {
      readonly kind: "text";
      /** The first bytes, enough to tell what they are. */
      readonly head: Uint8Array;
      /** All bytes, those of the head as well. */
      readonly chunks: AsyncIterable<Uint8Array>;
    }
  /** What it is instead, as the user knows it. */
  | { readonly kind: "other"; readonly name: string };

/** Nobody packs what is packed more often than this, except to keep us busy. */
const MOST_PACKINGS = 2;

/**
 * Opens what was saved. Throws, now or from the chunks, what is wrong with it: an `UnpackError`, or an error of the file
 * system.
 *
 * @example for await (const chunk of (await plainText({ stream: fileChunks(path), path })).chunks) reader.push(chunk)
 */
export async function plainText({ stream, path, signal }: SavedBytes): Promise<PlainText> {
  let headed = await withHead(stream);
  for (let packings = 0; ; packings++) {
    const { head, chunks } = headed;
    const format = byteFormatOf(head);
    switch (format.kind) {
      case "text":
        return { kind: "text", head, chunks };
      case "other":
        await headed.close();
        return format;
      case "parquet":
        await headed.close();
        if (path === undefined || packings > 0) throw new UnpackError({ kind: "needsFile", format: "Parquet" });
        return { kind: "text", ...(await withHead(parquetLines(path, signal))) };
      case "gzip":
      case "zstd":
        if (packings === MOST_PACKINGS) {
          await headed.close();
          return { kind: "other", name: format.kind };
        }
        headed = await withHead(format.kind === "gzip" ? gunzip(chunks) : unzstd(chunks));
        break;
      default:
        return format satisfies never;
    }
  }
}

interface Headed {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** For when nobody wants the chunks. */
  close(): Promise<unknown>;
}

async function withHead(stream: AsyncIterable<Uint8Array>): Promise<Headed> {
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
  return { head, chunks: chunks(), close: async () => iterator.return?.() };
}
