/** Which of many texts a value contains, in one pass over it (Aho and Corasick). */

/** Up to so many, looking for one after the other is faster. */
const FEW = 8;

interface State<Item> {
  readonly next: Map<number, State<Item>>;
  /** Where to go on after a character that leads nowhere. */
  otherwise: State<Item> | undefined;
  /** Of the texts that end here. */
  items: readonly Item[];
}

export class PartIndex<Item> {
  readonly #few: readonly (readonly [string, Item])[] | undefined;
  readonly #root: State<Item> = { next: new Map(), otherwise: undefined, items: [] };

  constructor(entries: ReadonlyMap<string, Item>) {
    this.#few = entries.size <= FEW ? [...entries] : undefined;
    if (this.#few !== undefined) return;
    for (const [part, item] of entries) {
      let state = this.#root;
      for (let at = 0; at < part.length; at++) {
        const code = part.charCodeAt(at);
        const next: State<Item> = state.next.get(code) ?? { next: new Map(), otherwise: undefined, items: [] };
        state.next.set(code, next);
        state = next;
      }
      state.items = [...state.items, item];
    }
    this.#link();
  }

  /** Breadth first, so that the shorter texts, which the longer ones fall back to, are linked before. */
  #link(): void {
    const queue: State<Item>[] = [this.#root];
    for (const state of queue) {
      for (const [code, next] of state.next) {
        next.otherwise = this.#after(state.otherwise, code);
        next.items = [...next.items, ...next.otherwise.items];
        queue.push(next);
      }
    }
  }

  #after(state: State<Item> | undefined, code: number): State<Item> {
    for (let at = state; at !== undefined; at = at.otherwise) {
      const next = at.next.get(code);
      if (next !== undefined) return next;
    }
    return this.#root;
  }

  /** Adds the items of all texts that the value contains; some perhaps more than once. */
  collect(value: string, found: Item[]): void {
    if (this.#few !== undefined) {
      for (const [part, item] of this.#few) if (value.includes(part)) found.push(item);
      return;
    }
    found.push(...this.#root.items);
    let state = this.#root;
    for (let at = 0; at < value.length; at++) {
      state = this.#after(state, value.charCodeAt(at));
      if (state.items.length > 0) found.push(...state.items);
    }
  }
}
