// Adds up what the suites report: passed, failed, skipped. Every suite writes its totals as JSON; one that wrote none
// has died and counts as one failure.
import fs from "node:fs";

export const NONE = { passed: 0, failed: 0, skipped: 0 };
export const ONE_FAILURE = { ...NONE, failed: 1 };
export const ONE_SKIPPED = { ...NONE, skipped: 1 };

export function addTotals(...all) {
  const sum = (key) => all.reduce((total, each) => total + each[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** A run that ended badly although no test failed (a crash after the last test, say) is a failure all the same. */
export function readTotals(file, endedWell) {
  if (!fs.existsSync(file)) return ONE_FAILURE;
  const totals = JSON.parse(fs.readFileSync(file, "utf8"));
  return !endedWell && totals.failed === 0 ? addTotals(totals, ONE_FAILURE) : totals;
}

/** The closing line. No tests at all is not a success. */
export function describeTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

export function succeeded({ passed, failed }) {
  return failed === 0 && passed > 0;
}
