/** Saved events in memory: read in slices up to a limit, kept as long as their files stay the same. */

import type { Event, Message } from "../language/index.js";
import type { ColumnName, Condition } from "../matcher/index.js";
import { type EventSet, readColumns, readEventSet } from "./eventSet.js";
import type { EventPlaces, FileAccess, RecordPlace, SavedEvent } from "./fileAccess.js";
import type { EventSpot } from "./rowSpots.js";
import { Slices } from "./slices.js";

interface Entry {
  readonly places: EventPlaces;
  set: EventSet | undefined;
  stamp: string | undefined;
  loading: Promise<EventSet> | undefined;
  checking: Promise<void> | undefined;
  /** How many events were read so far. */
  progress: number;
  checkedAt: number;
}

export interface EventStoreOptions {
  /** How many events are read of one source. */
  readonly mostEvents: () => number;
  /** What the filters that are open read of a source's events. */
  readonly namesFor: (places: EventPlaces) => ReadonlyMap<string, ColumnName>;
  /** A source was read, for the first time or anew, or an event that was asked for. */
  readonly onLoaded: () => void;
  /** Some more events of a source were read. */
  readonly onProgress: () => void;
}

/** Where the editor does not watch files, each source is looked at this often, and only while it is in use. */
const CHECK_AFTER_MILLISECONDS = 3_000;
const PROGRESS_AFTER_MILLISECONDS = 400;
/** So many events of all sources together may be known; those used longest ago are forgotten first. */
const MOST_ROWS = 6_000_000;
/** So many single events are kept that were read again. */
const MOST_READ_AGAIN = 64;
/** Of so many events a rule test may be made. */
const MOST_FOR_TESTS = 20_000;

export class EventStore {
  /** Those used last come last. */
  readonly #entries = new Map<string, Entry>();
  readonly #readAgain = new Map<EventSet, Map<number, SavedEvent | undefined>>();
  /** An explanation asks for one and the same at every key stroke. */
  readonly #records = new WeakMap<EventSet, Map<number, Promise<RecordPlace | undefined>>>();
  readonly #stopping = new AbortController();
  #toldProgressAt = 0;

  constructor(
    private readonly files: FileAccess,
    private readonly options: EventStoreOptions,
  ) {}

  /** What is in memory of a source; `undefined` while it is read for the first time, which this starts. */
  find(places: EventPlaces): EventSet | undefined {
    const entry = this.#entryOf(places);
    this.#refresh(entry);
    return entry.set;
  }

  /** How many events of a source were read so far, while it is read for the first time. */
  progressOf(places: EventPlaces): number {
    return this.#entryOf(places).progress;
  }

  async load(places: EventPlaces): Promise<EventSet> {
    const entry = this.#entryOf(places);
    this.#refresh(entry);
    await entry.checking;
    return entry.loading ?? entry.set ?? this.#load(entry, undefined);
  }

  /** One event of a set; `undefined` while it is read, which this starts, and where there is none. */
  findEvent(set: EventSet, row: number): SavedEvent | undefined {
    const known = set.first[row] ?? this.#readAgain.get(set)?.get(row);
    const isAsked = this.#readAgain.get(set)?.has(row) === true;
    if (known !== undefined || isAsked || row >= set.total) return known;
    this.#keep(set, row, undefined);
    void this.readEvents(set, [row]).then(this.options.onLoaded);
    return undefined;
  }

