/** The saved events that rule tests name. */

import type { Event, SavedEvents } from "../../language/index.js";
import { type LoadLimits, loadEvents } from "./loadEvents.js";
import type { ReadItem } from "./readItem.js";

export interface EventsOfTests {
  /** The saved events of a path as a test writes it. */
  events(path: string): SavedEvents;
  /** What could not be read of files that otherwise gave events: the tests were judged on the rest. */
  readonly skipped: readonly Extract<ReadItem, { kind: "problem" }>[];
}

/**
 * Loads the events that tests name, each path once.
 *
 * @param folder what the paths are relative to
 * @param root no file outside of this folder is read
 */
export function eventsFor(folder: string, root: string, limits: LoadLimits): EventsOfTests {
  const known = new Map<string, SavedEvents>();
  const skipped: Extract<ReadItem, { kind: "problem" }>[] = [];
  const load = (path: string): SavedEvents => {
    const { events, others } = loadEvents([path], { cwd: folder, root }, limits);
    const problems = others.filter((item) => item.kind === "problem");
    const [first] = problems;
    if (first !== undefined && events.length === 0) return { kind: "problem", message: first.message };
    // A test that judged only the first so many events would pass for the wrong reason.
    const capped = others.find(({ kind, message }) => kind === "note" && message.key === "events.capped");
    if (capped !== undefined) return { kind: "problem", message: capped.message };
    skipped.push(...problems);
    return { kind: "events", events: events.map(({ event }): Event => event) };
  };
  return {
    skipped,
    events: (path) => {
      const loaded = known.get(path) ?? load(path);
      known.set(path, loaded);
      return loaded;
    },
  };
}
