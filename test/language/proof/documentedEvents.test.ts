// What proofs take for granted of documented events, held against real ones.
import assert from "node:assert/strict";
import { it } from "node:test";
import { isLeaf, preparePath, someReached } from "../../../server/src/language/evaluation/fieldPath.js";
import { typeOf } from "../../../server/src/language/evaluation/resolve.js";
import { readRecord } from "../../../server/src/language/events/readRecord.js";
import type { Reached } from "../../../server/src/language/proof/leafTruth.js";
import { documentedValues, isAliasOnly, isDocumented } from "../../../server/src/language/proof/values.js";
import { EVENT_TYPES, type EventType } from "../../../server/src/language/schema/schema.js";
import type { EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";

it("real events look as proofs assume of documented ones", needsSharedData, () => {
  const wrong = new Set<string>();
  let judged = 0;
  for (const record of realRecords()) {
    const [part] = record;
    const type = EVENT_TYPES.find((one) => one === (part && typeOf(part.event)));
    if (part === undefined || type === undefined) continue;
    judged++;
    for (const path of pathsIn(part.event.record)) {
      for (const fault of faultsAt(path, part.event.record, type)) wrong.add(`${type} ${path}: ${fault}`);
    }
  }
  assert.ok(judged > 2_000, `${judged} events`);
  assert.deepEqual([...wrong], []);
});

function* faultsAt(path: string, record: EventRecord, type: EventType): Iterable<string> {
  const reached = reachedBy(path, record);
  if (reached.length > 0 && isAliasOnly(path, type, fullSchema)) yield "is there, though it only is an alias";
  // Of `event_type` itself proofs assume the type that they look at.
  if (path === "event_type" || !isDocumented(path, type, fullSchema)) return;
  const { single, listed, allow } = documentedValues(path, type, fullSchema);
  if (single && reached.length > 1) yield "has several values";
  const isAllowed = (value: Reached): boolean =>
    listed === undefined ? allow(value) : listed.some((one) => one === value || (!isLeaf(one) && !isLeaf(value)));
  for (const value of reached) if (!isAllowed(value)) yield `holds ${JSON.stringify(value)}`;
  const segments = path.split(".");
  for (let count = 1; count < segments.length && reached.length > 0; count++) {
    const outer = segments.slice(0, count).join(".");
    if (isDocumented(outer, type, fullSchema) && reachedBy(outer, record).length === 0) yield `is not in ${outer}`;
  }
}

function reachedBy(path: string, record: EventRecord): readonly Reached[] {
  const reached: Reached[] = [];
  someReached(record, preparePath(path.split(".")), (value) => {
    reached.push(value);
    return false;
  });
  return reached;
}

/** The paths of all members that hold something, as a filter would spell them. */
function pathsIn(value: EventValue, path = ""): ReadonlySet<string> {
  const paths = new Set<string>();
  if (value === null || isLeaf(value)) return paths;
  for (const [key, member] of Object.entries(value)) {
    const inner = Array.isArray(value) ? path : path === "" ? key : `${path}.${key}`;
    if (member !== null && inner !== "" && !/\s/.test(inner)) paths.add(inner);
    for (const deeper of pathsIn(member, inner)) paths.add(deeper);
  }
  return paths;
}

function* realRecords() {
  const lines = [
    ...sharedFiles("events").flatMap(sharedLines),
    // In the events of other services `event_type` has another meaning.
    ...sharedFiles("cases").flatMap((file) =>
      file.endsWith("panther-other.jsonl") ? [] : sharedLines(file).map(eventOf),
    ),
  ];
  for (const line of lines) {
    yield readRecord(line).flatMap((part) => (part.kind === "event" ? [part] : []));
  }
}

/** The text of the event in a case; of a case about a file, the empty object. */
function eventOf(line: string): string {
  const { event = {} } = JSON.parse(line);
  return JSON.stringify(event);
}
