/** Workers say what one thread says: the same items in the same order, however files are cut and whoever ends early. */

import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { analyse, type Event, portableFilter } from "../../server/src/language/index.js";
import type { ArrivedItem } from "../../server/src/workspace/events/carriedItems.js";
import { type EventJudge, type EventVerdict, eventJudge } from "../../server/src/workspace/events/eventJudge.js";
import { findEventFiles } from "../../server/src/workspace/events/findEventFiles.js";
import { judgeInParallel, type ParallelOptions } from "../../server/src/workspace/events/judgeInParallel.js";
import type { JudgedItem } from "../../server/src/workspace/events/judgeRecords.js";
import { type Piece, piecesOf } from "../../server/src/workspace/events/pieces.js";
import { readCounted } from "../../server/src/workspace/events/readCounted.js";
import { fileAsAWhole } from "../../server/src/workspace/events/readItem.js";
import { readJudged } from "../../server/src/workspace/events/readJudged.js";
import { Random, recordText } from "../matcher/recordTexts.js";
import type { Ending } from "../support/endingWorker.js";
import { EVENT_FORMS } from "../support/eventForms.js";
import { aliasSchema } from "../support/platformAliases.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const SEED = Number(process.env["SEED"] ?? 20_261_122);
const CONTEXT = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
/** So small that each file is cut several times. */
const CUTTING = { from: 1, range: 8 * 1024, head: 2 * 1024 } as const;

const ENDING_WORKER = new URL("../support/endingWorker.js", import.meta.url);

const rule = (filter: string, ...suppressions: readonly string[]) => ({
  filter: analyse(filter, CONTEXT).bound,
  suppressions: suppressions.map((one) => analyse(one, CONTEXT).bound),
});
const SETS = [
  [rule('a = "longer-than-eight"')],
  [rule("a = 5 or b.a != 5 or a = 123456789012345678901234567890")],
  [rule("a = 5", "b = null"), rule("b.a != 5"), rule("a != null", "a = 5")],
] as const;
type Rules = (typeof SETS)[number];

/** Files of all forms, whole and damaged, some of them packed. */
function savedFolder(test: TestContext): ScratchFolder {
  const folder = scratchFolder(test);
  const random = new Random(SEED);
  const records = (count: number, damageIn: number): readonly string[] =>
    Array.from({ length: count }, () => recordText(random, { damageIn }));
  for (const [number, { save }] of EVENT_FORMS.entries()) {
    const name = `${number}`.padStart(2, "0");
    folder.write(`${name}-whole.json`, save(records(120, 1_000_000)));
    folder.write(`${name}-damaged.json`, save([...records(60, 1_000_000), ...records(120, 20)]));
    folder.write(`${name}-packed.json.gz`, gzipSync(save(records(100, 200))));
    const text = save(records(100, 1_000_000));
    folder.write(`${name}-broken-off.json`, text.slice(0, text.length - random.below(400)));
  }
  const lines = `${records(200, 1_000_000).join("\n")}\n`;
  const pretty = JSON.stringify(
    { Records: Array.from({ length: 400 }, (_, a) => ({ a: a % 7, b: { a: 5 } })) },
    null,
    2,
  );
  folder.write(
    "mixed.json",
    `${lines}${pretty}\n${lines}{"a":5}{"a":5}\n[{"a":5},\n{"a":6}]\n${lines}{"a": nonsense}\n${lines}`,
  );
  folder.write("damage.json", `${lines}{"other": "x\n{"a":5\n${lines}{"a":5, "b": {\n${lines}"}}}\n${lines}`);
  // How records may begin is learned behind the first damage, beyond the head, and tells where one begins behind the second.
  const plain = '{"a":5,"b":{"a":5}}\n'.repeat(600);
  folder.write(
    "beginnings.json",
    `${plain}{"a":"x\n{"zz":1,"b":2}\n{"zz":1,"b":3}\n${plain}{"a":"q {"zz":5,"a":5} x\n${plain}`,
  );
  folder.write("truncated.json.gz", gzipSync(lines).subarray(0, 900));
  folder.write("empty.json", "");
  folder.write("notes.txt", "no events");
  folder.write("table.json", "PK\u0003\u0004....");
  return folder;
}

