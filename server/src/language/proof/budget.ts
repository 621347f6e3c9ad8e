/**
 * How much work a proof may cost. Counted in steps rather than in time, so that the same question gets the same answer
 * on each machine.
 */

export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Takes some steps; false where there are none left, and then the answer is `unknown`. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left > 0;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  get left(): number {
    return this.#left;
  }
}
