/** Expectations that lie in files: `UPDATE_GOLDEN=1` rewrites them, and their difference is read in review like code. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

/** The folder of the fixtures, seen from the compiled tests. */
export const fixturesFolder = path.resolve(import.meta.dirname, "../../../test/fixtures");

/** Asserts that the file, named from the fixtures' folder, holds exactly this text. */
export function checkGolden(file: string, actual: string): void {
  const place = path.join(fixturesFolder, file);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    assert.ok(!isContinuousIntegration(), "Golden files are not rewritten in CI");
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, actual);
    return;
  }
  assert.ok(fs.existsSync(place), `${file} does not exist: run the tests once with UPDATE_GOLDEN=1 and read it`);
  assert.equal(actual, fs.readFileSync(place, "utf8"));
}

/** In CI nothing may be rewritten, and nothing skipped for want of something that could be installed. */
export function isContinuousIntegration(): boolean {
  return !["", "0", "false"].includes(process.env["CI"] ?? "");
}
