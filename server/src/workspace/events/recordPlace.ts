/** Where a saved record stands in its file, in lines and characters: for pointing at what stands in it. */

import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { RecordPlace } from "../fileAccess.js";
import type { EventSpot } from "../rowSpots.js";
import { BYTES_THAT_TELL, byteFormatOf } from "./byteFormat.js";
import { plainText } from "./plainText.js";

/** Further down no editor shows a file well, and counting its lines would take long. */
const FARTHEST = 50 * 1024 * 1024;
const LINE_FEED = 10;

/** In a file that an editor can show; `undefined` for one that is packed, gone, or too long. */
export async function findRecordPlace(spot: EventSpot, signal: AbortSignal): Promise<RecordPlace | undefined> {
  const { file: path, byte, length } = spot;
  if (byte + length > FARTHEST) return undefined;
  try {
    const file = await open(path, "r");
    try {
      if (byteFormatOf(await bytesAt(file, 0, BYTES_THAT_TELL)).kind !== "text") return undefined;
      const text = new TextDecoder().decode(await bytesAt(file, byte, length));
      const place = await findPlaceOfByte(path, byte, signal);
      return place && { file: path, text, ...place };
    } finally {
      await file.close();
    }
  } catch {
    // The file was changed or removed: whoever watches it reads it anew.
    return undefined;
  }
}

async function bytesAt(file: FileHandle, byte: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, byte);
  return buffer.subarray(0, bytesRead);
}

/**
 * The line and the UTF-16 character of a byte, both from 0; of a packed file, in the unpacked text. `undefined` where the
 * file holds no text, or less of it. Throws what the file system says.
 */
export async function findPlaceOfByte(
  path: string,
  byte: number,
  signal: AbortSignal,
): Promise<Pick<RecordPlace, "line" | "character"> | undefined> {
  const stream = createReadStream(path);
  try {
    const plain = await plainText({ stream, path, signal });
    if (plain.kind !== "text") return undefined;
    let line = 0;
    let begun: Uint8Array[] = [];
    let left = byte;
    for await (const chunk of plain.chunks) {
      const part = chunk.subarray(0, left);
      const lastBreak = part.lastIndexOf(LINE_FEED);
      for (let at = part.indexOf(LINE_FEED); at !== -1; at = part.indexOf(LINE_FEED, at + 1)) line++;
      if (lastBreak !== -1) begun = [];
      // A copy, because whoever reads the file may use the chunk again.
      begun.push(part.slice(lastBreak + 1));
      left -= part.length;
      if (left === 0) break;
    }
    return left > 0 ? undefined : { line, character: new TextDecoder().decode(Buffer.concat(begun)).length };
  } finally {
    stream.destroy();
  }
}
