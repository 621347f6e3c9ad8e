/**
 * GuardDuty's API answers with capitalised keys (`Service.Action`), its exports and events with small first letters
 * (`service.action`). Filters are written for the latter, so findings of the API are renamed.
 */

import type { EventRecord, EventValue } from "../values/event.js";
import { hasTexts, isList, isRecord } from "./recordShape.js";

/** Whether it is a finding as the API gives it. A Security Hub finding has `Resources` and is left as it is. */
export function isCapitalisedFinding(record: EventRecord): boolean {
  const { Service, Resource } = record;
  return isRecord(Service) && isRecord(Resource) && hasTexts(record, "Type");
}

/**
 * The finding with the keys of GuardDuty's exports.
 *
 * @example withSmallKeys({ Type: "…", Service: { EventFirstSeen: "…" } }) // { type: "…", service: { eventFirstSeen: "…" } }
 */
export function withSmallKeys(finding: EventRecord): EventRecord {
  return renamed(finding, "", 0);
}

/** The few members whose name in the export is another one, by the key of the object that they stand in. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  productCodes: { Code: "productCodeId", ProductType: "productCodeType" },
  taskDetails: { TaskCreatedAt: "createdAt" },
};

/** Objects whose keys are data (names of resources, of API calls), and how many levels of them. */
const LEVELS_OF_DATA_KEYS: Readonly<Record<string, number>> = { affectedResources: 1, profiles: 2, behavior: 2 };

/** @param dataLevels how many levels from here on have keys that are data */
function renamed(record: EventRecord, parent: string, dataLevels: number): EventRecord {
  const entries = Object.entries(record).map(([key, value]): [string, EventValue] => {
    if (dataLevels > 0) return [key, renamedValue(value, parent, dataLevels - 1)];
    const name = lookUp(RENAMED, parent)?.[key] ?? withSmallFirstLetter(key);
    return [name, renamedValue(value, name, lookUp(LEVELS_OF_DATA_KEYS, name) ?? 0)];
  });
  return Object.fromEntries(entries);
}

function renamedValue(value: EventValue, parent: string, dataLevels: number): EventValue {
  if (isList(value)) return value.map((element) => renamedValue(element, parent, dataLevels));
  return isRecord(value) ? renamed(value, parent, dataLevels) : value;
}

/** `Ipv6Addresses` → `ipv6Addresses`; `ARN` → `arn`, because a run of capitals is one word. */
function withSmallFirstLetter(key: string): string {
  return key.replace(/^(?:[A-Z]+(?![a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
