/**
 * The saved events that rule tests name. Files are read once for all tests that name them, by the matcher: only those
 * events are parsed and kept that a test must see.
 */

import type { AskedEvents, NumberedEvent, SavedEvents } from "../../language/index.js";
import type { ScannedRule } from "../../matcher/index.js";
import { type EventVerdict, eventJudge } from "./eventJudge.js";
import { type EventFile, findEventFiles } from "./findEventFiles.js";
import type { JudgedItem } from "./judgeRecords.js";
import { readerMessages } from "./readerMessages.js";
import type { ReadItem } from "./readItem.js";
import { readJudged } from "./readJudged.js";

export interface KeptLimits {
  /** How many events a path may give to keep, over all tests that name it. */
  readonly events: number;
  /** The same in bytes, as they are saved. */
  readonly bytes: number;
}

type Problem = Extract<ReadItem, { kind: "problem" }>;

export interface ReadingWatch {
  readonly signal: AbortSignal;
  /** Is told how many bytes more were read, as they lie on the disk. */
  readonly onRead: (bytes: number) => void;
  /** Is told from time to time how many events of the files being read were judged, and how many of them tests see. */
  judged(events: number, seen: number): void;
}

export interface EventsOfTests {
  /** For each asking, in the order of these. */
  readonly saved: readonly SavedEvents[];
  /** What could not be read of files that otherwise gave events: the tests were judged on the rest. */
  readonly skipped: readonly Problem[];
}

/**
 * @param folder what the paths are relative to
 * @param root no file outside of this folder is read
 */
export async function eventsOfTests(
  asked: readonly AskedEvents[],
  { folder, root }: { readonly folder: string; readonly root: string },
  limits: KeptLimits,
  watch: ReadingWatch,
): Promise<EventsOfTests> {
  const saved = new Map<AskedEvents, SavedEvents>();
  const skipped: Problem[] = [];
  for (const path of new Set(asked.map((one) => one.path))) {
    const room: Room = { ...limits };
    const readings = asked.filter((one) => one.path === path).map((one) => new Reading(one, room));
    const problems = await read([...findEventFiles([path], { cwd: folder, root })], readings, watch);
    const [first] = problems;
    const isEmpty = readings.every(({ isEmpty }) => isEmpty);
    if (first === undefined || !isEmpty) skipped.push(...problems);
    for (const reading of readings) {
      const nothing = first !== undefined && isEmpty;
      saved.set(reading.asked, nothing ? { kind: "problem", message: first.message } : reading.saved);
    }
  }
  return { saved: asked.flatMap((one) => saved.get(one) ?? []), skipped };
}

/** One pass over all files for all readings. */
async function read(
  found: readonly (EventFile | ReadItem)[],
  readings: readonly Reading[],
  { signal, onRead, judged }: ReadingWatch,
): Promise<readonly Problem[]> {
  const rules: ScannedRule[] = [];
  /** What it means that a rule matches, by its number. */
  const roles: { readonly reading: Reading; readonly is: "where" | "seen" }[] = [];
  for (const reading of readings) {
    for (const is of ["where", "seen"] as const) {
      const filter = reading.asked[is];
      if (filter === undefined) continue;
      rules.push({ filter, suppressions: [] });
      roles.push({ reading, is });
    }
  }
  const judge = eventJudge(rules);
  if (judge === undefined) throw new Error("Tests that cannot be run ask for no events.");
  const problems: Problem[] = [];
  let before = 0;
  let seen = 0;
  for (const one of found) {
    let inFile = 0;
    const tell = (verdict: EventVerdict, index: number, item: SeenItem): void => {
      const matching = (verdict === true ? [0] : verdict.alerts).flatMap((rule) => roles[rule] ?? []);
      if (matching.some(({ is }) => is === "seen")) seen++;
      for (const { reading, is } of matching) if (is === "where") reading.select();
      for (const { reading, is } of matching) if (is === "seen") reading.see(item, before + index + 1);
    };
    for await (const batch of readJudged({ kind: "found", found: [one] }, judge.scanner, { signal, onRead })) {
      for (const item of batch) {
        if (item.kind === "passed") inFile += item.count;
        else if (item.kind === "problem") problems.push(item);
        else if (item.kind === "judged") {
          inFile++;
          tell(item.verdict, item.index, item);
        } else if (item.kind === "event") {
          inFile++;
          const verdict = judge.judgeEvent(item.event);
          if (verdict !== undefined) tell(verdict, item.place.index, item);
        }
      }
      judged(before + inFile, seen);
    }
    before += inFile;
  }
  for (const reading of readings) reading.end(before);
  return problems;
}

type SeenItem = Extract<JudgedItem<EventVerdict>, { kind: "judged" | "event" }>;

/** How much may still be kept. */
interface Room {
  events: number;
  bytes: number;
}

/** What one test is given. A class, because it collects. */
class Reading {
  readonly #events: NumberedEvent[] = [];
  #selected = 0;
  #all = 0;
  #isCapped = false;

  constructor(
    readonly asked: AskedEvents,
    readonly room: Room,
  ) {}

  /** Whether the files have no event at all, whichever the test judges. */
  get isEmpty(): boolean {
    return this.#all === 0;
  }

  get saved(): SavedEvents {
    // A test that judged only the first so many events would pass for the wrong reason.
    if (this.#isCapped) return { kind: "problem", message: readerMessages.capped({ count: this.#events.length }) };
    return { kind: "asked", events: this.#events, count: this.asked.where === undefined ? this.#all : this.#selected };
  }

  /** The test judges this event. */
  select(): void {
    this.#selected++;
  }

  /** @param number its place among all events */
  see(item: SeenItem, number: number): void {
    if (this.#isCapped || (this.asked.isFirstEnough && this.#events.length > 0)) return;
    const { room } = this;
    room.events--;
    room.bytes -= item.kind === "event" ? item.text.length : item.end - item.start;
    this.#isCapped = room.events < 0 || room.bytes < 0;
    if (this.#isCapped) return;
    const [event] = item.kind === "event" ? [item] : item.read().filter(({ kind }) => kind === "event");
    if (event?.kind === "event")
      this.#events.push({ event: event.event, number: this.asked.where === undefined ? number : this.#selected });
  }

  end(all: number): void {
    this.#all = all;
  }
}
