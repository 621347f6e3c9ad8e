/** What `eval` and `explain` begin with: lists, filters, and what keeps these from being judged. */

import { dirname, resolve } from "node:path";
import { defineMessages, isTestsName, type Message } from "../language/index.js";
import { findEventFiles } from "../workspace/events/findEventFiles.js";
import { isInside } from "../workspace/nodeFiles.js";
import type { Context } from "./context.js";
import type { Trouble } from "./exitCode.js";
import { type Found, found, wrong } from "./found.js";
import type { JudgedFilter } from "./judgedFilter.js";
import { findFilters } from "./judgedFilters.js";
import { readLists } from "./lookupLists.js";
import { printFileProblem } from "./reporters/fileProblems.js";
import { printMistakes } from "./reporters/mistakes.js";
import type { JudgeOptions } from "./request.js";
import { shown } from "./sourceFiles.js";

const messages = defineMessages("judging", {
  outside: {
    en: "The events that `{file}` names lie outside of `{root}`, so they are not read: {path}. If you trust the file, name them behind the filter.",
    es: "Los eventos que nombra `{file}` están fuera de `{root}`, así que no se leen: {path}. Si confía en el archivo, nómbrelos detrás del filtro.",
    "pt-br":
      "Os eventos que `{file}` nomeia estão fora de `{root}`, por isso não são lidos: {path}. Se confia no arquivo, informe-os depois do filtro.",
  },
});

export interface Judging {
  readonly filters: readonly JudgedFilter[];
  readonly troubles: ReadonlySet<Trouble>;
  /** The saved events that filter files name themselves. */
  readonly ownEvents: readonly string[];
}

/** Finds the filters, and says what is wrong with them. */
export function prepareJudging(options: JudgeOptions, context: Context): Found<Judging> {
  const { terminal, schema } = context;
  const lists = readLists(options.lists, terminal.cwd);
  if (lists.kind === "wrong") return lists;
  const chosen = findFilters({ ...options, lists: lists.value }, schema, terminal.cwd);
  if (chosen.kind === "wrong") return chosen;
  const { filters, problems } = chosen.value;
  if (options.paths.length === 0) {
    for (const judged of filters) {
      const outside = findOutside(judged, context);
      if (outside !== undefined) return wrong(outside);
    }
  }
  const troubles = new Set<Trouble>();
  for (const problem of problems) {
    // The tests of a pack do not matter here.
    if (problem.file === undefined || !isTestsName(problem.file.path))
      troubles.add(printFileProblem(problem, terminal));
  }
  for (const judged of filters) {
    printMistakes(judged, terminal);
    if (!judged.parses) troubles.add("doesNotParse");
    else if (judged.mistakes.length > 0) troubles.add("finding");
  }
  return found({ filters, troubles, ownEvents: filters.flatMap(({ events }) => events) });
}

/** A filter file may come from anybody; what it names is read only where the rule tests of a pack there would read. */
function findOutside({ file, events }: JudgedFilter, { root, terminal: { cwd } }: Context): Message | undefined {
  if (file === undefined || events.length === 0) return undefined;
  const folder = dirname(resolve(cwd, file));
  const limit = isInside(root, folder) ? root : folder;
  for (const path of events) {
    for (const item of findEventFiles([path], { cwd: folder })) {
      if (item.kind === "file" && !isInside(limit, item.path)) {
        return messages.outside({ file, root: shown(limit, cwd), path: `\`${shown(item.path, cwd)}\`` });
      }
    }
  }
  return undefined;
}
