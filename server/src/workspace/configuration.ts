/** The user's settings, section `rulewright`. The only place that knows defaults; what is no valid value counts as unset. */

import {
  type CheckSettings,
  EVENT_TYPES,
  type EventType,
  type FieldInfo,
  SEVERITIES,
  type Severity,
} from "../language/index.js";

export interface Configuration {
  readonly checks: CheckSettings;
  /** The workspace's own fields. */
  readonly fields: readonly FieldInfo[];
  readonly inlayHints: {
    readonly enabled: boolean;
    /** How many characters of a value are shown. */
    readonly maxValueLength: number;
  };
  /** How many saved events are judged of one source. */
  readonly maxEvents: number;
}

/** How many times the usual steps proofs may take, at most and at least. */
export const PROOF_EFFORT = { least: 1, most: 100 } as const;

/**
 * Reads what the editor answers for the section: an object, `null`, or anything.
 *
 * @example readConfiguration(null).checks.dialect // "platform"
 * @example readConfiguration({ checks: { wildcard: "off" } }).checks.severities // { wildcard: "off" }
 */
export function readConfiguration(section: unknown): Configuration {
  const hints = valueAt(section, "inlayHints");
  return {
    checks: {
      dialect: valueAt(section, "dialect") === "extended" ? "extended" : "platform",
      severities: readSeverities(valueAt(section, "checks")),
      proofEffort: integerAt(section, "proofEffort", 1, PROOF_EFFORT.least, PROOF_EFFORT.most),
    },
    fields: readFields(valueAt(section, "fields")),
    inlayHints: {
      enabled: valueAt(hints, "enabled") !== false,
      maxValueLength: integerAt(hints, "maxValueLength", 40, 8, 200),
    },
    maxEvents: integerAt(valueAt(section, "events"), "maxLoaded", 1_000_000, 1, 5_000_000),
  };
}

function readSeverities(checks: unknown): Readonly<Record<string, Severity | "off">> {
  const severities = new Map<string, Severity | "off">();
  for (const [code, value] of entriesOf(checks)) {
    const severity = value === "off" ? value : SEVERITIES.find((known) => known === value);
    if (severity !== undefined) severities.set(code, severity);
  }
  return Object.fromEntries(severities);
}

const FIELD_TYPES = ["text", "number", "boolean", "ip", "epoch", "dateTime", "object", "unknown"] as const;

function readFields(fields: unknown): readonly FieldInfo[] {
  return entriesOf(fields).map(([name, field]): FieldInfo => {
    const type = FIELD_TYPES.find((known) => known === valueAt(field, "type")) ?? "unknown";
    const description = valueAt(field, "description");
    const text = typeof description === "string" ? description : "";
    return {
      name,
      type,
      list: false,
      description: { en: text, es: text, "pt-br": text },
      eventTypes: readEventTypes(valueAt(field, "eventTypes")),
      presence: "sometimes",
      provenance: "documented",
      source: "rulewright.fields",
    };
  });
}

function readEventTypes(value: unknown): readonly EventType[] {
  if (!Array.isArray(value)) return EVENT_TYPES;
  const types = EVENT_TYPES.filter((type) => value.includes(type));
  return types.length === 0 ? EVENT_TYPES : types;
}

function integerAt(section: unknown, key: string, usual: number, least: number, most: number): number {
  const value = valueAt(section, key);
  if (typeof value !== "number" || !Number.isFinite(value)) return usual;
  return Math.min(most, Math.max(least, Math.round(value)));
}

function valueAt(object: unknown, key: string): unknown {
  return entriesOf(object).find(([name]) => name === key)?.[1];
}

function entriesOf(object: unknown): readonly (readonly [string, unknown])[] {
  return typeof object === "object" && object !== null && !Array.isArray(object) ? Object.entries(object) : [];
}
