// How long it takes to relate the rules of a large pack: node bench/relate.mjs [folder of cases] [rules]. Needs
// `node scripts/build.mjs` first. Prints what the targets are about: `rulewright relate` as a process, in one and in two
// threads, and in the editor the first time and after an edit of one rule, with its parts.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  drawRelations,
  judgedRules,
  openDocument,
  orderOf,
  relationSections,
} from "../out/server/src/language/index.js";
import { PackRelationService } from "../out/server/src/workspace/packRelationService.js";
import { fullSchema } from "../out/test/support/fullSchema.js";
import { cliFile } from "../scripts/project.mjs";

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, "../../shared/data/cases");
const count = Number(process.argv[3] ?? 1_000);
const filters = realFilters();
const text = packOf(filters);

const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "rulewright-")), "large.rules.json");
fs.writeFileSync(file, text);
for (const workers of ["1", "2"]) {
  const started = performance.now();
  const { stdout } = spawnSync(process.execPath, [cliFile, "relate", "--workers", workers, file], { encoding: "utf8" });
  console.log(`relate, ${workers} thread(s): ${seconds(performance.now() - started)}. ${stdout.split("\n")[0]}`);
}

const service = new PackRelationService();
let document = openDocument("large.rules.json", text, fullSchema);
await relate("editor, first time");
for (const at of [1, 2, 3]) {
  const edited = packOf(filters.with(at * 37, `awsRegion != "x${at}" and (${filters[at * 37]})`));
  document = openDocument("large.rules.json", edited, fullSchema, document);
  await relate(`editor, rule ${at * 37} edited`);
}
fs.rmSync(path.dirname(file), { recursive: true });

async function relate(label) {
  const opened = { uri: "file:///large.rules.json", version: 1, document };
  const rules = judgedRules(document).map((rule) => ({ file: opened, rule }));
  const times = [];
  const timed = async (run) => {
    const [wall, before] = [performance.now(), process.cpuUsage()];
    const result = await run();
    const { user, system } = process.cpuUsage(before);
    times.push(`${Math.round(performance.now() - wall)} (${Math.round((user + system) / 1000)} of processor)`);
    return result;
  };
  const related = await timed(() => service.relate("file:///large.rules.json", rules, () => false));
  const order = await timed(() => orderOf(related));
  await timed(() => drawRelations(related, order, { locale: "en", stands: "in a page" }));
  await timed(() => relationSections(related, order));
  console.log(`${label}, ms: relations ${times[0]}, order ${times[1]}, picture ${times[2]}, words ${times[3]}`);
}

/** Different filters, made up to the number by narrowing them as authors do. */
function packOf(different) {
  const rules = Array.from({ length: count }, (_, at) => {
    const filter = different[at % different.length];
    return {
      name: `Rule ${at}`,
      type: "CloudTrail",
      filter: at < different.length ? filter : `(${filter}) and userIdentity.type != "AWSService"`,
    };
  });
  return JSON.stringify({ name: "Large", rules }, undefined, 1);
}

function realFilters() {
  const texts = new Set();
  for (const name of fs.readdirSync(folder)) {
    for (const line of fs.readFileSync(path.join(folder, name), "utf8").split("\n")) {
      if (line.trim() !== "") texts.add(JSON.parse(line).filter);
    }
  }
  return [...texts];
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
