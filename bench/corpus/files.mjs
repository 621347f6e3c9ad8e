// The files that measurements read, in a folder for temporary files; made where they are missing.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { events } from "./events.mjs";
import { PROFILES, packOf } from "./packs.mjs";

export const EVENTS = 320_000;
/** The first of them, for contenders that would take minutes with all. */
export const FEW_EVENTS = 32_000;
export const PACK_SIZES = [10, 100, 1_000, 10_000];
const SEED = 1;
const EVENTS_IN_A_FILE = 1_500;
const SAMPLE = 20_000;

const folder = process.env.BENCH_FOLDER ?? path.join(os.tmpdir(), "rulewright-bench");

export const files = {
  all: path.join(folder, "events.ndjson"),
  few: path.join(folder, "few.ndjson"),
  lists: path.join(folder, "lists"),
  trail: path.join(folder, "trail"),
  pack: (profile, size) => path.join(folder, `${profile}-${size}.rules.json`),
};

export function prepareFiles() {
  for (const each of [files.trail, files.lists]) fs.mkdirSync(each, { recursive: true });
  if (fs.existsSync(path.join(folder, "complete"))) return;
  const sample = [];
  const out = fs.openSync(files.all, "w");
  const few = fs.openSync(files.few, "w");
  let lines = [];
  let count = 0;
  for (const event of events(EVENTS, SEED)) {
    if (sample.length < SAMPLE) sample.push(event);
    lines.push(JSON.stringify(event));
    count++;
    if (lines.length < EVENTS_IN_A_FILE && count < EVENTS) continue;
    const text = `${lines.join("\n")}\n`;
    fs.writeSync(out, text);
    if (count <= FEW_EVENTS) fs.writeSync(few, text);
    const number = String(Math.ceil(count / EVENTS_IN_A_FILE)).padStart(4, "0");
    const list = `{"Records":[${lines.join(",")}]}`;
    fs.writeFileSync(path.join(files.lists, `${number}.json`), list);
    fs.writeFileSync(path.join(files.trail, `${number}.json.gz`), zlib.gzipSync(list));
    lines = [];
  }
  fs.closeSync(out);
  fs.closeSync(few);
  for (const profile of PROFILES) {
    for (const size of PACK_SIZES) {
      const rules = packOf(profile, size, sample).map((filter, index) => ({
        name: `Rule ${index + 1}`,
        type: "CloudTrail",
        filter,
      }));
      fs.writeFileSync(files.pack(profile, size), JSON.stringify({ rules }));
    }
  }
  fs.writeFileSync(path.join(folder, "complete"), "");
}
