/** Packs and their tests, read from the disk. */

import { dirname, join } from "node:path";
import { openPack, openTests } from "../language/index.js";
import { foldersIn, isFile, readTextFile } from "../workspace/nodeFiles.js";
import type { OpenedFile, PackFileAccess, Unreadable } from "../workspace/ruleTestFiles.js";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export const diskAccess: PackFileAccess<SourceFile> = {
  exists: isFile,
  openPack: (path) => open(path, (text) => openPack(path, text)),
  openTests: (path) => open(path, openTests),
  folderOf: dirname,
  join,
  findTsctlRules: (folder) =>
    foldersIn(folder)
      .map((name) => join(folder, name, "rule.json"))
      .filter(isFile),
};

function open<Content>(
  path: string,
  read: (text: string) => Content,
): OpenedFile<SourceFile, Content> | Unreadable | undefined {
  if (!isFile(path)) return undefined;
  const file = readTextFile(path);
  if (file.kind === "problem") return { kind: "unreadable", message: file.message };
  return { kind: "opened", file: { path, text: file.text }, content: read(file.text) };
}
