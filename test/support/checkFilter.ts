/** Analyses a filter with the product's schema, for tests of features. */

import { type Analysis, analyse } from "../../server/src/language/analysis.js";
import type { RuleType } from "../../server/src/language/schema/schema.js";
import type { Event, EventRecord } from "../../server/src/language/values/event.js";
import { fullSchema } from "./fullSchema.js";

export function analysed(text: string, ruleType?: RuleType): Analysis {
  const lists = new Map([["Admins", [{ kind: "string", value: "alice" } as const]]]);
  return analyse(text, { schema: fullSchema, ruleType, role: "filter", host: "file", lists });
}

export function eventOf(record: EventRecord): Event {
  return { record, virtualType: undefined };
}
