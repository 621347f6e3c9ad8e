/**
 * The objects that hold a list of records: which key holds the list, and what an element must look like for the list to
 * be one of records. The splitter asks about the first element only, because it must not wait for the others.
 */

import type { EventRecord, EventValue } from "../values/event.js";
import { parseJson } from "../values/parseJson.js";
import { asciiText, byteCodes } from "./byteCodes.js";
import { has, hasTexts, isList, isRecord } from "./recordShape.js";

export interface ListForm {
  /** The keys from the object to the list. */
  readonly path: readonly [string] | readonly [string, string];
  /** The keys that may stand beside the list. They count only where the list is empty, so that nothing else tells. */
  readonly companions: readonly string[];
  readonly accepts: (element: EventValue) => boolean;
}

export const LIST_FORMS: readonly ListForm[] = [
  { path: ["Records"], companions: [], accepts: isRecord },
  { path: ["Events"], companions: ["NextToken"], accepts: isLookupEvent },
  { path: ["Messages"], companions: [], accepts: isQueuedMessage },
  { path: ["Findings"], companions: ["NextToken"], accepts: isRecord },
  {
    path: ["logEvents"],
    companions: ["messageType", "owner", "logGroup", "logStream", "subscriptionFilters"],
    accepts: isLogEvent,
  },
  {
    path: ["events"],
    companions: ["nextToken", "nextForwardToken", "nextBackwardToken", "searchedLogStreams"],
    accepts: isLogEvent,
  },
  {
    path: ["hits", "hits"],
    companions: ["took", "timed_out", "_shards", "_scroll_id", "aggregations", "hits"],
    accepts: isElasticsearchHit,
  },
  { path: ["items"], companions: ["kind", "apiVersion", "metadata"], accepts: isKubernetesItem },
];

/** The form whose list stands under these keys; `inner` is the key inside of the first one's object. */
export function findListForm(outer: string, inner: string | undefined): ListForm | undefined {
  return LIST_FORMS.find(({ path }) => path[0] === outer && path[1] === inner);
}

/**
 * Whether an element that is not yet parsed makes the list one of records. A damaged one does: then the others are still
 * judged. So does one that is too large to be tested.
 */
export function acceptsBytes(form: ListForm, element: Uint8Array): boolean {
  if (element.length > LONGEST_TESTED_ELEMENT) return true;
  // Any object is enough for these, and the first of each of many small files need not be parsed twice.
  if (form.accepts === isRecord && element[0] === byteCodes.OPEN_OBJECT) return true;
  const result = parseJson(asciiText(element));
  return result.kind === "error" || form.accepts(result.value);
}

const LONGEST_TESTED_ELEMENT = 1024 * 1024;

/** What stands in `Events` of `aws cloudtrail lookup-events`: the record itself is a JSON text. */
export function isLookupEvent(value: EventValue): value is EventRecord {
  return isRecord(value) && hasTexts(value, "CloudTrailEvent");
}

/** What stands in `Messages` of `aws sqs receive-message`. */
function isQueuedMessage(value: EventValue): boolean {
  return isRecord(value) && hasTexts(value, "MessageId", "ReceiptHandle");
}

export function isElasticsearchHit(value: EventValue): value is EventRecord {
  if (!isRecord(value)) return false;
  const { _source } = value;
  return isRecord(_source) && (has(value, "_index") || has(value, "_id"));
}

/** A line of CloudWatch Logs: a message and nothing but what the service says about it. */
export function isLogEvent(value: EventValue): value is EventRecord {
  if (!isRecord(value) || !hasTexts(value, "message")) return false;
  return Object.keys(value).every((key) => LOG_EVENT_KEYS.has(key));
}

const LOG_EVENT_KEYS: ReadonlySet<string> = new Set([
  "message",
  "timestamp",
  "ingestionTime",
  "id",
  "eventId",
  "logStreamName",
  "logGroupName",
  "logGroupIdentifier",
  "extractedFields",
]);

function isKubernetesItem(value: EventValue): boolean {
  return isRecord(value) && (hasTexts(value, "auditID") || hasTexts(value, "kind", "apiVersion"));
}

/**
 * The list of records that an object holds; `undefined` where it is a record itself. A list behind an `event_type` is a
 * field of a platform event: behind, because that is all that the splitter can know.
 */
export function findRecordList(record: EventRecord): readonly EventValue[] | undefined {
  for (const key of Object.keys(record)) {
    if (key === "event_type") return undefined;
    for (const form of LIST_FORMS) {
      if (form.path[0] !== key) continue;
      const list = listAt(record, form);
      if (list !== undefined) return list;
    }
  }
  return undefined;
}

function listAt(record: EventRecord, { path, companions, accepts }: ListForm): readonly EventValue[] | undefined {
  const [outer, inner] = path;
  const value = record[outer];
  const list = inner === undefined ? value : isRecord(value) ? value[inner] : undefined;
  if (!isList(list)) return undefined;
  const [first] = list;
  if (first !== undefined) return accepts(first) ? list : undefined;
  return Object.keys(record).every((key) => key === outer || companions.includes(key)) ? list : undefined;
}
