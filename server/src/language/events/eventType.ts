/**
 * The event type of a record that does not name it: a CloudTrail record, a GuardDuty finding and a Kubernetes audit
 * event are known by their own fields [O].
 */

import type { EventType } from "../schema/schema.js";
import type { Event, EventRecord } from "../values/event.js";
import { has, hasTexts, isRecord } from "./recordShape.js";

/**
 * The event type that a reader attaches to a record; `undefined` where the record has one, or nothing tells.
 *
 * @example virtualTypeOf({ eventSource: "s3.amazonaws.com", eventName: "GetObject", awsRegion: "eu-west-1" }) // "cloudtrail"
 */
export function virtualTypeOf(record: EventRecord): EventType | undefined {
  if (has(record, "event_type")) return undefined;
  if (isCloudTrail(record)) return "cloudtrail";
  if (isGuardDutyFinding(record)) return "guardduty";
  return isKubernetesAudit(record) ? "kubernetesAudit" : undefined;
}

/**
 * Makes an event of a record that came without a wrapping, such as the inline event of a rule test.
 *
 * @example toEvent({ event_type: "audit", exe: "/bin/sh" }) // { record, virtualType: undefined }
 */
export function toEvent(record: EventRecord): Event {
  return { record, virtualType: virtualTypeOf(record) };
}

/** Notifications of S3 buckets have the same keys; their source is `aws:s3`. Insight events name no source at the top. */
function isCloudTrail(record: EventRecord): boolean {
  const { eventType, eventSource } = record;
  if (eventType === "AwsCloudTrailInsight" && hasTexts(record, "eventVersion")) return true;
  if (typeof eventSource !== "string" || eventSource.startsWith("aws:") || !hasTexts(record, "eventName")) return false;
  return ["eventVersion", "eventID", "awsRegion", "userIdentity"].some((key) => has(record, key));
}

function isGuardDutyFinding(record: EventRecord): boolean {
  const { service, resource } = record;
  if (!isRecord(service) || !hasTexts(record, "type")) return false;
  const { serviceName } = service;
  return serviceName === "guardduty" || (isRecord(resource) && has(record, "schemaVersion"));
}

/** The elements of an `EventList` carry neither `kind` nor `apiVersion`. */
function isKubernetesAudit(record: EventRecord): boolean {
  const { kind, apiVersion } = record;
  if (typeof apiVersion === "string") return kind === "Event" && apiVersion.startsWith("audit.k8s.io/");
  return hasTexts(record, "auditID", "stage");
}
