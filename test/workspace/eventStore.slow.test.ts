/** Many saved events while filters are edited: what columns say, what is read again, and what happens when files change. */

import assert from "node:assert/strict";
import { appendFileSync, rmSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type Analysis, analyse, compile, type Event } from "../../server/src/language/index.js";
import { firstRows } from "../../server/src/matcher/index.js";
import { conditionsIn, EvaluationService, rowsByVerdict } from "../../server/src/workspace/evaluationService.js";
import { type EventSet, MOST_KEPT } from "../../server/src/workspace/eventSet.js";
import { EventStore } from "../../server/src/workspace/eventStore.js";
import type { EventPlaces } from "../../server/src/workspace/fileAccess.js";
import { judgeByReading } from "../../server/src/workspace/judgeByReading.js";
import { nodeFileAccess } from "../../server/src/workspace/nodeFileAccess.js";
import { cloudTrailRecords, EVENT_FORMS } from "../support/eventForms.js";
import { aliasSchema } from "../support/platformAliases.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const CONTEXT = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const NO_SIGNAL = new AbortController().signal;

function analysis(filter: string): Analysis {
  return analyse(filter, CONTEXT);
}

/** As in the server: a store, and what judges on it. */
function opened({ path }: ScratchFolder, mostEvents = 1_000_000) {
  const places: EventPlaces = { paths: [path], folder: path, root: undefined };
  const loaded: number[] = [];
  const store = new EventStore(nodeFileAccess, {
    mostEvents: () => mostEvents,
    namesFor: () => new Map(),
    onLoaded: () => loaded.push(loaded.length),
    onProgress: () => undefined,
  });
  const evaluation = new EvaluationService(store, nodeFileAccess);
  return { places, store, evaluation, loaded };
}

async function eventsIn(places: EventPlaces): Promise<readonly Event[]> {
  const events: Event[] = [];
  for await (const item of nodeFileAccess.readEvents(places, NO_SIGNAL))
    if (item.kind === "event") events.push(item.event);
  return events;
}

async function rowsOf(evaluation: EvaluationService, filter: string, set: EventSet): Promise<readonly number[]> {
  const run = await evaluation.run(analysis(filter), set, () => true);
  assert.ok(run?.rows, filter);
  return firstRows(run.rows, set.total);
}

function expectedRows(filter: string, events: readonly Event[]): readonly number[] {
  const compiled = compile(analysis(filter).bound);
  return events.flatMap((event, row) => (compiled?.(event) ? [row] : []));
}

const FILTERS = [
  'event_type = "cloudtrail" and user ends_with "7"',
  'userIdentity.note like "ünïcode" and user = "user1003"',
  'resources.type = "B" and not (userIdentity.userName starts_with "user1")',
  "missing != null or region = null",
];

