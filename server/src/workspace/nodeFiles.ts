/** Files of the machine: reading texts, finding packs and filter files, and keeping paths inside of the workspace. */

import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type CloudTrailData, defineMessages, type Message } from "../language/index.js";
import { errorCode } from "./events/errorCode.js";

const messages = defineMessages("files", {
  notFound: {
    en: "There is no file `{path}`. Check the path.",
    es: "No existe el archivo `{path}`. Compruebe la ruta.",
    "pt-br": "O arquivo `{path}` não existe. Verifique o caminho.",
  },
  unreadable: {
    en: "`{path}` cannot be read ({code}). Check that it is a file and that you may read it.",
    es: "No se puede leer `{path}` ({code}). Compruebe que es un archivo y que tiene permiso para leerlo.",
    "pt-br": "Não é possível ler `{path}` ({code}). Verifique se é um arquivo e se você tem permissão para lê-lo.",
  },
  tooLarge: {
    en: "`{path}` has more than {limit} MiB, which is too large for a pack or a filter. Check that it is the right file.",
    es: "`{path}` tiene más de {limit} MiB, demasiado para un paquete o un filtro. Compruebe que es el archivo correcto.",
    "pt-br":
      "`{path}` tem mais de {limit} MiB, grande demais para um pacote ou um filtro. Verifique se é o arquivo certo.",
  },
  notUtf8: {
    en: "`{path}` is not valid UTF-8, so it cannot be read as text. Save it as UTF-8.",
    es: "`{path}` no es UTF-8 válido, así que no se puede leer como texto. Guárdelo como UTF-8.",
    "pt-br": "`{path}` não é UTF-8 válido, por isso não pode ser lido como texto. Salve-o como UTF-8.",
  },
});

export type TextFile =
  /** `mark`: whether a byte order mark stood before the text, so that it can be written back. */
  | { readonly kind: "text"; readonly text: string; readonly mark: boolean }
  | { readonly kind: "problem"; readonly message: Message };

const MEBIBYTE = 1024 * 1024;
/** Packs of ten thousand rules have a tenth of this. */
const LARGEST_TEXT = 64;

/**
 * Reads a text file: a pack, a filter, tests.
 *
 * @example readTextFile("aws.rules.yaml") // { kind: "text", text: "name: …", mark: false }
 */
export function readTextFile(path: string): TextFile {
  try {
    if (statSync(path).size > LARGEST_TEXT * MEBIBYTE)
      return { kind: "problem", message: messages.tooLarge({ path, limit: LARGEST_TEXT }) };
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    const mark = text.startsWith("\uFEFF");
    return { kind: "text", text: mark ? text.slice(1) : text, mark };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { kind: "problem", message: messages.notUtf8({ path }) };
    const isMissing = code === "ENOENT" || code === "ENOTDIR";
    return { kind: "problem", message: isMissing ? messages.notFound({ path }) : messages.unreadable({ path, code }) };
  }
}

export interface FoundPack {
  /** `tsctl`: the folder of a rule set, with a folder for each rule. */
  readonly kind: "yaml" | "json" | "tsctl";
  readonly path: string;
}

/** The packs in a folder and below, in the order of their paths. */
export function findPacks(folder: string): readonly FoundPack[] {
  const packs: FoundPack[] = [];
  for (const path of walk(folder)) {
    if (/\.rules\.ya?ml$/i.test(path)) packs.push({ kind: "yaml", path });
    else if (/\.rules\.json$/i.test(path)) packs.push({ kind: "json", path });
    else if (basename(path) === "ruleset.json") packs.push({ kind: "tsctl", path: dirname(path) });
  }
  return packs;
}

/** The filter files in a folder and below, in the order of their paths. */
export function findFilterFiles(folder: string): readonly string[] {
  return [...walk(folder)].filter((path) => path.endsWith(".tsq"));
}

/**
 * The files in a folder and below, in the order of their names. Passed over: hidden files and folders, installed
 * packages, links to folders (they may run in circles) and links that lead out of the folder.
 */
export function* walk(folder: string): Generator<string> {
  yield* walkBelow(folder, folder);
}

function* walkBelow(root: string, folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walkBelow(root, path);
    else if (entry.isFile() || (entry.isSymbolicLink() && isFile(path) && isInside(root, path))) yield path;
  }
}

/** A folder that cannot be read is empty. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The names of the folders in a folder, without hidden ones, in their order. */
export function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The path that a text from a user's file names, where it stays inside of the root; `undefined` where it leads out, be
 * it by `..`, as an absolute path or through a link. The file itself need not exist.
 *
 * @param base the folder that the text is relative to: that of the file in which it stands
 * @example resolveInside("/w", "../events/a.json", "/w/packs") // "/w/events/a.json"
 * @example resolveInside("/w", "../../etc/passwd", "/w/packs") // undefined
 */
export function resolveInside(root: string, path: string, base: string = root): string | undefined {
  if (path.includes("\0")) return undefined;
  const absolute = resolve(base, path);
  return isInside(root, absolute) ? absolute : undefined;
}

/** Whether a path lies inside of a folder both as it is written and where its links lead. */
export function isInside(root: string, path: string): boolean {
  const real = realPathOf(root);
  const isWrittenInside = isBelow(resolve(root), resolve(path)) || isBelow(real, resolve(path));
  return isWrittenInside && isBelow(real, realPathOf(path));
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where the part of a path that exists really lies, with the rest behind it. A broken link leads nowhere. */
function realPathOf(path: string): string {
  const rest: string[] = [];
  for (let existing = resolve(path); ; existing = dirname(existing)) {
    try {
      return join(realpathSync(existing), ...rest);
    } catch {
      if (isLink(existing) || dirname(existing) === existing) return join(sep, "\0", ...rest);
      rest.unshift(basename(existing));
    }
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/**
 * The catalogue of CloudTrail calls, as it was generated: it is too large to be part of the code. It lies beside the
 * built program, or in the source tree when that is what runs. Throws where it is in neither place: then the program
 * was not put together properly.
 *
 * @example createSchema(loadCloudTrailData)
 */
export function loadCloudTrailData(): CloudTrailData {
  const here = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  const inSources = join("server", "src", "language", "schema", "data");
  for (const folder of ["data", join("..", "..", "..", "..", inSources), join("..", "..", "..", inSources)]) {
    const file = readTextFile(join(here, folder, "cloudtrail.json"));
    const data: unknown = file.kind === "text" ? JSON.parse(file.text) : undefined;
    if (isCloudTrailData(data)) return data;
  }
  throw new Error(`The CloudTrail catalogue is missing: there is no data/cloudtrail.json beside ${here}`);
}

function isCloudTrailData(data: unknown): data is CloudTrailData {
  return typeof data === "object" && data !== null && "format" in data && "words" in data && "text" in data;
}
