/** The bytes of a file in chunks, and whether all of them were there: a file may change while it is read. */

import { createReadStream, statSync } from "node:fs";
import { UnpackError } from "./unpackError.js";

const CHUNK = 256 * 1024;

/** Throws what the file system says, and an `UnpackError` where the file has become shorter. */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  // 0 for pipes and devices, of which nobody knows how much will come.
  const size = statSync(path).size;
  let length = 0;
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      length += chunk.length;
      yield chunk;
    }
  } finally {
    stream.destroy();
  }
  if (length < size) throw new UnpackError({ kind: "shortened" });
}
