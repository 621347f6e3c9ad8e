/** Long work in slices: between two of them the server reads what the editor has sent meanwhile. */

/** Below the 8 ms in which an editor would notice: a slice always runs a little over, and garbage is collected besides. */
const SLICE_MILLISECONDS = 3;

/** Says when it is time for a pause, and makes it. A class, because it remembers when the slice began. */
export class Slices {
  #began = performance.now();

  isOver(): boolean {
    return performance.now() - this.#began > SLICE_MILLISECONDS;
  }

  async pause(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}
