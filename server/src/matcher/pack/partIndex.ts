/** Which of many texts a value contains, in one pass over it (Aho and Corasick). */

import { addAll } from "./addAll.js";

/** Up to so many, looking for one after the other is faster. */
const FEW = 8;

interface State {
  readonly next: Map<number, State>;
  /** Where to go on after a character that leads nowhere. */
  otherwise: State | undefined;
  /** Of the texts that end here. */
  tests: readonly number[];
}

export class PartIndex {
  readonly #few: readonly (readonly [string, readonly number[]])[] | undefined;
  readonly #root: State = { next: new Map(), otherwise: undefined, tests: [] };

  /** @param entries by text, the tests that a value passes which contains it */
  constructor(entries: ReadonlyMap<string, readonly number[]>) {
    this.#few = entries.size <= FEW ? [...entries] : undefined;
    if (this.#few !== undefined) return;
    for (const [part, tests] of entries) {
      let state = this.#root;
      for (let at = 0; at < part.length; at++) {
        const code = part.charCodeAt(at);
        const next: State = state.next.get(code) ?? { next: new Map(), otherwise: undefined, tests: [] };
        state.next.set(code, next);
        state = next;
      }
      state.tests = tests;
    }
    this.#link();
  }

  /** Breadth first, so that the shorter texts, which the longer ones fall back to, are linked before. */
  #link(): void {
    const queue: State[] = [this.#root];
    for (const state of queue) {
      for (const [code, next] of state.next) {
        next.otherwise = this.#after(state.otherwise, code);
        if (next.otherwise.tests.length > 0) next.tests = [...next.tests, ...next.otherwise.tests];
        queue.push(next);
      }
    }
  }

  #after(state: State | undefined, code: number): State {
    for (let at = state; at !== undefined; at = at.otherwise) {
      const next = at.next.get(code);
      if (next !== undefined) return next;
    }
    return this.#root;
  }

  /** Adds the tests of all texts that the value contains; some perhaps more than once. */
  collect(value: string, passed: number[]): void {
    if (this.#few !== undefined) {
      for (const [part, tests] of this.#few) if (value.includes(part)) addAll(passed, tests);
      return;
    }
    addAll(passed, this.#root.tests);
    let state = this.#root;
    for (let at = 0; at < value.length; at++) {
      state = this.#after(state, value.charCodeAt(at));
      if (state.tests.length > 0) addAll(passed, state.tests);
    }
  }
}
