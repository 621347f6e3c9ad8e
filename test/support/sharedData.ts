/** Events and expected verdicts written by others. They lie beside the repository and are read where they are. */

import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const folder = path.resolve(import.meta.dirname, "../../../../shared/data");

/**
 * Pass as the options of a test that reads the data: where they are missing it is skipped and says why; in continuous
 * integration it runs, and fails.
 */
export const needsSharedData: { readonly skip: string | false } = {
  skip: fs.existsSync(folder) || process.env["CI"] ? false : `${folder} is not here`,
};

/** The names of the files in a folder of the shared data. */
export function sharedFiles(name: string): readonly string[] {
  return fs.readdirSync(path.join(folder, name)).map((file) => `${name}/${file}`);
}

/** The bytes of a file, as they are. */
export function sharedBytes(name: string): Uint8Array {
  return fs.readFileSync(path.join(folder, name));
}

/** The lines of a file, unpacked where it is packed, without empty ones. */
export function sharedLines(name: string): readonly string[] {
  const bytes = sharedBytes(name);
  const text = (name.endsWith(".gz") ? zlib.gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").filter((line) => line.trim() !== "");
}