function found(folder: ScratchFolder) {
  return [...findEventFiles([folder.path, "nowhere.json"], { cwd: folder.path })];
}

/** Everything that can be seen of items; events that pass are counted up to the next other one. */
class Seen {
  readonly said: unknown[] = [];
  #passed = 0;

  constructor(readonly judge: EventJudge) {}

  add(item: ArrivedItem | JudgedItem<EventVerdict>): void {
    if (item.kind === "passed") this.#passed += item.count;
    else if (item.kind === "tally") assert.fail("Nobody asked for numbers only.");
    else if (item.kind === "event") {
      const verdict = this.judge.judgeEvent(item.event);
      if (verdict === undefined) this.#passed++;
      else this.#say(["judged", rulesOf(verdict), item.place, item.event]);
    } else if (item.kind === "judged") {
      const [read] = item.read();
      assert.ok(read?.kind === "event");
      assert.deepEqual(read.place, item.place);
      this.#say(["judged", rulesOf(item.verdict), item.place, read.event]);
    } else if (item.message.key !== "workers.lost") this.#say([item.kind, item.place, item.message]);
  }

  get all(): readonly unknown[] {
    return [...this.said, this.#passed];
  }

  #say(what: readonly unknown[]): void {
    this.said.push(what);
  }
}

/** In one form and order, whoever judged. */
function rulesOf(verdict: EventVerdict): unknown {
  if (verdict === true) return verdict;
  const { alerts, suppressed } = verdict;
  return { alerts: alerts.toSorted((a, b) => a - b), suppressed: suppressed.toSorted((a, b) => a - b) };
}

async function byOneThread(folder: ScratchFolder, rules: Rules): Promise<Seen> {
  const judge = eventJudge(rules) ?? assert.fail();
  const seen = new Seen(judge);
  for await (const batch of readJudged({ kind: "found", found: found(folder) }, judge.scanner))
    for (const item of batch) seen.add(item);
  return seen;
}

function optionsFor(rules: Rules): ParallelOptions {
  const portable = rules.map(({ filter, suppressions }) => ({
    filter: portableFilter(filter),
    suppressions: suppressions.map(portableFilter),
  }));
  const task = { rules: portable, countsOnly: false, skim: false };
  return { workers: 3, task, judge: eventJudge(rules) ?? assert.fail() };
}

async function byWorkers(pieces: readonly Piece[], options: ParallelOptions): Promise<Seen> {
  const seen = new Seen(options.judge);
  for await (const batch of judgeInParallel(pieces, options)) for (const item of batch) seen.add(item);
  return seen;
}

class Counts {
  readonly counts = { events: 0, alerts: [0, 0, 0], suppressed: [0, 0, 0], problems: 0 };

  add(item: ArrivedItem | JudgedItem<EventVerdict>): void {
    const { counts } = this;
    const count = (verdict: "alerts" | "suppressed", rule: number, events: number): void => {
      counts[verdict][rule] = (counts[verdict][rule] ?? 0) + events;
    };
    if (item.kind === "passed") counts.events += item.count;
    else if (item.kind === "tally") {
      for (const [rule, events] of item.counts.alerts) count("alerts", rule, events);
      for (const [rule, events] of item.counts.suppressed) count("suppressed", rule, events);
    } else if (item.kind === "judged") {
      counts.events++;
      const { alerts, suppressed } = item.verdict === true ? { alerts: [0], suppressed: [] } : item.verdict;
      for (const rule of alerts) count("alerts", rule, 1);
      for (const rule of suppressed) count("suppressed", rule, 1);
    } else if (item.kind === "problem") counts.problems++;
  }
}

