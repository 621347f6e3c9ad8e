// Generates the data of the field catalogue that nobody could keep by hand, and the matcher's kernel.
//
//   node scripts/codegen.mjs           writes the files
//   node scripts/codegen.mjs --check   writes nothing; exits with 1 where a file is not what would be written

import { readFileSync, writeFileSync } from "node:fs";
import { cloudTrailCalls } from "./codegen/cloudTrailCalls.mjs";
import { cloudTrailData } from "./codegen/cloudTrailData.mjs";
import { guardDutyFields } from "./codegen/guardDutyFields.mjs";
import { kernelBytes, kernelScript } from "./codegen/kernel.mjs";

const project = new URL("../", import.meta.url);
const schemaData = "server/src/language/schema/data";
const files = {
  [`${schemaData}/cloudtrail.json`]: () => json(cloudTrailData(cloudTrailCalls())),
  [`${schemaData}/guardduty.json`]: () => json({ format: 1, fields: guardDutyFields() }),
  "server/src/matcher/kernel/kernelBytes.ts": kernelBytes,
  "server/src/matcher/kernel/kernelScript.ts": kernelScript,
};

const [option, ...others] = process.argv.slice(2);
if (others.length > 0 || (option !== undefined && option !== "--check")) {
  console.error("Usage: node scripts/codegen.mjs [--check]");
  process.exit(2);
}

const stale = [];
for (const [name, generate] of Object.entries(files)) {
  const file = new URL(name, project);
  const text = await generate();
  if (textOf(file) === text) continue;
  if (option === "--check") stale.push(name);
  else writeFileSync(file, text);
}
for (const name of stale) {
  console.error(`${name} is stale. Run "npm run codegen" and commit the file.`);
}
if (stale.length > 0) process.exitCode = 1;

function json(value) {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
