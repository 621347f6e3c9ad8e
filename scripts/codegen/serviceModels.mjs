// Reads the AWS service models of the development dependency `aws-sdk`. A service comes in several versions; all of
// them name calls, the newest describes their members.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = join(dirname(createRequire(import.meta.url).resolve("aws-sdk/package.json")), "apis");
const suffix = ".min.json";

/** `{ file, service, model }` of each model, the versions of a service from old to new. */
export function* serviceModels() {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(suffix)) continue;
    const model = JSON.parse(readFileSync(join(folder, file), "utf8"));
    yield { service: file.slice(0, -"-2000-01-01".length - suffix.length), model };
  }
}

/** Follows a reference to a named shape. What the member itself says (`locationName`, …) is not the shape's. */
export function resolveShape(model, member) {
  return member?.shape === undefined ? (member ?? {}) : (model.shapes?.[member.shape] ?? {});
}
