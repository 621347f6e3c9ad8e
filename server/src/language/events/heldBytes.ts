/**
 * The bytes that a reader still needs, across chunks. As long as nothing is left over from one chunk to the next, the
 * chunk itself is used and nothing is copied.
 */

const SMALLEST_BUFFER = 64 * 1024;
const LARGEST_SPARE = 16 * 1024 * 1024;

export class HeldBytes {
  /** The bytes to read. Only those up to `end` count. */
  bytes: Uint8Array = new Uint8Array(0);
  end = 0;
  /** Offset in the input of the first of the bytes. */
  origin = 0;
  #buffer: Uint8Array = new Uint8Array(0);

  append(chunk: Uint8Array): void {
    if (this.end === 0) {
      this.bytes = chunk;
      this.end = chunk.length;
      return;
    }
    const needed = this.end + chunk.length;
    if (needed > this.bytes.length) this.#moveInto(this.#bufferFor(needed), 0);
    this.bytes.set(chunk, this.end);
    this.end = needed;
  }

  /** Forgets the bytes before an index, and takes a copy of the rest, because the chunk is not ours. */
  keepFrom(index: number): void {
    const kept = this.end - index;
    if (kept > 0 && (index > 0 || this.bytes !== this.#buffer)) {
      const buffer = this.#bufferFor(kept);
      if (buffer === this.bytes) buffer.copyWithin(0, index, this.end);
      else this.#moveInto(buffer, index);
    }
    this.end = kept;
    this.origin += index;
  }

  /** A buffer of ours that is large enough, and not much too large, so that a giant record does not take memory for good. */
  #bufferFor(size: number): Uint8Array {
    const { length } = this.#buffer;
    if (length < size || length > Math.max(SMALLEST_BUFFER, 64 * size))
      this.#buffer = new Uint8Array(Math.max(SMALLEST_BUFFER, size + Math.min(size, LARGEST_SPARE)));
    return this.#buffer;
  }

  #moveInto(buffer: Uint8Array, index: number): void {
    buffer.set(this.bytes.subarray(index, this.end));
    this.bytes = buffer;
  }
}
