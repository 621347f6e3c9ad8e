/** The quick question before a proof about a single predicate: could it be always true, or never, as documented? */

import type { BoundPredicate } from "../binding/boundFilter.js";
import type { FieldType } from "../schema/schema.js";

/** Of their values nothing is assumed but that they are texts, and some text passes any test, and another fails it. */
const OF_TEXTS: ReadonlySet<FieldType> = new Set<FieldType>(["text", "ip", "dateTime", "unknown"]);

/** False only where no proof can come of it. */
export function mayBeDecidedAlone({ field: { info }, test }: BoundPredicate): boolean {
  if (info === undefined) return false;
  if (test.kind === "presence") return info.presence === "always";
  return test.kind === "order" || !OF_TEXTS.has(info.type) || info.values?.kind === "closed";
}
