/**
 * Judges filters on many events while the author types. What columns can answer is answered at once, in slices; where a
 * filter reads a name that has no column yet, the events are read again in the background, and the answer follows. An
 * edit leaves all other filters' results in place, because an unchanged filter keeps its analysis.
 */

import { type Analysis, type BoundFilter, boundPredicatesIn, type Verdict } from "../language/index.js";
import {
  allRows,
  type Condition,
  complement,
  conditionOf,
  countRows,
  firstRows,
  intersection,
  nextRow,
  noRows,
  type RowSet,
  union,
} from "../matcher/index.js";
import type { EventSet } from "./eventSet.js";
import type { EventStore } from "./eventStore.js";
import type { FileAccess } from "./fileAccess.js";
import { judgeByReading } from "./judgeByReading.js";
import { Slices } from "./slices.js";

/** What one filter says of all events of a set. */
export interface FilterRun {
  /** Those on which it is true; `undefined` where the filter has no truth. */
  readonly rows: RowSet | undefined;
  /** On how many events each intact predicate is true. */
  readonly counts: readonly number[];
}

/** The events of a set, by the verdict of a rule on them. */
export interface RuleRows {
  readonly alerts: RowSet;
  readonly suppressed: RowSet;
  readonly matchCount: number;
  readonly suppressedCount: number;
}

interface Job {
  readonly analysis: Analysis;
  readonly set: EventSet;
  /** Whether someone still asks: an analysis of an older text is not worth finishing. */
  readonly isWanted: () => boolean;
  readonly finish: (run: FilterRun | undefined) => void;
}

/** A name that is being typed is not worth reading all events for. */
const SETTLED_AFTER_MILLISECONDS = 120;
/** How often is asked whether a reading is still wanted. */
const LOOK_AFTER_MILLISECONDS = 20;

export class EvaluationService {
  readonly #runs = new WeakMap<Analysis, WeakMap<EventSet, FilterRun>>();
  readonly #pending = new WeakMap<Analysis, WeakMap<EventSet, Promise<FilterRun | undefined>>>();
  #jobs: Job[] = [];
  /** Jobs whose columns are not there. */
  #waiting: Job[] = [];
  #isRunning = false;
  #isReading = false;

  constructor(
    private readonly events: EventStore,
    private readonly files: FileAccess,
  ) {}

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

  /**
   * The events by the verdict of a rule, where all parts of it are judged.
   *
   * @param filter `undefined` for a rule that has none, so that it matches everything
   */
  findRows(filter: Analysis | undefined, suppressions: readonly Analysis[], set: EventSet): RuleRows | undefined {
    const matches = filter === undefined ? allRows(set.total) : this.find(filter, set)?.rows;
    let suppressed = noRows(set.total);
    for (const suppression of suppressions) {
      const rows = this.find(suppression, set)?.rows;
      if (rows === undefined) return undefined;
      suppressed = union(suppressed, rows);
    }
    if (matches === undefined) return undefined;
    const alerts = intersection(matches, complement(suppressed));
    suppressed = intersection(matches, suppressed);
    const suppressedCount = countRows(suppressed);
    return { alerts, suppressed, matchCount: countRows(alerts) + suppressedCount, suppressedCount };
  }

  /** Gives up all that is not finished. */
  stop(): void {
    for (const { finish } of [...this.#jobs, ...this.#waiting]) finish(undefined);
    this.#jobs = [];
    this.#waiting = [];
  }

  async #work(): Promise<void> {
    this.#isRunning = true;
    const slices = new Slices();
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      if (!job.isWanted()) this.#finish(job, undefined);
      else if (isInColumns(job)) this.#finish(job, await judge(job, slices).catch(reported));
      else {
        this.#waiting.push(job);
        if (!this.#isReading) void this.#read();
      }
    }
    this.#isRunning = false;
  }

  /** Reads what jobs wait for, one set after the other. */
  async #read(): Promise<void> {
    this.#isReading = true;
    for (;;) {
      const set = this.#waiting[0]?.set;
      if (set === undefined) break;
      const isWanted = (): boolean => this.#waiting.some((job) => job.set === set && job.isWanted());
      if (set.first.length < set.total) await settled(isWanted);
      const jobs = this.#waiting.filter((job) => job.set === set);
      this.#waiting = this.#waiting.filter((job) => job.set !== set);
      await this.#readFor(set, jobs).catch(reported);
      for (const job of jobs) this.#finish(job, this.find(job.analysis, set));
    }
    this.#isReading = false;
  }

