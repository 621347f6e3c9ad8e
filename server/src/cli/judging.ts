/** What `eval` and `explain` begin with: lists, filters, and what keeps these from being judged. */

import { isTestsName } from "../language/index.js";
import type { Context } from "./context.js";
import type { Trouble } from "./exitCode.js";
import { type Found, found } from "./found.js";
import { findFilters, type JudgedFilter } from "./judgedFilters.js";
import { readLists } from "./lookupLists.js";
import { printFileProblem } from "./reporters/fileProblems.js";
import { printMistakes } from "./reporters/mistakes.js";
import type { JudgeOptions } from "./request.js";

export interface Judging {
  readonly filters: readonly JudgedFilter[];
  readonly troubles: ReadonlySet<Trouble>;
  /** The saved events that filter files name themselves. */
  readonly ownEvents: readonly string[];
}

/** Finds the filters, and says what is wrong with them. */
export function prepareJudging(options: JudgeOptions, { terminal, schema }: Context): Found<Judging> {
  const lists = readLists(options.lists, terminal.cwd);
  if (lists.kind === "wrong") return lists;
  const chosen = findFilters({ ...options, lists: lists.value }, schema, terminal.cwd);
  if (chosen.kind === "wrong") return chosen;
  const { filters, problems } = chosen.value;
  const troubles = new Set<Trouble>();
  for (const problem of problems) {
    // The tests of a pack do not matter here.
    if (problem.file === undefined || !isTestsName(problem.file.path))
      troubles.add(printFileProblem(problem, terminal));
  }
  for (const judged of filters) {
    printMistakes(judged, terminal);
    if (judged.compiled === undefined) troubles.add("doesNotParse");
    else if (judged.mistakes.length > 0) troubles.add("finding");
  }
  return found({ filters, troubles, ownEvents: filters.flatMap(({ events }) => events) });
}
