/** Edits of an event, made: a new record, while the old one stays as it is. */

import { isList, isRecord } from "../events/recordShape.js";
import type { EventRecord, EventValue } from "../values/event.js";
import { writeJson } from "../values/writeJson.js";
import type { EventEdit, Pointer } from "./change.js";

/**
 * The record with all the edits at once: indices are those of the record as it is. `undefined` where two of them are about
 * the same value, or one about a part of what the other one takes away.
 */
export function withEdits(record: EventRecord, edits: readonly EventEdit[]): EventRecord | undefined {
  if (!canMeet(edits)) return undefined;
  const edited = rewritten(
    record,
    edits.map((edit) => ({ edit, depth: 0 })),
  );
  return isRecord(edited) ? edited : undefined;
}

/** Whether the edits can be made at once. */
export function canMeet(edits: readonly EventEdit[]): boolean {
  return !edits.some((edit, i) => edits.slice(i + 1).some((other) => clash(edit, other)));
}

/** Each edit once: what two fields of one place ask for is often the same. */
export function withoutRepeats(edits: readonly EventEdit[]): readonly EventEdit[] {
  if (edits.length < 2) return edits;
  const keyOf = (edit: EventEdit): string =>
    `${edit.kind} ${JSON.stringify(edit.at)} ${edit.kind === "remove" ? "" : writeJson(edit.value)}`;
  return [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()];
}

function clash(one: EventEdit, other: EventEdit): boolean {
  const [inner, outer] = one.at.length >= other.at.length ? [one, other] : [other, one];
  if (!startsWith(inner.at, outer.at)) return false;
  // Further values may follow a value that is set, one another, and edits of the elements before them.
  if (inner.at.length > outer.at.length) return outer.kind !== "append";
  return inner.kind === "remove" || outer.kind === "remove" || (inner.kind === "set" && outer.kind === "set");
}

export function startsWith(inner: Pointer, outer: Pointer): boolean {
  return outer.every((step, i) => inner[i] === step);
}

interface Pending {
  readonly edit: EventEdit;
  /** How many steps of its pointer lead here. */
  readonly depth: number;
}

/** `undefined` for a value that is taken away, or that is not there and is not made. */
function rewritten(value: EventValue | undefined, pending: readonly Pending[]): EventValue | undefined {
  const isHere = ({ edit, depth }: Pending): boolean => depth === edit.at.length;
  const further = pending.filter((one) => !isHere(one));
  const inner = further.length === 0 ? value : rewrittenInside(value, further);
  const here = pending.filter(isHere);
  return here.length === 0 ? inner : rewrittenHere(inner, here);
}

function rewrittenInside(value: EventValue | undefined, pending: readonly Pending[]): EventValue {
  const steps = new Map<string | number, Pending[]>();
  for (const { edit, depth } of pending) {
    const step = edit.at[depth] ?? "";
    const same = steps.get(step) ?? [];
    same.push({ edit, depth: depth + 1 });
    steps.set(step, same);
  }
  if (isList(value)) {
    return value.flatMap((element, i) => {
      const inner = steps.get(i);
      const changed = inner === undefined ? element : rewritten(element, inner);
      return changed === undefined ? [] : [changed];
    });
  }
  const members: Record<string, EventValue> = isRecord(value) ? { ...value } : {};
  for (const [step, inner] of steps) {
    const key = String(step);
    const changed = rewritten(Object.hasOwn(members, key) ? members[key] : undefined, inner);
    if (changed === undefined) delete members[key];
    // Not by assignment: `__proto__` is a key like others.
    else Object.defineProperty(members, key, { value: changed, enumerable: true, writable: true, configurable: true });
  }
  return members;
}

function rewrittenHere(value: EventValue | undefined, here: readonly Pending[]): EventValue | undefined {
  if (here.some(({ edit }) => edit.kind === "remove")) return undefined;
  let result = value;
  for (const { edit } of here) if (edit.kind === "set") result = edit.value;
  for (const { edit } of here) {
    if (edit.kind !== "append") continue;
    if (isList(result)) result = [...result, edit.value];
    else result = result === undefined || result === null ? edit.value : [result, edit.value];
  }
  return result;
}