  /** Finishes those jobs that are still wanted. */
  async #readFor(set: EventSet, all: readonly Job[]): Promise<void> {
    const jobs = all.filter((job) => job.isWanted());
    if (jobs.length === 0) return;
    const ending = new AbortController();
    const watch = setInterval(() => {
      if (!jobs.some((job) => job.isWanted())) ending.abort();
    }, LOOK_AFTER_MILLISECONDS);
    try {
      const conditions = jobs.flatMap(({ analysis }) => conditionsIn(analysis.bound).all);
      const isRead = await this.events.readColumns(set, conditions, ending.signal);
      const slices = new Slices();
      for (const job of jobs) {
        const run = isRead
          ? ((await judge(job, slices)) ?? (await this.#judgeByReading(job, ending.signal)))
          : undefined;
        this.#finish(job, run);
      }
    } finally {
      clearInterval(watch);
    }
  }

  /** For a filter that reads more distinct values than columns hold. */
  async #judgeByReading({ analysis, set, isWanted }: Job, signal: AbortSignal): Promise<FilterRun | undefined> {
    if (!isWanted()) return undefined;
    const { bound } = analysis;
    const predicates = predicatesIn(bound);
    const filters = bound.evaluable ? [bound, ...predicates] : predicates;
    const sets = await judgeByReading(this.files, set, filters, signal);
    if (sets === undefined) return undefined;
    const counts = sets.slice(filters.length - predicates.length).map(countRows);
    return { rows: bound.evaluable ? sets[0] : undefined, counts };
  }

  #finish({ analysis, set, finish }: Job, run: FilterRun | undefined): void {
    this.#pending.get(analysis)?.delete(set);
    if (run !== undefined) at(this.#runs, analysis).set(set, run);
    finish(run);
  }
}

/** Rows by their verdict, those that a rule says something of first, as many as are wanted. */
export function* rowsByVerdict(
  { alerts, suppressed }: RuleRows,
  atMost: number,
): Generator<{ readonly row: number; readonly verdict: Verdict }> {
  const none = complement(union(alerts, suppressed));
  let left = atMost;
  for (const [rows, verdict] of [
    [alerts, "alert"],
    [suppressed, "suppressed"],
    [none, "none"],
  ] as const) {
    for (const row of firstRows(rows, left)) {
      left--;
      yield { row, verdict };
    }
  }
}

/** The next event that a rule matches, suppressed or not, round the ends; `undefined` where it matches none. */
export function nextMatch({ alerts, suppressed }: RuleRows, from: number, step: 1 | -1): number | undefined {
  return nextRow(union(alerts, suppressed), from, step);
}

/** What must be judged of a filter: the whole, where it has a truth, and each predicate for itself. */
interface Conditions {
  readonly filter: Condition | undefined;
  readonly predicates: readonly Condition[];
  readonly all: readonly Condition[];
}

export function conditionsIn(bound: BoundFilter): Conditions {
  const filter = conditionOf(bound);
  const predicates = predicatesIn(bound).flatMap((predicate) => conditionOf(predicate) ?? []);
  return { filter, predicates, all: filter === undefined ? predicates : [filter, ...predicates] };
}

function predicatesIn({ expression }: BoundFilter): readonly BoundFilter[] {
  const predicates = expression === undefined ? [] : boundPredicatesIn(expression);
  return predicates.map((predicate) => ({ expression: predicate, evaluable: true }));
}

function isInColumns({ analysis, set }: Job): boolean {
  const { all } = conditionsIn(analysis.bound);
  return set.table.missing(all).size === 0 && !set.table.isBeyond(all);
}

/** `undefined` where it was not wanted any more, or where a column is missing. */
async function judge({ analysis, set: { table }, isWanted }: Job, slices: Slices): Promise<FilterRun | undefined> {
  const { filter, predicates } = conditionsIn(analysis.bound);
  const counts: number[] = [];
  for (const predicate of predicates) {
    const rows = await finished(table.judge(predicate), slices, isWanted);
    if (rows === undefined) return undefined;
    counts.push(countRows(rows));
  }
  if (filter === undefined) return { rows: undefined, counts };
  const rows = await finished(table.judge(filter), slices, isWanted);
  return rows && { rows, counts };
}

async function finished<Result>(
  work: Generator<undefined, Result | undefined>,
  slices: Slices,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (!slices.isOver()) continue;
    await slices.pause();
    if (!isWanted()) return undefined;
  }
}

/** A mistake of ours: the job counts as given up, and the others go on. */
function reported(error: unknown): undefined {
  console.error("Rulewright: judging saved events failed.", error);
}

/** Waits until an author has stopped typing for a moment, or goes on. */
async function settled(isWanted: () => boolean): Promise<void> {
  const end = performance.now() + SETTLED_AFTER_MILLISECONDS;
  while (performance.now() < end && isWanted())
    await new Promise<void>((resolve) => setTimeout(resolve, LOOK_AFTER_MILLISECONDS));
}

function at<Value>(map: WeakMap<Analysis, WeakMap<EventSet, Value>>, analysis: Analysis): WeakMap<EventSet, Value> {
  const known = map.get(analysis);
  if (known !== undefined) return known;
  const made = new WeakMap<EventSet, Value>();
  map.set(analysis, made);
  return made;
}