describe("many saved events", () => {
  for (const { name, save } of EVENT_FORMS) {
    it(`are judged and read again as the readers alone would, saved as ${name}`, async (test) => {
      const folder = scratchFolder(test);
      const records = cloudTrailRecords(MOST_KEPT + 60);
      folder.write("1.json", save(records.slice(0, 1_050)));
      folder.write("2.json.gz", gzipSync(save(records.slice(1_050))));
      const { places, store, evaluation } = opened(folder);
      const events = await eventsIn(places);
      const set = await store.load(places);
      assert.equal(set.total, records.length);
      assert.equal(set.first.length, MOST_KEPT);
      for (const filter of FILTERS)
        assert.deepEqual(await rowsOf(evaluation, filter, set), expectedRows(filter, events), filter);
      const wanted = [set.total - 1, 3, MOST_KEPT + 5, MOST_KEPT];
      const again = await store.readEvents(set, wanted);
      for (const row of wanted) assert.deepEqual(again.get(row)?.event, events[row], `event ${row}`);
      assert.equal(store.findEvent(set, set.total - 1)?.event, again.get(set.total - 1)?.event);
    });
  }

  it("answer what a column can answer at once, and read what is new in the background", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", `${cloudTrailRecords(MOST_KEPT * 2).join("\n")}\n`);
    const { places, store, evaluation } = opened(folder);
    const set = await store.load(places);
    const order: string[] = [];
    const run = async (filter: string): Promise<void> => {
      await evaluation.run(analysis(filter), set, () => true);
      order.push(filter);
    };
    await run('awsRegion = "eu-west-1"');
    // The first reads a new name, so it waits; the second has its column.
    await Promise.all([run('eventName = "CreateUser"'), run('awsRegion = "eu-west-2"')]);
    assert.deepEqual(order.slice(1), ['awsRegion = "eu-west-2"', 'eventName = "CreateUser"']);
  });

  it("give up a filter that nobody wants any more, before the events are read for it", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", `${cloudTrailRecords(MOST_KEPT + 1).join("\n")}\n`);
    const { places, store, evaluation } = opened(folder);
    const set = await store.load(places);
    let isWanted = true;
    const run = evaluation.run(analysis('eventNa = "CreateUser"'), set, () => isWanted);
    isWanted = false;
    assert.equal(await run, undefined);
    assert.equal(set.table.missing(conditionsIn(analysis('eventNa = "CreateUser"').bound).all).size, 1);
  });

  it("count where each predicate is true", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", `${cloudTrailRecords(110).join("\n")}\n`);
    const { places, store, evaluation } = opened(folder);
    const set = await store.load(places);
    const filter = analysis('userIdentity.userName ends_with "9" and userIdentity.userName like "10" and exe = ');
    const run = await evaluation.run(filter, set, () => true);
    assert.deepEqual(run, { rows: undefined, counts: [11, 11] });
  });

  it("are read anew where a file has changed meanwhile", async (test) => {
    const folder = scratchFolder(test);
    const file = folder.write("events.ndjson", `${cloudTrailRecords(MOST_KEPT + 10).join("\n")}\n`);
    const { places, store, evaluation } = opened(folder);
    const before = await store.load(places);
    appendFileSync(file, '{"eventName":"Late"}\n');
    const judged = await evaluation.run(analysis('eventName = "Late"'), before, () => true);
    assert.equal(judged, undefined, "the set is out of date");
    const after = await store.load(places);
    assert.equal(after.total, before.total + 1);
    assert.deepEqual(await rowsOf(evaluation, 'eventName = "Late"', after), [before.total]);
    appendFileSync(file, '{"eventName":"Later"}\n');
    store.filesChanged();
    assert.equal((await store.load(places)).total, before.total + 2);
    rmSync(file);
    assert.equal((await store.readEvents(after, [before.total])).size, 0);
  });

  it("are read up to the limit, and no further when a column is added", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", `${cloudTrailRecords(MOST_KEPT + 500).join("\n")}\n`);
    const { places, store, evaluation } = opened(folder, MOST_KEPT + 100);
    const set = await store.load(places);
    assert.deepEqual([set.total, set.isCapped], [MOST_KEPT + 100, true]);
    const rows = await rowsOf(evaluation, 'eventName = "CreateUser"', set);
    assert.equal(rows.length, set.total);
  });

  it("are read for a name that has too many distinct values for a column", async (test) => {
    const folder = scratchFolder(test);
    folder.write("1.ndjson", `${cloudTrailRecords(1_500).join("\n")}\nno record\n`);
    folder.write("2.json", `{"Records":[${cloudTrailRecords(700).join(",")}]}`);
    const { places, store, evaluation } = opened(folder);
    const events = await eventsIn(places);
    const set = await store.load(places);
    const filter = 'userIdentity.userName ends_with "77" and region = "eu-west-1"';
    const { all } = conditionsIn(analysis(filter).bound);
    const beyond = { numbers: new Uint32Array(0), entries: undefined, weight: 0 };
    set.table.add(new Map([...set.table.missing(all).keys()].map((key) => [key, beyond])), all);
    assert.deepEqual(await rowsOf(evaluation, filter, set), expectedRows(filter, events));
    const run = await evaluation.run(analysis(filter), set, () => true);
    assert.deepEqual(run?.counts, [expectedRows('userIdentity.userName ends_with "77"', events).length, 2_200]);
    const stopped = await judgeByReading(nodeFileAccess, set, [analysis(filter).bound], AbortSignal.abort());
    assert.equal(stopped, undefined);
  });

  it("are listed with those first that a rule says something of", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", `${cloudTrailRecords(12).join("\n")}\n`);
    const { places, store, evaluation } = opened(folder);
    const set = await store.load(places);
    const [filter, suppression] = [analysis('user like "1"'), analysis('user = "user10"')];
    for (const each of [filter, suppression]) await evaluation.run(each, set, () => true);
    const rows = evaluation.findRows(filter, [suppression], set);
    assert.ok(rows);
    assert.deepEqual([rows.matchCount, rows.suppressedCount], [3, 1]);
    assert.deepEqual(
      [...rowsByVerdict(rows, 4)].map(({ row, verdict }) => `${row} ${verdict}`),
      ["1 alert", "11 alert", "10 suppressed", "0 none"],
    );
  });
});
