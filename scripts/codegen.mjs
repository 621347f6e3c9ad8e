// Generates the data of the field catalogue that nobody could keep by hand.
//
//   node scripts/codegen.mjs           writes the files
//   node scripts/codegen.mjs --check   writes nothing; exits with 1 where a file is not what would be written

import { readFileSync, writeFileSync } from "node:fs";
import { cloudTrailCalls } from "./codegen/cloudTrailCalls.mjs";
import { cloudTrailData } from "./codegen/cloudTrailData.mjs";
import { guardDutyFields } from "./codegen/guardDutyFields.mjs";

const folder = new URL("../server/src/language/schema/data/", import.meta.url);
const files = {
  "cloudtrail.json": () => cloudTrailData(cloudTrailCalls()),
  "guardduty.json": () => ({ format: 1, fields: guardDutyFields() }),
};

const [option, ...others] = process.argv.slice(2);
if (others.length > 0 || (option !== undefined && option !== "--check")) {
  console.error("Usage: node scripts/codegen.mjs [--check]");
  process.exit(2);
}

const stale = [];
for (const [name, generate] of Object.entries(files)) {
  const file = new URL(name, folder);
  const text = `${JSON.stringify(generate(), undefined, 1)}\n`;
  if (textOf(file) === text) continue;
  if (option === "--check") stale.push(name);
  else writeFileSync(file, text);
}
for (const name of stale) {
  console.error(`server/src/language/schema/data/${name} is stale. Run "npm run codegen" and commit the file.`);
}
if (stale.length > 0) process.exitCode = 1;

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
