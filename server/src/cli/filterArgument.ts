/** What stands for a filter on the command line: its text, a file that holds it, or a pack. */

import { join, resolve } from "node:path";
import { isFilterFileName, isPackName } from "../language/index.js";
import { isFile } from "../workspace/nodeFiles.js";
import { kindOf } from "./sourceFiles.js";

export type FilterArgument =
  | { readonly kind: "text" }
  | { readonly kind: "filterFile"; readonly path: string }
  /** `document` is the one that stands for the pack; without a name it is about all rules. */
  | { readonly kind: "pack"; readonly document: string; readonly ruleName: string | undefined }
  /** Named like a pack, but not there. */
  | { readonly kind: "missingPack"; readonly path: string };

/** @example filterArgument("aws.rules.yaml#Root login", undefined, cwd) // { kind: "pack", ruleName: "Root login", … } */
export function filterArgument(filter: string, rule: string | undefined, cwd: string): FilterArgument {
  const [path, ruleName] = split(filter, rule, cwd);
  const document = packDocument(resolve(cwd, path));
  if (document !== undefined) return { kind: "pack", document, ruleName };
  if (isFilterFileName(path) && !/\s[=<>!]/.test(path)) return { kind: "filterFile", path };
  return isPackName(path) ? { kind: "missingPack", path } : { kind: "text" };
}

/** `pack.rules.yaml#Rule name`; a file whose own name has a `#` wins. */
function split(filter: string, rule: string | undefined, cwd: string): readonly [string, string | undefined] {
  const at = filter.indexOf("#");
  if (rule !== undefined || at < 0 || kindOf(resolve(cwd, filter)) !== undefined) return [filter, rule];
  const path = filter.slice(0, at);
  const isPack = isPackName(path) || packDocument(resolve(cwd, path)) !== undefined;
  return isPack ? [path, filter.slice(at + 1)] : [filter, rule];
}

function packDocument(path: string): string | undefined {
  const inFolder = join(path, "ruleset.json");
  if (isFile(inFolder)) return inFolder;
  return isPackName(path) && isFile(path) ? path : undefined;
}
