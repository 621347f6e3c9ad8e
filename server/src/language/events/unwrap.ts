/**
 * Takes records out of what they are saved in: lists, envelopes, JSON texts inside of records. Every form is known by
 * its content, and one may hold another.
 */

import type { EventRecord, EventValue } from "../values/event.js";
import type { JsonCause } from "../values/jsonResult.js";
import { parseJson } from "../values/parseJson.js";
import { isCapitalisedFinding, withSmallKeys } from "./guardDutyCase.js";
import { findRecordList, isElasticsearchHit, isLogEvent, isLookupEvent } from "./listForms.js";
import { has, hasTexts, isList, isRecord } from "./recordShape.js";

export type Unwrapped =
  | { readonly kind: "record"; readonly record: EventRecord }
  /** Nothing is wrong, but there is no event in it. */
  | { readonly kind: "skipped"; readonly reason: "digest" }
  | { readonly kind: "malformed"; readonly reason: "notARecord" | "wrappedTooOften"; readonly value: EventValue }
  /** A JSON text inside of the record is wrong. */
  | {
      readonly kind: "malformed";
      readonly reason: "jsonText";
      readonly text: string;
      readonly offset: number;
      readonly cause: JsonCause;
    };

/** EventBridge in a log message in an Elasticsearch hit in a list makes five; nobody needs more than this [O]. */
const MOST_WRAPPINGS = 8;

/**
 * The records in a value, in their order.
 *
 * @example unwrap({ Records: [{ eventName: "GetObject" }] }) // [{ kind: "record", record: { eventName: "GetObject" } }]
 */
export function unwrap(value: EventValue): readonly Unwrapped[] {
  const found: Unwrapped[] = [];
  unwrapInto(found, value, 0);
  return found;
}

function unwrapInto(found: Unwrapped[], value: EventValue, wrappings: number): void {
  if (wrappings > MOST_WRAPPINGS) found.push({ kind: "malformed", reason: "wrappedTooOften", value });
  else if (isList(value)) for (const element of value) unwrapInto(found, element, wrappings + 1);
  else if (isRecord(value)) unwrapRecord(found, value, wrappings);
  else if (typeof value === "string" && looksLikeJson(value)) unwrapText(found, value, wrappings);
  else found.push({ kind: "malformed", reason: "notARecord", value });
}

function unwrapRecord(found: Unwrapped[], record: EventRecord, wrappings: number): void {
  const list = findRecordList(record);
  const { detail, _source } = record;
  if (list !== undefined) {
    for (const element of list) unwrapInto(found, element, wrappings + 1);
  } else if (has(record, "event_type")) found.push({ kind: "record", record });
  else if (isDigest(record)) found.push({ kind: "skipped", reason: "digest" });
  else if (isNotification(record)) unwrapText(found, textAt(record, "Message"), wrappings);
  else if (isQueueMessage(record)) unwrapText(found, textAt(record, bodyKey(record)), wrappings);
  else if (isLambdaNotification(record)) unwrapInto(found, record["Sns"] ?? null, wrappings + 1);
  else if (isEventBridge(record)) unwrapInto(found, detail ?? null, wrappings + 1);
  else if (isElasticsearchHit(record)) unwrapInto(found, _source ?? null, wrappings + 1);
  else if (isLookupEvent(record)) unwrapText(found, textAt(record, "CloudTrailEvent"), wrappings);
  else if (isLogEvent(record) && looksLikeJson(textAt(record, "message")))
    unwrapText(found, textAt(record, "message"), wrappings);
  else found.push({ kind: "record", record: isCapitalisedFinding(record) ? withSmallKeys(record) : record });
}

function unwrapText(found: Unwrapped[], text: string, wrappings: number): void {
  const result = parseJson(text);
  if (result.kind === "value") unwrapInto(found, result.value, wrappings + 1);
  else found.push({ kind: "malformed", reason: "jsonText", text, offset: result.offset, cause: result.cause });
}

function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function textAt(record: EventRecord, key: string): string {
  const value = record[key];
  return typeof value === "string" ? value : "";
}

/** CloudTrail writes digests beside its log files, to prove that nobody changed them. */
function isDigest(record: EventRecord): boolean {
  return hasTexts(record, "digestStartTime", "digestEndTime") || hasTexts(record, "digestS3Bucket", "digestS3Object");
}

/** What SNS sends, where the message is an event; any other message is a record of its own kind. */
function isNotification(record: EventRecord): boolean {
  return hasTexts(record, "TopicArn", "MessageId", "Message") && looksLikeJson(textAt(record, "Message"));
}

/** As SQS gives messages: `Body` by its API, `body` to Lambda functions. */
function isQueueMessage(record: EventRecord): boolean {
  const isMessage = hasTexts(record, "MessageId", "ReceiptHandle") || hasTexts(record, "messageId", "receiptHandle");
  return isMessage && looksLikeJson(textAt(record, bodyKey(record)));
}

function bodyKey(record: EventRecord): string {
  return hasTexts(record, "Body") ? "Body" : "body";
}

/** As SNS calls Lambda functions. */
function isLambdaNotification(record: EventRecord): boolean {
  const { Sns, EventSource } = record;
  return EventSource === "aws:sns" && isRecord(Sns);
}

function isEventBridge(record: EventRecord): boolean {
  const { detail } = record;
  return hasTexts(record, "detail-type") && isRecord(detail);
}
