/** The saved events that rule tests name. */

import type { Event, SavedEvents } from "../../language/index.js";
import { type LoadLimits, loadEvents } from "./loadEvents.js";
import type { ReadItem } from "./readItem.js";

export class EventsOfTests {
  readonly #known = new Map<string, SavedEvents>();
  readonly #skipped: Extract<ReadItem, { kind: "problem" }>[] = [];

  /**
   * @param folder what the paths are relative to
   * @param root no file outside of this folder is read
   */
  constructor(
    readonly folder: string,
    readonly root: string,
    readonly limits: LoadLimits,
  ) {}

  /** What could not be read of files that otherwise gave events: the tests were judged on the rest. */
  get skipped(): readonly Extract<ReadItem, { kind: "problem" }>[] {
    return this.#skipped;
  }

  /** The saved events of a path as a test writes it. Each path is loaded once. */
  async load(path: string): Promise<SavedEvents> {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const loaded = await this.#load(path);
    this.#known.set(path, loaded);
    return loaded;
  }

  async #load(path: string): Promise<SavedEvents> {
    const { events, others } = await loadEvents([path], { cwd: this.folder, root: this.root }, this.limits);
    const problems = others.filter((item) => item.kind === "problem");
    const [first] = problems;
    if (first !== undefined && events.length === 0) return { kind: "problem", message: first.message };
    // A test that judged only the first so many events would pass for the wrong reason.
    const capped = others.find(({ kind, message }) => kind === "note" && message.key === "events.capped");
    if (capped !== undefined) return { kind: "problem", message: capped.message };
    this.#skipped.push(...problems);
    return { kind: "events", events: events.map(({ event }): Event => event) };
  }
}
