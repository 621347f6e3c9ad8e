/** zstd data made by hand, as Node 20 cannot pack any: frames with blocks that are not compressed, or one byte repeated. */

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const LARGEST_BLOCK = 128 * 1024;
/** Says how large the window is: here 128 KiB, 2 to the power of 17. */
const SMALL_WINDOW = (17 - 10) << 3;

/** A frame with the bytes as they are. */
export function zstdFrame(content: string | Uint8Array, windowDescriptor = SMALL_WINDOW): Buffer {
  const bytes = Buffer.from(content);
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length || start === 0; start += LARGEST_BLOCK) {
    const block = bytes.subarray(start, start + LARGEST_BLOCK);
    blocks.push(blockHeader(0, block.length, start + LARGEST_BLOCK >= bytes.length), block);
  }
  return Buffer.concat([Uint8Array.of(...MAGIC, 0, windowDescriptor), ...blocks]);
}

/** A frame that unpacks to 128 KiB of one character for every four bytes of it. */
export function zstdBomb(character: string, blocks: number): Buffer {
  const byte = Buffer.from(character).subarray(0, 1);
  const block = Buffer.concat([blockHeader(1, LARGEST_BLOCK, false), byte]);
  const parts = Array.from({ length: blocks - 1 }, () => block);
  const last = Buffer.concat([blockHeader(1, LARGEST_BLOCK, true), byte]);
  return Buffer.concat([Uint8Array.of(...MAGIC, 0, SMALL_WINDOW), ...parts, last]);
}

/** A frame of another program, which is passed over. */
export function skippableFrame(content: string): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  header.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

function blockHeader(type: number, size: number, isLast: boolean): Uint8Array {
  const header = (size << 3) | (type << 1) | Number(isLast);
  return Uint8Array.of(header & 255, (header >> 8) & 255, (header >> 16) & 255);
}
