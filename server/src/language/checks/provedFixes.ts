/**
 * Keeps the word “safe” for fixes that are proved to change nothing: each is tried, and what comes out is compared with
 * the filter. A filter that has no truth yet has none that could change.
 */

import { type Analysis, analyse } from "../analysis.js";
import type { BoundFilter } from "../binding/boundFilter.js";
import { Budget, equivalent, haveSameForm } from "../proof/index.js";
import type { Fix } from "../syntax/problem.js";
import { applyEdits } from "../text/textEdit.js";

/** Steps for all fixes of one filter, and characters that may be read anew for them. */
const STEPS = 300_000;
const CHARACTERS = 256 * 1024;

/**
 * @returns the fix itself, or the same marked as unsafe: where it changes which events match, and where that could not
 *   be settled within the steps
 */
export function provedFixes(analysis: Analysis, effort: number): (fix: Fix) => Fix {
  const { bound, context, text } = analysis;
  if (!bound.evaluable) return (fix) => fix;
  const budget = new Budget(STEPS * effort);
  let characters = CHARACTERS * effort;
  return (fix) => {
    if (fix.safety === "unsafe") return fix;
    characters -= text.length;
    if (characters > 0 && !budget.isSpent) {
      const fixed = analyse(applyEdits(text, fix.edits), context).bound;
      if (fixed.evaluable && isEquivalent(bound, fixed, budget)) return fix;
    }
    return { ...fix, safety: "unsafe" };
  };
}

function isEquivalent(one: BoundFilter, other: BoundFilter, budget: Budget): boolean {
  // Nearly all fixes write the same in another way, and a pack may have thousands.
  if (haveSameForm(one, other)) return true;
  return equivalent(one, other, { kind: "anyEvent" }, { budget, certified: false }).kind === "proved";
}
