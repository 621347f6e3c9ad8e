/** Unpacks gzip as it is read, several members as well. */

import { Readable } from "node:stream";
import { constants, createGunzip } from "node:zlib";
import { errorCode } from "./errorCode.js";
import { UnpackError } from "./unpackError.js";

const CHUNK = 256 * 1024;
/** Small portions go in, because what a portion held before its damage is lost with it. */
const PORTION = 16 * 1024;

export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacking = createGunzip({ chunkSize: CHUNK, flush: constants.Z_NO_FLUSH });
  const source = Readable.from(portions(chunks));
  source.on("error", (error) => unpacking.destroy(error));
  source.pipe(unpacking);
  try {
    for await (const chunk of unpacking) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw gzipError(error);
  } finally {
    source.destroy();
    unpacking.destroy();
  }
}

/** What zlib says, in our words; any other error as it is. */
export function gzipError(error: unknown): unknown {
  const code = errorCode(error);
  if (code === "Z_BUF_ERROR") return new UnpackError({ kind: "truncated", format: "gzip" });
  return code.startsWith("Z_") ? new UnpackError({ kind: "damaged", format: "gzip" }) : error;
}

async function* portions(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PORTION) yield chunk.subarray(start, start + PORTION);
  }
}
