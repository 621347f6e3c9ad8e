/** Bytes that come in chunks cut anywhere, taken in portions of one's own choice. */

export class ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, a copy of their own; fewer where the input ends before. */
  async take(count: number): Promise<Uint8Array> {
    const taken = new Uint8Array(count);
    let length = 0;
    while (length < count && (await this.#fill())) {
      const part = this.#chunk.subarray(0, count - length);
      taken.set(part, length);
      length += part.length;
      this.#chunk = this.#chunk.subarray(part.length);
    }
    return taken.subarray(0, length);
  }

  /** Passes over bytes; whether there were that many. */
  async skip(count: number): Promise<boolean> {
    let left = count;
    while (left > 0 && (await this.#fill())) {
      const part = Math.min(left, this.#chunk.length);
      left -= part;
      this.#chunk = this.#chunk.subarray(part);
    }
    return left === 0;
  }

  /** Some of the next bytes, without taking them; none at the end. */
  async look(most: number): Promise<Uint8Array> {
    await this.#fill();
    return this.#chunk.subarray(0, most);
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }

  /** Whether there are bytes. */
  async #fill(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      const next = await this.#iterator.next();
      if (next.done) return false;
      this.#chunk = next.value;
    }
    return true;
  }
}
