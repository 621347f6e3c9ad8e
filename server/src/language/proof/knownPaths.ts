/** What atoms of one path can be together, kept from one search to the next. */

import type { Consistency } from "./fieldTheory.js";

export interface KnownConsistency {
  readonly consistency: Consistency;
  readonly cost: number;
}

const MOST_KNOWN = 100_000;

/** A class, because it forgets when it has grown too large. */
export class KnownPaths {
  readonly #known = new Map<string, KnownConsistency>();

  get(key: string): KnownConsistency | undefined {
    return this.#known.get(key);
  }

  set(key: string, known: KnownConsistency): void {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, known);
  }
}
