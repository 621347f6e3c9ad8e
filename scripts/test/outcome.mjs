// What one event of Node's test runner means for the totals. Shared by both reporters, so that they cannot disagree.
import path from "node:path";

/** Gives `{ kind: "passed" | "failed" | "skipped", reason? }`, or undefined where the event is no test's end. */
export function outcomeOf({ type, data }) {
  if (type !== "test:pass" && type !== "test:fail") return undefined;
  if (data.skip !== undefined) return { kind: "skipped", reason: data.skip };
  // A suite fails through its tests, which are counted themselves, unless its own body threw.
  const isSuite = data.details.type === "suite";
  if (type === "test:fail") {
    const throughItsTests = data.details.error?.failureType === "subtestsFailed";
    return isSuite && throughItsTests ? undefined : { kind: "failed", reason: reasonOf(data) };
  }
  if (isSuite) return undefined;
  // The runner reports a file without any test as one passed test named by its path.
  if (path.isAbsolute(data.name)) return { kind: "failed", reason: "This file holds no test." };
  return { kind: "passed" };
}

function reasonOf({ details: { error } }) {
  return error?.cause ?? error ?? "failed without a reason";
}