  /** Events of a set by their rows, read again where they are not kept; without those that are gone. */
  async readEvents(set: EventSet, rows: readonly number[]): Promise<ReadonlyMap<number, SavedEvent>> {
    const found = new Map<number, SavedEvent>();
    const spots = new Map<string, (EventSpot & { readonly row: number })[]>();
    for (const row of rows) {
      const known = set.first[row] ?? this.#readAgain.get(set)?.get(row);
      const spot = set.spots.spotOf(row);
      if (known !== undefined) found.set(row, known);
      else if (spot !== undefined) spots.set(spot.file, [...(spots.get(spot.file) ?? []), { ...spot, row }]);
    }
    const slices = new Slices();
    for (const [file, inFile] of spots) {
      if (slices.isOver()) await slices.pause();
      const events = await this.files.readEventsAgain(file, inFile, this.#stopping.signal);
      for (const [index, { row }] of inFile.entries()) {
        const event = events[index];
        const saved = event && { event, file };
        this.#keep(set, row, saved);
        if (saved !== undefined) found.set(row, saved);
      }
    }
    return found;
  }

  /** Where the record of an event stands in its file; `undefined` where no editor can show that. */
  findRecord(set: EventSet, row: number): Promise<RecordPlace | undefined> {
    const known = this.#records.get(set) ?? new Map<number, Promise<RecordPlace | undefined>>();
    this.#records.set(set, known);
    const spot = set.spots.spotOf(row);
    const record =
      known.get(row) ??
      (spot === undefined ? Promise.resolve(undefined) : this.files.findRecord(spot, this.#stopping.signal));
    known.set(row, record);
    return record;
  }

  /** All events of a source, up to a limit: for rule tests, which need them as they are. */
  async readAll(places: EventPlaces): Promise<{ readonly events: readonly Event[]; readonly problem?: Message }> {
    const { first, total, problem } = await this.load(places);
    const reported = problem === undefined ? {} : { problem };
    if (first.length === total) return { events: first.map(({ event }) => event), ...reported };
    const slices = new Slices();
    const events: Event[] = [];
    for await (const item of this.files.readEvents(places, this.#stopping.signal)) {
      if (slices.isOver()) await slices.pause();
      if (item.kind === "event") events.push(item.event);
      if (events.length === MOST_FOR_TESTS) break;
    }
    return { events, ...reported };
  }

  /** Reads what these conditions need and a set lacks; whether it is there. A set that is out of date is read anew. */
  async readColumns(set: EventSet, conditions: readonly Condition[], signal: AbortSignal): Promise<boolean> {
    const names = set.table.missing(conditions);
    if (names.size === 0) return true;
    const outcome = await readColumns(
      this.files,
      set,
      names,
      conditions,
      AbortSignal.any([signal, this.#stopping.signal]),
    );
    if (outcome === "changed") {
      const entry = this.#entryOf(set.places);
      if (entry.set === set && entry.loading === undefined) void this.#load(entry, undefined);
    }
    return outcome === "read";
  }

  /** Files were changed: sources are looked at again when they are needed next. */
  filesChanged(): void {
    for (const entry of this.#entries.values()) entry.checkedAt = Number.NEGATIVE_INFINITY;
  }

  /** Everything is loaded anew, with another limit say. */
  clear(): void {
    this.#entries.clear();
    this.#readAgain.clear();
  }

  stop(): void {
    this.#stopping.abort();
  }

  #entryOf(places: EventPlaces): Entry {
    const key = JSON.stringify([places.paths, places.folder, places.root ?? null]);
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const entry: Entry = {
      places,
      set: undefined,
      stamp: undefined,
      loading: undefined,
      checking: undefined,
      progress: 0,
      checkedAt: Number.NEGATIVE_INFINITY,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #refresh(entry: Entry): void {
    const now = performance.now();
    const isBusy = entry.loading !== undefined || entry.checking !== undefined;
    if (isBusy || now - entry.checkedAt < CHECK_AFTER_MILLISECONDS) return;
    entry.checkedAt = now;
    if (entry.set === undefined) void this.#load(entry, undefined);
    else entry.checking = this.#check(entry);
  }

  /** Starts to read a source anew where its files have changed. */
  async #check(entry: Entry): Promise<void> {
    const stamp = await this.files.stampOfEvents(entry.places);
    entry.checking = undefined;
    if (entry.stamp !== stamp && entry.loading === undefined) void this.#load(entry, stamp);
  }

  #load(entry: Entry, stamp: string | undefined): Promise<EventSet> {
    entry.progress = 0;
    entry.loading = this.#read(entry, stamp).then((set) => {
      const before = entry.set;
      if (before !== undefined) this.#readAgain.delete(before);
      entry.set = set;
      entry.loading = undefined;
      this.#forgetOldest(entry);
      this.options.onLoaded();
      return set;
    });
    return entry.loading;
  }

  async #read(entry: Entry, stamp: string | undefined): Promise<EventSet> {
    // The stamp is taken first: what changes while it is read is then seen as changed.
    entry.stamp = stamp ?? (await this.files.stampOfEvents(entry.places));
    return readEventSet(this.files, entry.places, {
      mostEvents: this.options.mostEvents(),
      names: this.options.namesFor(entry.places),
      signal: this.#stopping.signal,
      onProgress: (events) => this.#progress(entry, events),
    });
  }

  #progress(entry: Entry, events: number): void {
    entry.progress = events;
    const now = performance.now();
    if (now - this.#toldProgressAt < PROGRESS_AFTER_MILLISECONDS) return;
    this.#toldProgressAt = now;
    this.options.onProgress();
  }

  #forgetOldest(latest: Entry): void {
    let rows = 0;
    for (const { set } of this.#entries.values()) rows += set?.total ?? 0;
    for (const [key, entry] of this.#entries) {
      if (rows <= MOST_ROWS) return;
      if (entry === latest || entry.set === undefined) continue;
      rows -= entry.set.total;
      this.#readAgain.delete(entry.set);
      this.#entries.delete(key);
    }
  }

  #keep(set: EventSet, row: number, saved: SavedEvent | undefined): void {
    const kept = this.#readAgain.get(set) ?? new Map<number, SavedEvent | undefined>();
    this.#readAgain.set(set, kept);
    kept.delete(row);
    kept.set(row, saved);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_READ_AGAIN) break;
      kept.delete(oldest);
    }
  }
}
