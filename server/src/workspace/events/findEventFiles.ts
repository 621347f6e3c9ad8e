/** Paths, folders and globs → the files of saved events they name, in a fixed order. */

import { realpathSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import { isFile, isInside, walk } from "../nodeFiles.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type ReadItem } from "./readItem.js";

export interface EventFile {
  readonly kind: "file";
  readonly path: string;
  /** Found in a folder: then it is passed over in silence unless its content looks like events. */
  readonly mustLookLikeEvents: boolean;
}

export interface FindOptions {
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** Where given, no file outside of this folder is read, wherever a path or a link leads. */
  readonly root?: string;
}

/** In a folder: what event files are called. These are read whatever they begin with. */
const EVENT_FILE = /\.(?:json|jsonl|ndjson)(?:\.(?:gz|zst))?$|\.parquet$/i;
/** These are read where they look like events. */
const MAYBE_EVENT_FILE = /^[^.]+$|\.(?:log|txt|gz|zst)$/i;
/** JSON that is something else: packs, their tests, `tsctl` folders, settings of tools. */
const OTHER_JSON = /^(?:.*\.rules\.json|rule\.json|ruleset\.json|tags\.json|package(?:-lock)?\.json|.*config\.json)$/i;

/** Each file once, in the order of the paths; files of a folder or glob in the order of their names. */
export function* findEventFiles(paths: readonly string[], options: FindOptions): Generator<EventFile | ReadItem> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const found of filesOf(path, options)) {
      if (found.kind === "file" && seen.has(found.path)) continue;
      if (found.kind === "file") seen.add(found.path);
      const isOutside = found.kind === "file" && options.root !== undefined && !isInside(options.root, found.path);
      yield isOutside ? problem(path, readerMessages.outside({ path })) : found;
    }
  }
}

function* filesOf(path: string, { cwd, root }: FindOptions): Generator<EventFile | ReadItem> {
  const absolute = resolve(cwd, path);
  // A path from a pack names saved events: a pipe there would be waited for without end.
  const kind = kindOf(absolute) === "file" && root !== undefined && !isFile(absolute) ? undefined : kindOf(absolute);
  if (kind === "folder") yield* filesOfFolder(absolute);
  else if (kind === "file") yield { kind: "file", path: absolute, mustLookLikeEvents: false };
  else if (isDynamicPattern(path)) yield* filesOfGlob(path, cwd);
  else yield problem(path, readerMessages.notFound({ path }));
}

function* filesOfFolder(folder: string): Generator<EventFile> {
  for (const path of walk(folder)) {
    const name = basename(path);
    if (OTHER_JSON.test(name)) continue;
    if (EVENT_FILE.test(name)) yield { kind: "file", path, mustLookLikeEvents: false };
    else if (MAYBE_EVENT_FILE.test(name)) yield { kind: "file", path, mustLookLikeEvents: true };
  }
}

function* filesOfGlob(pattern: string, cwd: string): Generator<EventFile | ReadItem> {
  const options = { cwd, absolute: true, onlyFiles: true, dot: false, followSymbolicLinks: false };
  const paths = globSync(pattern.replaceAll("\\", "/"), options).sort();
  for (const path of paths) yield { kind: "file", path: resolve(path), mustLookLikeEvents: false };
  if (paths.length === 0) yield problem(pattern, readerMessages.noMatch({ path: pattern }));
}

/** Devices and pipes count as files: `/dev/stdin` is one. */
function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return statSync(realpathSync(path)).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

function problem(file: string, message: Extract<ReadItem, { kind: "problem" }>["message"]): ReadItem {
  return { kind: "problem", place: fileAsAWhole(file), message };
}
