/** Saved events in memory: loaded in slices up to a limit, kept as long as their files stay the same. */

import { type FieldInfo, type Message, type Observations, Observer, observedFields } from "../language/index.js";
import type { EventPlaces, FileAccess, SavedEvent } from "./fileAccess.js";
import { Slices } from "./slices.js";

/** The events of one source. Its identity stands for its content: a source that is loaded anew is another set. */
export interface EventSet {
  readonly places: EventPlaces;
  readonly events: readonly SavedEvent[];
  /** What the events tell about fields. */
  readonly observations: Observations;
  readonly observedFields: readonly FieldInfo[];
  /** Whether there are more than were loaded. */
  readonly isCapped: boolean;
  /** The first thing that could not be read. */
  readonly problem: Message | undefined;
}

interface Entry {
  readonly places: EventPlaces;
  set: EventSet | undefined;
  stamp: string | undefined;
  loading: Promise<EventSet> | undefined;
  checkedAt: number;
}

/** Where the editor does not watch files, each source is looked at this often, and only while it is in use. */
const CHECK_AFTER_MILLISECONDS = 3_000;

export class EventStore {
  readonly #entries = new Map<string, Entry>();
  readonly #stopping = new AbortController();

  /**
   * @param maxEvents how many events are loaded of one source
   * @param onLoaded a source was loaded, for the first time or anew
   */
  constructor(
    private readonly files: FileAccess,
    private readonly maxEvents: () => number,
    private readonly onLoaded: () => void,
  ) {}

  /** What is in memory of a source; `undefined` while it is loaded for the first time, which this starts. */
  find(places: EventPlaces): EventSet | undefined {
    const entry = this.#entryOf(places);
    this.#refresh(entry);
    return entry.set;
  }

  async load(places: EventPlaces): Promise<EventSet> {
    const entry = this.#entryOf(places);
    this.#refresh(entry);
    return entry.loading ?? entry.set ?? this.#load(entry, "");
  }

  /** Files were changed: sources are looked at again when they are needed next. */
  filesChanged(): void {
    for (const entry of this.#entries.values()) entry.checkedAt = Number.NEGATIVE_INFINITY;
  }

  /** Everything is loaded anew, with another limit say. */
  clear(): void {
    this.#entries.clear();
  }

  stop(): void {
    this.#stopping.abort();
  }

  #entryOf(places: EventPlaces): Entry {
    const key = JSON.stringify([places.paths, places.folder, places.root ?? null]);
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = {
      places,
      set: undefined,
      stamp: undefined,
      loading: undefined,
      checkedAt: Number.NEGATIVE_INFINITY,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #refresh(entry: Entry): void {
    const now = performance.now();
    if (entry.loading !== undefined || now - entry.checkedAt < CHECK_AFTER_MILLISECONDS) return;
    entry.checkedAt = now;
    const stamp = this.files.stampOfEvents(entry.places);
    if (entry.set === undefined || entry.stamp !== stamp) void this.#load(entry, stamp);
  }

  #load(entry: Entry, stamp: string): Promise<EventSet> {
    entry.stamp = stamp;
    entry.loading = this.#read(entry.places).then((set) => {
      entry.set = set;
      entry.loading = undefined;
      this.onLoaded();
      return set;
    });
    return entry.loading;
  }

  async #read(places: EventPlaces): Promise<EventSet> {
    const most = this.maxEvents();
    const slices = new Slices();
    const observer = new Observer();
    const events: SavedEvent[] = [];
    let isCapped = false;
    let problem: Message | undefined;
    try {
      for await (const item of this.files.readEvents(places, this.#stopping.signal)) {
        if (slices.isOver()) await slices.pause();
        if (item.kind !== "event") {
          if (item.kind === "problem") problem ??= item.message;
          continue;
        }
        if (events.length >= most) {
          isCapped = true;
          break;
        }
        observer.add(item.event);
        events.push({ event: item.event, file: item.file });
      }
    } catch (error) {
      // The readers report what is wrong with the input as items, so this is a mistake of ours; what was read still counts.
      console.error("Rulewright: reading saved events failed.", error);
    }
    const observations = observer.result();
    return { places, events, observations, observedFields: observedFields(observations), isCapped, problem };
  }
}
