/** Where each event of a set was read, so that it can be read again: 12 bytes an event instead of the event. */

/** One event as it stands in a file. */
export interface EventSpot {
  readonly file: string;
  /** How many events of the file come before. */
  readonly index: number;
  /** Of its record, in the unpacked file. */
  readonly byte: number;
  readonly length: number;
  /** How many events of the same record come before. */
  readonly part: number;
}

const FIRST_ROOM = 1_024;

/** A class, because it grows while events are read. */
export class RowSpots {
  readonly #files: { readonly path: string; readonly firstRow: number }[] = [];
  #bytes = new Float64Array(FIRST_ROOM);
  #lengths = new Uint32Array(FIRST_ROOM);
  #rows = 0;

  get rows(): number {
    return this.#rows;
  }

  add(file: string, byte: number, length: number): void {
    if (this.#files.at(-1)?.path !== file) this.#files.push({ path: file, firstRow: this.#rows });
    if (this.#rows === this.#bytes.length) {
      const bytes = new Float64Array(this.#rows * 2);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
      const lengths = new Uint32Array(this.#rows * 2);
      lengths.set(this.#lengths);
      this.#lengths = lengths;
    }
    this.#bytes[this.#rows] = byte;
    this.#lengths[this.#rows] = length;
    this.#rows++;
  }

  spotOf(row: number): EventSpot | undefined {
    if (row < 0 || row >= this.#rows) return undefined;
    // Files come in the order of their rows, and there may be thousands.
    let low = 0;
    for (let high = this.#files.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((this.#files[middle]?.firstRow ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    const file = this.#files[low];
    if (file === undefined) return undefined;
    let first = row;
    while (first > file.firstRow && this.#bytes[first - 1] === this.#bytes[row]) first--;
    const byte = this.#bytes[row] ?? 0;
    const length = this.#lengths[row] ?? 0;
    return { file: file.path, index: row - file.firstRow, byte, length, part: row - first };
  }

  /** The row of the first event of each file that has any. */
  firstRows(): ReadonlyMap<string, number> {
    return new Map(this.#files.map(({ path, firstRow }) => [path, firstRow]));
  }
}
