/**
 * What is known about the fields of events: the types here, the data in `data/`. A schema is immutable; a workspace's
 * own fields and the fields observed in saved events make a new one.
 */

import type { Texts } from "../text/message.js";

/** In the order in which the platform's documents list them. */
export const EVENT_TYPES = [
  "audit",
  "host",
  "login",
  "network",
  "file",
  "cloudtrail",
  "threatintel",
  "winsec",
  "hostlessProcess",
  "hostlessNetflow",
  "kubernetesAudit",
  "kubernetesConfig",
  "guardduty",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const RULE_TYPES = [
  "Host",
  "File",
  "CloudTrail",
  "ThreatIntel",
  "Winsec",
  "HostlessProcess",
  "HostlessNetflow",
  "KubernetesAudit",
  "KubernetesConfig",
  "GuardDuty",
] as const;
export type RuleType = (typeof RULE_TYPES)[number];

/**
 * - `ip`: an address as text
 * - `epoch`: milliseconds since 1970, as a number
 * - `dateTime`: an RFC 3339 text
 * - `object`: present or absent, but comparable with nothing
 * - `unknown`: nothing says what it holds
 */
export type FieldType = "text" | "number" | "boolean" | "ip" | "epoch" | "dateTime" | "object" | "unknown";

export type Provenance = "documented" | "observed" | "assumed";

export interface FieldInfo {
  /** The path as it is written in a filter: `userIdentity.type`. */
  readonly name: string;
  readonly type: FieldType;
  /** Whether it can hold several values at once. */
  readonly list: boolean;
  /** Empty texts where there is only the name to go by. */
  readonly description: Texts;
  readonly eventTypes: readonly EventType[];
  /** Whether every event of these types has it. */
  readonly presence: "always" | "sometimes";
  readonly provenance: Provenance;
  /** Where the knowledge comes from, for the reader: "AWS CloudTrail record contents". */
  readonly source: string;
  readonly values?: Enumeration;
  /** Its value differs for each event, process or agent, so a suppression on it hardly ever matches again. */
  readonly volatile?: true;
  /** No event of these types holds the name itself: it only stands for the fields that it is an alias of. */
  readonly aliasOnly?: true;
}

export interface Enumeration {
  /** `closed`: no other value occurs. `open`: these are the known ones. */
  readonly kind: "closed" | "open";
  readonly values: readonly EnumerationValue[];
}

export interface EnumerationValue {
  readonly value: string;
  readonly description?: Texts;
}

/** `all`: its own leaves and those of all targets; `first`: its own, or those of the first target that has any. */
export interface Alias {
  readonly name: string;
  readonly targets: readonly string[];
  readonly how: "all" | "first";
  readonly eventTypes: readonly EventType[];
}

export interface EventTypeInfo {
  readonly eventType: EventType;
  readonly ruleType: RuleType;
  readonly description: Texts;
}

/** How AWS classes the permission that a call needs. */
export type AccessLevel = "Read" | "List" | "Write" | "Permissions management" | "Tagging";

/** What the CloudTrail catalogue knows about one API call. */
export interface ApiCall {
  readonly eventSource: string;
  readonly eventName: string;
  /** Member paths below `requestParameters`, without that word: `filters.key`. */
  readonly requestMembers: readonly string[];
  /** Member paths below `responseElements`. */
  readonly responseMembers: readonly string[];
  readonly accessLevel?: AccessLevel;
}

export interface CloudTrailCatalogue {
  readonly eventSources: readonly string[];
  /** The names of a source's events, sorted; empty for a source that is not known. */
  eventNames(eventSource: string): readonly string[];
  hasEvent(eventSource: string, eventName: string): boolean;
  /** The sources that have an event of this name; empty where none is known. */
  sourcesOf(eventName: string): readonly string[];
  /** The names of all sources, each once. */
  readonly allEventNames: readonly string[];
  /** The name that is the same but for capitals. */
  findEventName(name: string): string | undefined;
  findCall(eventSource: string, eventName: string): ApiCall | undefined;
}

export interface PathMeaning {
  readonly segments: readonly string[];
  /** All aliases of this name; which applies depends on the type of the event. */
  readonly aliases: readonly Alias[];
}

export interface Schema {
  readonly eventTypes: readonly EventTypeInfo[];
  readonly aliases: readonly Alias[];
  /**
   * The fields of the event types given, each once, in alphabetical order of their names. Members of CloudTrail calls
   * are not among them: there are too many, ask `cloudTrail`.
   */
  fields(eventTypes: readonly EventType[]): readonly FieldInfo[];
  /**
   * What is known about a path on events of these types; `undefined` where nothing is. Paths below an object of free
   * form (`containerLabels.app`, `requestParameters.name`) are found as well. Of several entries for one name (a name
   * can mean different things on different event types) those of the types given are merged.
   */
  findField(path: string, eventTypes: readonly EventType[]): FieldInfo | undefined;
  /** What a path means by itself, whoever knows it. */
  pathOf(path: string): PathMeaning;
  /** Loaded on first use, because it is large. */
  readonly cloudTrail: CloudTrailCatalogue;
  /** The fields by which a rule of this type may aggregate; `undefined` where every field of the type is allowed. */
  aggregateFields(ruleType: RuleType): readonly string[] | undefined;
}
