/**
 * The form in which an event holds what a proof chose: lists where the catalogue documents them, and where a path selects
 * an element by its number. That changes nothing of what the paths reach that the filters read, or it is not done.
 */

import type { EventRecord, EventValue } from "../values/event.js";
import { outerPaths } from "./documentedFacts.js";
import type { EventCase } from "./eventCases.js";

/** A record in the making: its members, or other values, by key. */
export type Branch = Map<string, Branch | EventValue>;

/** @param read all paths that the filters read, and `event_type` where that is settled */
export function shapedRecord(root: Branch, read: ReadonlySet<string>, eventCase: EventCase): EventRecord {
  return recordAt("", root);

  function recordAt(path: string, branch: Branch): EventRecord {
    const members = [...branch].map(([key, value]): [string, EventValue] => {
      const inner = path === "" ? key : `${path}.${key}`;
      return [key, value instanceof Map ? branchAt(inner, value) : leafAt(inner, value)];
    });
    // Not by assignment: `__proto__` is a key like others.
    return Object.fromEntries(members);
  }

  function branchAt(path: string, branch: Branch): EventValue {
    const elements = elementsOf(branch);
    if (elements !== undefined && !isReadOtherwise(path, elements)) {
      return Array.from(elements, (element, i) => {
        return element instanceof Map ? recordAt(`${path}.${i}`, element) : (element ?? null);
      });
    }
    return leafAt(path, recordAt(path, branch));
  }

  /** A list of the one value that is there: to all paths but those that select by number it looks the same. */
  function leafAt(path: string, value: EventValue): EventValue {
    const isOneOfMany = isList(path, eventCase) && value !== null && !Array.isArray(value);
    return isOneOfMany && !below(path).some(isIndex) ? [value] : value;
  }

  /** Whether a path that reaches nothing of the elements, or not the same, would find them in a list. */
  function isReadOtherwise(path: string, elements: readonly (Branch | EventValue | undefined)[]): boolean {
    const areObjects = elements.every((element) => element === undefined || element instanceof Map);
    return (read.has(path) && !areObjects) || below(path).some((segment) => !isIndex(segment));
  }

  /** The segments with which paths go on there. */
  function below(path: string): readonly string[] {
    const start = `${path}.`;
    return [...read].filter((other) => other.startsWith(start)).map((other) => firstSegment(other.slice(start.length)));
  }
}

/** The elements of a list, where all keys are their numbers; elements that a number would be looked for in are left. */
function elementsOf(branch: Branch): readonly (Branch | EventValue | undefined)[] | undefined {
  const numbers = [...branch.keys()].map((key) => (isIndex(key) ? Number(key) : LONGEST_LIST));
  const length = Math.max(...numbers) + 1;
  if (branch.size === 0 || length > LONGEST_LIST) return undefined;
  for (const value of branch.values()) {
    if (Array.isArray(value) || (value instanceof Map && hasNumberedMember(value))) return undefined;
  }
  return Array.from({ length }, (_, i) => branch.get(String(i)));
}

/** A list is filled up with nulls to the element that is asked for. */
const LONGEST_LIST = 100;

function hasNumberedMember(branch: Branch): boolean {
  return [...branch.keys()].some((key) => /^\d+$/.test(firstSegment(key)));
}

function firstSegment(path: string): string {
  const end = path.indexOf(".");
  return end === -1 ? path : path.slice(0, end);
}

/** Not `01`, which selects the same element as `1` but is no key of the same name. */
function isIndex(segment: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(segment);
}

/** Of a list of objects each field holds several values by the catalogue; the list is the outermost of them. */
function isList(path: string, eventCase: EventCase): boolean {
  return holdsSeveral(path, eventCase) && !outerPaths(path).some((outer) => holdsSeveral(outer, eventCase));
}

function holdsSeveral(path: string, { schema, eventType }: EventCase): boolean {
  const type = schema?.eventTypes.find((info) => info.eventType === eventType)?.eventType;
  const info = type && schema?.findField(path, [type]);
  if (schema === undefined || info === undefined || info.name !== path) return false;
  // A name that stands for several fields holds as many values, none of them in a list.
  const isAlias = schema.aliases.some(({ name }) => name === path);
  return info.list && info.provenance !== "assumed" && !isAlias;
}
