/**
 * Which pieces a text has met, kept up to date from one character to the next: the automaton of Aho and Corasick. A mark
 * stands before the first character and another behind the last, so a text that is to begin or end in a way, or to be
 * equal to another, is a piece like those that may stand anywhere.
 */

export interface Piece {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** The wanted test that it fulfils, as a bit; 0 for a piece that must not come about. */
  readonly fulfils: number;
}

/** A node stands for the longest end of what was read that some piece begins with. */
export type AutomatonNode = number;

const ROOT: AutomatonNode = 0;
/** Beyond all code units of a text. */
const START = 0x1_0000;
const END = 0x1_0001;

export class PieceAutomaton {
  readonly #children: Map<number, AutomatonNode>[] = [new Map()];
  readonly #shorter: AutomatonNode[] = [ROOT];
  readonly #fulfilled: number[] = [0];
  readonly #refused: boolean[] = [false];
  readonly #further: (readonly number[])[] = [];
  /** The tests that pieces which have begun with the text can still fulfil; `#anywhere` those of pieces that need not. */
  readonly #begun: number[] = [0];
  #anywhere = 0;
  /** Where a text begins. */
  readonly start: AutomatonNode;

  constructor(pieces: readonly Piece[]) {
    for (const piece of pieces) this.#add(piece);
    this.#link();
    this.start = this.step(ROOT, START);
  }

  get size(): number {
    return this.#children.length;
  }

  /** The node after one more code unit. */
  step(from: AutomatonNode, unit: number): AutomatonNode {
    for (let node = from; ; node = this.#shorter[node] ?? ROOT) {
      const next = this.#children[node]?.get(unit);
      if (next !== undefined) return next;
      if (node === ROOT) return ROOT;
    }
  }

  /** The node after the end of the text. */
  end(from: AutomatonNode): AutomatonNode {
    return this.step(from, END);
  }

  /** The tests that the pieces which end here fulfil, as bits. */
  fulfilledAt(node: AutomatonNode): number {
    return this.#fulfilled[node] ?? 0;
  }

  /** The tests that may yet be fulfilled, as bits: a piece that is to begin the text must not have been left. */
  possibleAt(node: AutomatonNode): number {
    return this.#anywhere | (this.#begun[node] ?? 0);
  }

  isRefused(node: AutomatonNode): boolean {
    return this.#refused[node] ?? false;
  }

  /** The code units that lead on in some piece; after all others nothing has begun. */
  further(from: AutomatonNode): readonly number[] {
    const known = this.#further[from];
    if (known !== undefined) return known;
    const units = new Set<number>();
    for (let node = from; ; node = this.#shorter[node] ?? ROOT) {
      for (const unit of this.#children[node]?.keys() ?? []) if (unit < START) units.add(unit);
      if (node === ROOT) break;
    }
    const further = [...units].sort((a, b) => a - b);
    this.#further[from] = further;
    return further;
  }

  #add({ text, atStart, atEnd, fulfils }: Piece): void {
    const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    if (!atStart) this.#anywhere |= fulfils;
    let node = ROOT;
    for (const unit of [...(atStart ? [START] : []), ...units, ...(atEnd ? [END] : [])]) {
      node = this.#child(node, unit);
      if (atStart) this.#begun[node] = (this.#begun[node] ?? 0) | fulfils;
    }
    if (fulfils === 0) this.#refused[node] = true;
    else this.#fulfilled[node] = (this.#fulfilled[node] ?? 0) | fulfils;
  }

  #child(node: AutomatonNode, unit: number): AutomatonNode {
    const children = this.#children[node];
    const known = children?.get(unit);
    if (known !== undefined) return known;
    const made = this.#children.push(new Map()) - 1;
    children?.set(unit, made);
    this.#shorter.push(ROOT);
    this.#fulfilled.push(0);
    this.#refused.push(false);
    this.#begun.push(0);
    return made;
  }

  /** Nodes that are nearer to the root first: each takes over what the next shorter end of it fulfils and refuses. */
  #link(): void {
    const pending: AutomatonNode[] = [ROOT];
    for (let i = 0; i < pending.length; i++) {
      const node = pending[i] ?? ROOT;
      for (const [unit, child] of this.#children[node] ?? []) {
        const shorter = node === ROOT ? ROOT : this.step(this.#shorter[node] ?? ROOT, unit);
        this.#shorter[child] = shorter;
        this.#fulfilled[child] = (this.#fulfilled[child] ?? 0) | this.fulfilledAt(shorter);
        if (this.isRefused(shorter)) this.#refused[child] = true;
        pending.push(child);
      }
    }
  }
}
