/**
 * Proves what is to be proved about the rules of packs while nobody types: diagnostics are shown at once without what this
 * will find, and again when it has found something. In slices, so that the next key is answered as if there were none of it.
 */

import type { PackProofs } from "../language/index.js";
import { Slices } from "./slices.js";

/** How long nobody must have typed. */
const PAUSE_MILLISECONDS = 120;

/** A class, because it remembers what is left to do. */
export class ProofService {
  readonly #waiting = new Map<string, PackProofs>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastEdit = 0;
  #isRunning = false;

  /** @param changed told of each document of which something else is to be said now */
  constructor(private readonly changed: (uri: string) => void) {}

  /** A document has a new version, and its proofs have taken it in. */
  edited(uri: string, proofs: PackProofs): void {
    this.#lastEdit = performance.now();
    if (!proofs.isWaiting) return;
    this.#waiting.set(uri, proofs);
    this.#wait();
  }

  closed(uri: string): void {
    this.#waiting.delete(uri);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #wait(): void {
    if (this.#isRunning) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#work(), PAUSE_MILLISECONDS);
  }

  async #work(): Promise<void> {
    this.#isRunning = true;
    const slices = new Slices();
    const isTyping = (): boolean => performance.now() - this.#lastEdit < PAUSE_MILLISECONDS;
    for (let [next] = this.#waiting; next !== undefined && !isTyping(); [next] = this.#waiting) {
      const [uri, proofs] = next;
      const outcome = proofs.advance(() => slices.isOver());
      if (outcome !== "paused") this.#waiting.delete(uri);
      if (outcome === "changed") this.changed(uri);
      if (slices.isOver()) await slices.pause();
    }
    this.#isRunning = false;
    if (this.#waiting.size > 0) this.#wait();
  }
}
