/**
 * What the readers of saved events know of a record by its keys, as conditions. `language/events` decides; a test judges
 * records of all forms by both.
 */

import { type AtomTest, allOf, anyOf, type Condition, not, type VirtualType } from "./condition.js";

/**
 * Keys at the top without which no record is a list, an envelope or a digest, nor has other keys than it was saved with.
 * A record with one of them is left to the readers.
 */
export const WRAPPING_KEYS: readonly string[] = [
  ...["Records", "Events", "Findings", "logEvents", "events", "hits", "items"],
  ...["detail-type", "_source", "CloudTrailEvent", "message", "Service"],
  ...["TopicArn", "Sns", "Messages", "ReceiptHandle", "receiptHandle"],
  ...["digestStartTime", "digestS3Bucket"],
];

/** Whether readers attach this event type to a record. */
export function virtualTypeCondition(type: VirtualType): Condition {
  return allOf([not(has("event_type")), CONDITIONS[type]]);
}

const isCloudTrail = anyOf([
  allOf([equals("AwsCloudTrailInsight", "eventType"), isText("eventVersion")]),
  allOf([
    isText("eventSource"),
    not(direct({ kind: "text", operator: "starts_with", texts: ["aws:"] }, "eventSource")),
    isText("eventName"),
    anyOf(["eventVersion", "eventID", "awsRegion", "userIdentity"].map((key) => has(key))),
  ]),
]);

const isFinding = allOf([
  isObject("service"),
  isText("type"),
  anyOf([equals("guardduty", "service", "serviceName"), allOf([isObject("resource"), has("schemaVersion")])]),
]);

const isKubernetesAudit = anyOf([
  allOf([
    isText("apiVersion"),
    equals("Event", "kind"),
    direct({ kind: "text", operator: "starts_with", texts: ["audit.k8s.io/"] }, "apiVersion"),
  ]),
  allOf([not(isText("apiVersion")), isText("auditID"), isText("stage")]),
]);

const CONDITIONS: Readonly<Record<VirtualType, Condition>> = {
  cloudtrail: isCloudTrail,
  guardduty: allOf([not(isCloudTrail), isFinding]),
  kubernetesAudit: allOf([not(isCloudTrail), not(isFinding), isKubernetesAudit]),
};

function has(...segments: readonly string[]): Condition {
  return direct({ kind: "presence" }, ...segments);
}

function isText(...segments: readonly string[]): Condition {
  return direct({ kind: "isText" }, ...segments);
}

function isObject(...segments: readonly string[]): Condition {
  return direct({ kind: "isObject" }, ...segments);
}

function equals(text: string, ...segments: readonly string[]): Condition {
  return direct({ kind: "equality", literals: [{ kind: "string", value: text }] }, ...segments);
}

function direct(test: AtomTest, ...segments: readonly string[]): Condition {
  return { kind: "atom", segments, isDirect: true, test };
}