/** An event that was read in full, as if it had been judged by its bytes. */
function judgedEvent({ judgeEvent }: EventJudge, event: Event): ArrivedItem {
  const verdict = judgeEvent(event);
  if (verdict === undefined) return { kind: "passed", count: 1 };
  return { kind: "judged", verdict, place: fileAsAWhole(""), read: () => [] };
}

describe("judging with workers", () => {
  it("says what one thread says, of all forms, whole files and parts of them", async (test) => {
    const folder = savedFolder(test);
    for (const rules of SETS) {
      const expected = await byOneThread(folder, rules);
      assert.ok(expected.said.length > 300, `only ${expected.said.length} things said`);
      const pieces = [...piecesOf(found(folder), CUTTING)];
      assert.ok(pieces.filter(({ kind }) => kind === "range").length > 30);
      const actual = await byWorkers(pieces, optionsFor(rules));
      assert.deepEqual(actual.all, expected.all, `SEED=${SEED}`);
    }
  });

  it("loses nothing where workers end early, and says that they did", async (test) => {
    const folder = savedFolder(test);
    const [, rules] = SETS;
    const expected = await byOneThread(folder, rules);
    const pieces = [...piecesOf(found(folder), CUTTING)];
    for (const ending of [
      { how: "exit", messages: 0 },
      { how: "exit", messages: 7 },
      { how: "throw", messages: 4 },
    ] satisfies readonly Ending[]) {
      const options = optionsFor(rules);
      const task = { ...options.task, ending };
      const notes: string[] = [];
      const seen = new Seen(options.judge);
      for await (const batch of judgeInParallel(pieces, { ...options, task, workerFile: ENDING_WORKER })) {
        for (const item of batch) {
          seen.add(item);
          if (item.kind === "note" && item.message.key === "workers.lost")
            notes.push(String(item.message.values["cause"]));
        }
      }
      assert.deepEqual(seen.all, expected.all, `SEED=${SEED}, ${ending.how} after ${ending.messages} messages`);
      assert.deepEqual(notes, Array(3).fill(ending.how === "exit" ? "exit 3" : "a mistake of ours"));
    }
  });

  it("gives numbers only where only these are wanted, also where workers end early", async (test) => {
    const folder = savedFolder(test);
    const all = { kind: "found", found: found(folder) } as const;
    const pieces = [...piecesOf(found(folder), CUTTING)];
    for (const rules of SETS) {
      const options = optionsFor(rules);
      const expected = new Counts();
      for await (const batch of readJudged(all, options.judge.scanner))
        for (const item of batch) expected.add(item.kind === "event" ? judgedEvent(options.judge, item.event) : item);
      assert.ok(expected.counts.alerts[0] !== 0);
      const byOne = new Counts();
      for await (const batch of readCounted(all, options.judge.counter, {})) for (const item of batch) byOne.add(item);
      assert.deepEqual(byOne.counts, expected.counts);
      for (const workerFile of [undefined, ENDING_WORKER]) {
        const task = { ...options.task, countsOnly: true, ending: { how: "exit", messages: 5 } satisfies Ending };
        const actual = new Counts();
        const file = workerFile === undefined ? {} : { workerFile };
        for await (const batch of judgeInParallel(pieces, { ...options, ...file, task }))
          for (const item of batch) actual.add(item);
        assert.deepEqual(actual.counts, expected.counts);
      }
    }
  });

  it("ends at once when it is interrupted", async (test) => {
    const folder = savedFolder(test);
    const controller = new AbortController();
    const pieces = [...piecesOf(found(folder), CUTTING)];
    let batches = 0;
    for await (const _ of judgeInParallel(pieces, { ...optionsFor(SETS[1]), signal: controller.signal })) {
      batches++;
      controller.abort();
    }
    assert.equal(batches, 1);
  });
});
