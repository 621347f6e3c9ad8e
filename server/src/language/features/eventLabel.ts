/** An event in a few words, to tell it from others in a list. */

import { displayValue } from "../evaluation/displayValue.js";
import { textOf } from "../evaluation/text.js";
import { Decimal } from "../values/decimal.js";
import type { Event, EventRecord, EventValue } from "../values/event.js";

export interface EventLabel {
  /** `ConsoleLogin by alice` */
  readonly label: string;
  /** When and where. */
  readonly detail: string;
}

/** Of each group the first field that the event has. */
const WHAT = [["eventName"], ["exe", "filename", "dnsHost", "dns_host"], ["type", "sigid", "verb", "status"]];
const WHO = [["user", "userIdentity.userName", "userIdentity.arn", "user.username", "userIdentity.type"]];
const FROM = [["srcIp", "src_ip", "sourceIPAddress", "connection.src_addr"]];
const TO = [["dstIp", "dst_ip", "connection.dst_addr", "connection.addr"]];
const TIME = ["event_time", "eventTime", "timestamp", "updatedAt", "requestReceivedTimestamp"];
const WHERE = ["eventSource", "taskFamily", "hostname", "agent_id", "awsRegion", "region", "accountId"];

const MOST_PLACES = 2;

/** @example eventLabel({ record: { eventName: "ConsoleLogin", userIdentity: { userName: "alice" } }, virtualType: "cloudtrail" }).label // "ConsoleLogin · alice" */
export function eventLabel({ record, virtualType }: Event): EventLabel {
  const type = find(record, "event_type") ?? virtualType;
  const from = firstOf(record, FROM);
  const to = firstOf(record, TO);
  const route = to.length > 0 ? [`${from.join("") || "?"} → ${to.join("")}`] : from;
  const words = [...firstOf(record, WHAT), ...firstOf(record, WHO), ...route];
  const label = words.length > 0 ? words.join(" · ") : (type ?? "event");
  const places = WHERE.flatMap((field) => find(record, field) ?? []).slice(0, MOST_PLACES);
  const detail = [timeOf(record), type, ...places];
  return { label, detail: detail.filter((part) => part !== undefined).join(" · ") };
}

function firstOf(record: EventRecord, groups: readonly (readonly string[])[]): readonly string[] {
  return groups.flatMap(
    (group) => group.map((field) => find(record, field)).find((value) => value !== undefined) ?? [],
  );
}

function timeOf(record: EventRecord): string | undefined {
  const found = TIME.map((field) => find(record, field)).find((value) => value !== undefined);
  const milliseconds = found !== undefined && /^\d{12,14}$/.test(found) ? Number(found) : Number.NaN;
  return Number.isNaN(milliseconds) ? found : new Date(milliseconds).toISOString();
}

/** The text of a field, sanitised and shortened; nothing for objects and lists. */
function find(record: EventRecord, path: string): string | undefined {
  let value: EventValue | undefined = record;
  for (const key of path.split(".")) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  if (value === null || value === undefined || (typeof value === "object" && !(value instanceof Decimal))) {
    return undefined;
  }
  return displayValue(textOf(value), 60).slice(1, -1);
}

function isRecord(value: EventValue | undefined): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}
