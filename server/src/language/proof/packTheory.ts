/**
 * What the proofs about the rules of a pack share: the atoms of their filters, what documented events of each type are
 * like, and what was found out of single paths. Sharing changes no answer and no count of steps: what is known already
 * spends what it took.
 */

import type { EventType, Schema } from "../schema/schema.js";
import { type EventCase, eventCases } from "./eventCases.js";
import { AtomTable, type FormulaContext } from "./formula.js";
import { KnownPaths } from "./knownPaths.js";

/** What events of one type are like, and what is known of their paths. */
export interface TypeTheory {
  readonly eventCase: EventCase;
  readonly context: FormulaContext;
  readonly known: KnownPaths;
}

/** A class, because it grows as it is asked. */
export class PackTheory {
  readonly #atoms = new AtomTable();
  readonly #types = new Map<EventType, TypeTheory>();

  constructor(readonly schema: Schema) {}

  of(type: EventType): TypeTheory | undefined {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    const [eventCase] = eventCases([], { kind: "asDocumented", schema: this.schema, eventTypes: [type] });
    if (eventCase === undefined) return undefined;
    const { aliasType, eventType } = eventCase;
    const context = { aliasType, eventType, atoms: this.#atoms, relaxed: NOTHING_RELAXED };
    const theory = { eventCase, context, known: new KnownPaths() };
    this.#types.set(type, theory);
    return theory;
  }
}

const NOTHING_RELAXED: ReadonlySet<never> = new Set();
