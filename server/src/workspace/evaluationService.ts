/**
 * Judges filters on many events while the author types: one filter after the other, in slices, and each filter once for a
 * set of events. An edit leaves all other filters' results in place, because an unchanged filter keeps its analysis.
 */

import { type Analysis, compile, predicateCounter } from "../language/index.js";
import type { EventSet } from "./eventStore.js";
import { Slices } from "./slices.js";

/** What one filter says of all events of a set. */
export interface FilterRun {
  /** 1 where the filter is true, in the order of the events; `undefined` where the filter has no truth. */
  readonly truths: Uint8Array | undefined;
  /** On how many events each intact predicate is true. */
  readonly counts: readonly number[];
}

interface Job {
  readonly analysis: Analysis;
  readonly set: EventSet;
  /** Whether someone still asks: an analysis of an older text is not worth finishing. */
  readonly isWanted: () => boolean;
  readonly finish: (run: FilterRun | undefined) => void;
}

export class EvaluationService {
  readonly #runs = new WeakMap<Analysis, WeakMap<EventSet, FilterRun>>();
  readonly #pending = new WeakMap<Analysis, WeakMap<EventSet, Promise<FilterRun | undefined>>>();
  #jobs: Job[] = [];
  #isRunning = false;

  /** The result, where it is there already. */
  find(analysis: Analysis, set: EventSet): FilterRun | undefined {
    return this.#runs.get(analysis)?.get(set);
  }

  /** The result; `undefined` where it was not wanted any more before it was there. */
  async run(analysis: Analysis, set: EventSet, isWanted: () => boolean): Promise<FilterRun | undefined> {
    const known = this.find(analysis, set);
    if (known !== undefined) return known;
    const pending = this.#pending.get(analysis)?.get(set);
    if (pending !== undefined) return pending;
    const promise = new Promise<FilterRun | undefined>((finish) => {
      this.#jobs.push({ analysis, set, isWanted, finish });
    });
    at(this.#pending, analysis).set(set, promise);
    if (!this.#isRunning) void this.#work();
    return promise;
  }

  /** Gives up all that is not finished. */
  stop(): void {
    for (const { finish } of this.#jobs) finish(undefined);
    this.#jobs = [];
  }

  async #work(): Promise<void> {
    this.#isRunning = true;
    const slices = new Slices();
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      const run = await judge(job, slices);
      this.#pending.get(job.analysis)?.delete(job.set);
      if (run !== undefined) at(this.#runs, job.analysis).set(job.set, run);
      job.finish(run);
    }
    this.#isRunning = false;
  }
}

/** Small enough that the clock is asked often, large enough that asking costs nothing. */
const EVENTS_BETWEEN_LOOKS = 64;

async function judge({ analysis: { bound }, set, isWanted }: Job, slices: Slices): Promise<FilterRun | undefined> {
  if (!isWanted()) return undefined;
  const { events } = set;
  const filter = compile(bound);
  const counter = predicateCounter(bound);
  const truths = filter === undefined ? undefined : new Uint8Array(events.length);
  for (const [index, { event }] of events.entries()) {
    if (index % EVENTS_BETWEEN_LOOKS === 0 && slices.isOver()) {
      await slices.pause();
      if (!isWanted()) return undefined;
    }
    counter.add(event);
    if (truths !== undefined && filter?.(event)) truths[index] = 1;
  }
  return { truths, counts: counter.counts };
}

function at<Value>(map: WeakMap<Analysis, WeakMap<EventSet, Value>>, analysis: Analysis): WeakMap<EventSet, Value> {
  const known = map.get(analysis);
  if (known !== undefined) return known;
  const made = new WeakMap<EventSet, Value>();
  map.set(analysis, made);
  return made;
}
