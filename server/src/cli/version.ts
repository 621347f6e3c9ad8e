/** The version, from the `package.json` above the built program. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTextFile } from "../workspace/nodeFiles.js";

export function readVersion(): string {
  let folder = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = readTextFile(join(folder, "package.json"));
    if (file.kind === "text") {
      const content: unknown = JSON.parse(file.text);
      if (typeof content === "object" && content !== null && "version" in content) return String(content.version);
    }
    if (dirname(folder) === folder) return "0";
    folder = dirname(folder);
  }
}
