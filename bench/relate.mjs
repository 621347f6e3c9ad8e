// How long it takes to relate the rules of large packs: node bench/relate.mjs [folder of cases] [rules]. Needs
// `node scripts/build.mjs` first. Two packs: real filters, of which most pairs are settled by a look, and a dense one, made
// so that many pairs need a search. Prints what the targets are about: `rulewright relate` as a process, in one and in two
// threads, and in the editor the first time and after an edit of one rule, with its parts.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { drawRelations, judgedRules, openDocument, relationSections } from "../out/server/src/language/index.js";
import { PackRelationService } from "../out/server/src/workspace/packRelationService.js";
import { RelationStores } from "../out/server/src/workspace/relationStores.js";
import { fullSchema } from "../out/test/support/fullSchema.js";
import { cliFile } from "../scripts/project.mjs";
import { denseRules } from "./corpus/denseRules.mjs";

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, "../../shared/data/cases");
const count = Number(process.argv[3] ?? 1_000);

for (const [name, rules] of [
  ["real", realRules()],
  ["dense", denseRules(count)],
]) {
  console.log(`\n${name}: ${rules.length} rules`);
  relateByCommand(rules);
  await relateInEditor(rules);
}

function relateByCommand(rules) {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "rulewright-")), "large.rules.json");
  fs.writeFileSync(file, packOf(rules));
  for (const workers of ["1", "2"]) {
    const started = performance.now();
    const command = [cliFile, "relate", "--workers", workers, file];
    const { stdout } = spawnSync(process.execPath, command, { encoding: "utf8" });
    console.log(`relate, ${workers} thread(s): ${seconds(performance.now() - started)}. ${stdout.split("\n")[0]}`);
  }
  fs.rmSync(path.dirname(file), { recursive: true });
}

async function relateInEditor(rules) {
  const service = new PackRelationService(new RelationStores(), () => 1);
  let document = openDocument("large.rules.json", packOf(rules), fullSchema);
  await relate(service, document, "editor, first time");
  for (let edit = 1; edit <= 8; edit++) {
    const at = edit * 37;
    const filter = `awsRegion != "x${edit}" and (${rules[at].filter})`;
    document = openDocument("large.rules.json", packOf(rules.with(at, { ...rules[at], filter })), fullSchema, document);
    await relate(service, document, `editor, rule ${at} edited`);
  }
}

async function relate(service, document, label) {
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
  const { related, order } = await timed(() => service.relate("file:///large.rules.json", rules, () => false));
  await timed(() => drawRelations(related, order, { locale: "en", stands: "in a page" }));
  await timed(() => relationSections(related, order));
  console.log(`${label}, ms: relations and order ${times[0]}, picture ${times[1]}, words ${times[2]}`);
}

function packOf(rules) {
  return JSON.stringify({ name: "Large", rules }, undefined, 1);
}

/** Different filters, made up to the number by narrowing them as authors do. */
function realRules() {
  const different = realFilters();
  return Array.from({ length: count }, (_, at) => {
    const filter = different[at % different.length];
    return {
      name: `Rule ${at}`,
      type: "CloudTrail",
      filter: at < different.length ? filter : `(${filter}) and userIdentity.type != "AWSService"`,
    };
  });
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
