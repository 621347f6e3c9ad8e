/** What is known of how rules stand to each other, by pack: its checks and its view ask about the same rules. */

import { RelationStore, type Schema } from "../language/index.js";

/** A class, because it keeps what was proved from one version of a pack to the next. */
export class RelationStores {
  /** By the addresses of packs. */
  readonly #stores = new Map<string, RelationStore>();

  /** The store of a pack; a new one where the fields or the effort are others than before. */
  of(packUri: string, schema: Schema, effort: number): RelationStore {
    const known = this.#stores.get(packUri);
    if (known?.schema === schema && known.effort === effort) return known;
    const store = new RelationStore(schema, effort);
    this.#stores.set(packUri, store);
    return store;
  }

  /** What was proved of a pack that nobody looks at any more. */
  forget(packUri: string): void {
    this.#stores.delete(packUri);
  }
}
