/** Paths, folders and globs → the filter files, packs and tests files that they name, each once, in their order. */

import { statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import { defineMessages, isFilterFileName, isOurs } from "../language/index.js";
import { isFile, walk } from "../workspace/nodeFiles.js";
import { packOfFile } from "../workspace/ruleTestFiles.js";
import { type Found, found, wrong } from "./found.js";
import { diskAccess } from "./packAccess.js";

const messages = defineMessages("paths", {
  notFound: {
    en: "There is no file or folder `{path}`. Check the path.",
    es: "No existe ningún archivo ni carpeta `{path}`. Compruebe la ruta.",
    "pt-br": "Não existe arquivo nem pasta `{path}`. Verifique o caminho.",
  },
  noMatch: {
    en: "No file matches `{path}`. Check the pattern.",
    es: "Ningún archivo coincide con `{path}`. Compruebe el patrón.",
    "pt-br": "Nenhum arquivo corresponde a `{path}`. Verifique o padrão.",
  },
  nothingInside: {
    en: "`{path}` holds no filter file (`*.tsq`) and no pack (`*.rules.yaml`, `*.rules.json`, a folder with `ruleset.json`). Check the path.",
    es: "`{path}` no contiene ningún archivo de filtro (`*.tsq`) ni paquete (`*.rules.yaml`, `*.rules.json`, una carpeta con `ruleset.json`). Compruebe la ruta.",
    "pt-br":
      "`{path}` não contém arquivo de filtro (`*.tsq`) nem pacote (`*.rules.yaml`, `*.rules.json`, uma pasta com `ruleset.json`). Verifique o caminho.",
  },
  notOurs: {
    en: "`{path}` is no filter file and no pack by its name, so it is unclear how to read it. Name it `*.tsq`, `*.rules.yaml` or `*.rules.json`.",
    es: "`{path}` no es por su nombre ni archivo de filtro ni paquete, así que no está claro cómo leerlo. Llámelo `*.tsq`, `*.rules.yaml` o `*.rules.json`.",
    "pt-br":
      "`{path}`, pelo nome, não é arquivo de filtro nem pacote, por isso não está claro como lê-lo. Dê-lhe o nome `*.tsq`, `*.rules.yaml` ou `*.rules.json`.",
  },
  folder: {
    en: "`{path}` is a folder. Name the files in it.",
    es: "`{path}` es una carpeta. Nombre los archivos que contiene.",
    "pt-br": "`{path}` é uma pasta. Informe os arquivos dela.",
  },
  noPack: {
    en: "`{path}` holds no pack (`*.rules.yaml`, `*.rules.json`, a folder with `ruleset.json`), so there are no rules. Check the path.",
    es: "`{path}` no contiene ningún paquete (`*.rules.yaml`, `*.rules.json`, una carpeta con `ruleset.json`), así que no hay reglas. Compruebe la ruta.",
    "pt-br":
      "`{path}` não contém nenhum pacote (`*.rules.yaml`, `*.rules.json`, uma pasta com `ruleset.json`), por isso não há regras. Verifique o caminho.",
  },
});

/** Filter files, packs and files of tests; absolute paths. */
export function findSources(paths: readonly string[], cwd: string): Found<readonly string[]> {
  return each(paths, cwd, (path, kind) => {
    if (kind === "file") return isOurs(path) ? found([path]) : wrong(messages.notOurs({ path: shown(path, cwd) }));
    const files = [...walk(path)].filter(isSource);
    return files.length > 0 ? found(files) : wrong(messages.nothingInside({ path: shown(path, cwd) }));
  });
}

/** Packs, each by the document that stands for it; absolute paths. */
export function findPackDocuments(paths: readonly string[], cwd: string): Found<readonly string[]> {
  return each(paths, cwd, (path, kind) => {
    const files =
      kind === "file" ? [path] : [...walk(path)].filter((file) => isSource(file) && !isFilterFileName(file));
    const packs = files.flatMap((file) => packOfFile(file, diskAccess) ?? []);
    return packs.length > 0 ? found(packs) : wrong(messages.noPack({ path: shown(path, cwd) }));
  });
}

/** Any files, by path or glob; absolute paths. */
export function findFiles(paths: readonly string[], cwd: string): Found<readonly string[]> {
  return each(
    paths,
    cwd,
    (path, kind) => (kind === "file" ? found([path]) : wrong(messages.folder({ path: shown(path, cwd) }))),
    () => true,
  );
}

/** A path as the user would write it: relative where it lies below, with `/`. */
export function shown(path: string, cwd: string): string {
  const way = relative(cwd, path);
  const isBelow = way !== ".." && !way.startsWith(`..${sep}`) && resolve(cwd, way) === resolve(path) && way !== "";
  return (isBelow ? way : path).split(sep).join("/");
}

export function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

function each(
  paths: readonly string[],
  cwd: string,
  filesOf: (path: string, kind: "file" | "folder") => Found<readonly string[]>,
  isWanted: (path: string) => boolean = isOurs,
): Found<readonly string[]> {
  const all = new Set<string>();
  for (const path of paths) {
    const files = filesOfPath(path, cwd, filesOf, isWanted);
    if (files.kind === "wrong") return files;
    for (const file of files.value) all.add(file);
  }
  return found([...all]);
}

function filesOfPath(
  path: string,
  cwd: string,
  filesOf: (path: string, kind: "file" | "folder") => Found<readonly string[]>,
  isWanted: (path: string) => boolean = isOurs,
): Found<readonly string[]> {
  const absolute = resolve(cwd, path);
  const kind = kindOf(absolute);
  if (kind !== undefined) return filesOf(absolute, kind);
  if (!isDynamicPattern(path)) return wrong(messages.notFound({ path }));
  const matches = globSync(path.replaceAll("\\", "/"), { cwd, absolute: true, onlyFiles: true, dot: false }).sort();
  const ours = matches.filter(isWanted).map((match) => resolve(match));
  if (ours.length === 0) return wrong(messages.noMatch({ path }));
  return each(ours, cwd, filesOf, isWanted);
}

/** In a folder, names that others use as well count only where they belong to a tsctl folder. */
function isSource(path: string): boolean {
  const beside = isFile(join(dirname(path), "ruleset.json"));
  switch (basename(path).toLowerCase()) {
    case "rule.json":
    case "tags.json":
      return isFile(join(dirname(dirname(path)), "ruleset.json"));
    case "tests.yaml":
    case "tests.yml":
      return beside;
    default:
      return isOurs(path);
  }
}
