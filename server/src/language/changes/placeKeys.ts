/** Which fields are about the same place of an event: several names of a field often lead to one value. */

import type { BoundField } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import { namesOf, placesOf } from "./places.js";

/** Fields of one event, worked out once each. */
export class PlaceKeys {
  readonly #event: Event;
  readonly #known = new Map<string, readonly string[]>();

  constructor(event: Event) {
    this.#event = event;
  }

  /** The names of a field and the places that they lead to; fields that have one in common may change together. */
  keysOf(field: BoundField): readonly string[] {
    const known = this.#known.get(field.path);
    if (known !== undefined) return known;
    const names = namesOf(field, this.#event);
    const places = names.flatMap((name) => placesOf(this.#event.record, name).map(({ at }) => JSON.stringify(at)));
    const keys = [...new Set([...places, ...names])];
    this.#known.set(field.path, keys);
    return keys;
  }

  /** The first place that a field leads to, or the field itself where it is not there. */
  mainKeyOf(field: BoundField): string {
    return this.keysOf(field)[0] ?? field.path;
  }

  /** The items in groups whose fields have a key in common, directly or through others. */
  groupsOf<Item>(items: readonly Item[], fieldOf: (item: Item) => BoundField): readonly (readonly Item[])[] {
    const groupOf = new Map<string, Group<Item>>();
    const groups = new Set<Group<Item>>();
    for (const item of items) {
      const keys = this.keysOf(fieldOf(item));
      const same = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? []))];
      const group = same[0] ?? { items: [], keys: new Set() };
      groups.add(group);
      for (const other of same.slice(1)) {
        group.items.push(...other.items);
        for (const key of other.keys) group.keys.add(key);
        groups.delete(other);
      }
      group.items.push(item);
      for (const key of keys) group.keys.add(key);
      for (const key of same.length > 1 ? group.keys : keys) groupOf.set(key, group);
    }
    return [...groups].map((group) => group.items);
  }
}

interface Group<Item> {
  readonly items: Item[];
  readonly keys: Set<string>;
}
