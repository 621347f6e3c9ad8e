/** The file system of the machine, as the workspace wants it. */

import { statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { RecordScanner } from "../matcher/index.js";
import { decodeText } from "./events/decodeText.js";
import { findEventFiles } from "./events/findEventFiles.js";
import type { JudgedItem } from "./events/judgeRecords.js";
import { readAgain } from "./events/readAgain.js";
import { readEvents } from "./events/readEvents.js";
import { readJudged } from "./events/readJudged.js";
import { findRecordPlace } from "./events/recordPlace.js";
import type { EventPlaces, FileAccess, ReadEventItem, ScannedItem } from "./fileAccess.js";
import { findPacks, readTextFile, resolveInside, walk } from "./nodeFiles.js";
import { Slices } from "./slices.js";

export const nodeFileAccess: FileAccess = {
  toPath,
  toUri: (path) => pathToFileURL(path).href,
  folderOf: dirname,
  join,
  relativePath: (folder, path) => relative(folder, path).split(sep).join("/"),
  readText(path) {
    const file = readTextFile(path);
    return file.kind === "text" ? file.text : undefined;
  },
  stampOf,
  kindOf(path) {
    try {
      return statSync(path).isDirectory() ? "folder" : "file";
    } catch {
      return undefined;
    }
  },
  findPacks: (folder) =>
    findPacks(folder).map(({ kind, path }) => (kind === "tsctl" ? join(path, "ruleset.json") : path)),
  findTsctlRules: (folder) => [...walk(folder)].filter((path) => basename(path) === "rule.json"),
  findEventFiles(folder, atMost) {
    const files: string[] = [];
    for (const path of walk(folder)) {
      if (!LOOKS_LIKE_EVENTS.test(path) || NO_EVENTS.test(basename(path))) continue;
      files.push(path);
      if (files.length >= atMost) break;
    }
    return files;
  },
  resolveInside,
  findCheckPage,
  readEvents: readEventItems,
  scanEvents,
  readEventsAgain: readAgain,
  findRecord: findRecordPlace,
  decodeText,
  async stampOfEvents(places) {
    const stamps: string[] = [];
    const slices = new Slices();
    for (const found of findEventFiles(places.paths, optionsOf(places))) {
      if (slices.isOver()) await slices.pause();
      if (found.kind === "file") stamps.push(`${found.path} ${stampOf(found.path)}`);
    }
    return stamps.join("\n");
  },
};

const LOOKS_LIKE_EVENTS = /\.(?:ndjson|jsonl|json)(?:\.(?:gz|zst))?$|\.parquet$/i;
const NO_EVENTS = /^(?:.*\.rules\.json|rule\.json|ruleset\.json|tags\.json|package(?:-lock)?\.json|.*config\.json)$/i;

/** The editor may send what is no valid file URI, for an unsaved document say. */
function toPath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function stampOf(path: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

async function* readEventItems(places: EventPlaces, signal: AbortSignal): AsyncGenerator<ReadEventItem> {
  for await (const item of readEvents({ kind: "paths", paths: places.paths, ...optionsOf(places) }, { signal })) {
    if (item.kind === "event") yield { kind: "event", event: item.event, file: item.place.file };
    else yield { kind: item.kind, message: item.message, file: item.place.file };
  }
}

async function* scanEvents<Verdict>(
  places: EventPlaces,
  scanner: RecordScanner<Verdict>,
  signal: AbortSignal,
): AsyncGenerator<readonly ScannedItem<Verdict>[]> {
  const source = { kind: "paths", paths: places.paths, ...optionsOf(places) } as const;
  for await (const batch of readJudged(source, scanner, { signal, isResponsive: true }))
    yield batch.flatMap(scannedItem);
}

function scannedItem<Verdict>(item: JudgedItem<Verdict>): ScannedItem<Verdict> | readonly never[] {
  switch (item.kind) {
    case "judged":
      return item;
    case "event": {
      const { file, index, byte } = item.place;
      return { kind: "event", event: item.event, file, index, byte, length: Buffer.byteLength(item.text) };
    }
    case "passed":
      return [];
    default:
      return { kind: item.kind, message: item.message, file: item.place.file };
  }
}

/** The pages lie beside the built program, or in the source tree when that is what runs. */
function findCheckPage(code: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(code)) return undefined;
  const here = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  const page = [join(here, "checks"), join(here, "..", "..", "..", "..", "docs", "checks")]
    .map((folder) => join(folder, `${code}.md`))
    .find((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
  return page === undefined ? undefined : pathToFileURL(page).href;
}

function optionsOf({ folder, root }: EventPlaces): { cwd: string; root?: string } {
  return root === undefined ? { cwd: folder } : { cwd: folder, root };
}
