/** The schema as the product has it, with the generated catalogue read from where it lies. */

import fs from "node:fs";
import path from "node:path";
import { type CloudTrailData, createSchema } from "../../server/src/language/schema/index.js";

export const cloudTrailFile = path.resolve(
  import.meta.dirname,
  "../../../server/src/language/schema/data/cloudtrail.json",
);

export function loadCloudTrail(): CloudTrailData {
  const data: Partial<CloudTrailData> = JSON.parse(fs.readFileSync(cloudTrailFile, "utf8"));
  const { format, words, text } = data;
  if (format !== 1 || words === undefined || text === undefined) throw new Error(`${cloudTrailFile} has another form.`);
  return { format, words, text };
}

export const fullSchema = createSchema(loadCloudTrail);
