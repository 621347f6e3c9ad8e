/**
 * Unpacks gzip (RFC 1952) as it is read. The members are taken apart here, because zlib's own reader of them loses what
 * came shortly before something else than a member.
 */

import { once } from "node:events";
import { crc32, createInflateRaw, type InflateRaw } from "node:zlib";
import { ByteSource } from "./byteSource.js";
import { errorCode } from "./errorCode.js";
import { UnpackError } from "./unpackError.js";

const CHUNK = 64 * 1024;
/** Small portions go in, because what a portion held before its damage is lost with it. */
const PORTION = 16 * 1024;

const HAS_HEADER_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = new ByteSource(chunks);
  try {
    for (let isFirst = true; ; isFirst = false) {
      const header = await source.take(10);
      if (!isFirst && header.every((byte) => byte === 0)) {
        // Some programs fill the last block of a file with zeros.
        if (header.length < 10) return;
        continue;
      }
      if (header[0] !== 0x1f || header[1] !== 0x8b) throw damaged();
      if (header.length < 10) throw truncated();
      if (header[2] !== 8) throw damaged();
      await skipRestOfHeader(source, header[3] ?? 0);
      yield* unpackMember(source);
    }
  } finally {
    await source.close();
  }
}

async function skipRestOfHeader(source: ByteSource, flags: number): Promise<void> {
  if ((flags & HAS_EXTRA) !== 0) {
    const [low = 0, high = 0] = await takeAll(source, 2);
    if (!(await source.skip(low + 256 * high))) throw truncated();
  }
  for (const text of [HAS_NAME, HAS_COMMENT]) if ((flags & text) !== 0) while ((await takeAll(source, 1))[0] !== 0);
  if ((flags & HAS_HEADER_CHECKSUM) !== 0) await takeAll(source, 2);
}

async function* unpackMember(source: ByteSource): AsyncGenerator<Uint8Array> {
  const member = new Member();
  try {
    while (!member.hasEnded) {
      const portion = await source.look(PORTION);
      if (portion.length === 0) throw truncated();
      const { unpacked, used } = await member.unpack(portion);
      yield* unpacked;
      await source.skip(used);
    }
  } finally {
    member.close();
  }
  const trailer = new DataView((await takeAll(source, 8)).slice().buffer);
  if (trailer.getUint32(0, true) !== member.checksum || trailer.getUint32(4, true) !== member.size >>> 0)
    throw damaged();
}

/** The deflated bytes of one member. A class, because zlib remembers what came before. */
class Member {
  checksum = 0;
  size = 0;
  hasEnded = false;
  readonly #inflate: InflateRaw = createInflateRaw({ chunkSize: CHUNK });
  readonly #ended = once(this.#inflate, "end");
  #unpacked: Uint8Array[] = [];
  #used = 0;

  constructor() {
    // What goes wrong is seen where a portion is written.
    this.#ended.catch(() => undefined);
    this.#inflate.on("data", (chunk: Uint8Array) => {
      this.checksum = crc32(chunk, this.checksum);
      this.size += chunk.length;
      this.#unpacked.push(chunk);
    });
  }

  /** `used`: so many bytes belong to the member; all unless it has ended. */
  async unpack(portion: Uint8Array): Promise<{ readonly unpacked: readonly Uint8Array[]; readonly used: number }> {
    this.#unpacked = [];
    const written = new Promise<void>((resolve, reject) => {
      this.#inflate.write(portion, (error) => (error ? reject(error) : resolve()));
    });
    try {
      // Nobody is told that a portion is written where the member ends within it.
      await Promise.race([this.#ended, written]);
    } catch (error) {
      throw errorCode(error).startsWith("Z_") ? damaged() : error;
    }
    const used = this.#inflate.bytesWritten - this.#used;
    this.#used += used;
    this.hasEnded = used < portion.length;
    return { unpacked: this.#unpacked, used };
  }

  close(): void {
    this.#inflate.destroy();
  }
}

async function takeAll(source: ByteSource, count: number): Promise<Uint8Array> {
  const bytes = await source.take(count);
  if (bytes.length < count) throw truncated();
  return bytes;
}

function truncated(): UnpackError {
  return new UnpackError({ kind: "truncated", format: "gzip" });
}

function damaged(): UnpackError {
  return new UnpackError({ kind: "damaged", format: "gzip" });
}
