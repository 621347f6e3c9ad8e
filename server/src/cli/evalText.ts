/**
 * `rulewright eval` of what it is called with most: one filter that stands on the command line and is right. Packs, checks
 * and settings are half of the program, and loading them takes longer than judging a small file; this does without them.
 */

import { analyse, createSchema } from "../language/index.js";
import { loadCloudTrailData } from "../workspace/nodeFiles.js";
import type { Troubles } from "./context.js";
import { filterArgument } from "./filterArgument.js";
import { judgedFilter, wholeText } from "./judgedFilter.js";
import { judgeEvents } from "./judgeEvents.js";
import { nearestSettings } from "./nearestSettings.js";
import type { CommonOptions, EvalCommand } from "./request.js";
import type { Terminal } from "./terminal.js";

/** `undefined` where it takes more than this: then nothing has been done. */
export async function evalText(
  command: EvalCommand & { readonly options: CommonOptions },
  terminal: Terminal,
): Promise<Troubles | undefined> {
  const { filter, rule, ruleType, options } = command;
  if (options.config !== undefined || nearestSettings(terminal.cwd) !== undefined) return undefined;
  if (rule !== undefined || filterArgument(filter, rule, terminal.cwd).kind !== "text") return undefined;
  // A lookup list has to be read, or is one that nobody has defined.
  if (command.lists.length > 0 || filter.includes("@")) return undefined;
  const schema = createSchema(loadCloudTrailData);
  const analysis = analyse(filter, { schema, ruleType, role: "filter", host: "file", lists: new Map() });
  if (!analysis.bound.evaluable) return undefined;
  const judged = judgedFilter("filter", filter.trim(), undefined, analysis, [], wholeText(filter), [], []);
  return judgeEvents(command, { filters: [judged], troubles: new Set(), ownEvents: [] }, terminal);
}
