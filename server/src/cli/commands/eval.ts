/** `rulewright eval`: judges saved events by a filter, or by rules of a pack. */

import { type Context, complain, type Troubles } from "../context.js";
import { judgeEvents } from "../judgeEvents.js";
import { prepareJudging } from "../judging.js";
import type { EvalCommand } from "../request.js";

export async function evalCommand(command: EvalCommand, context: Context): Promise<Troubles> {
  const judging = prepareJudging(command, context);
  if (judging.kind === "wrong") return complain(context.terminal, judging.message);
  return judgeEvents(command, judging.value, context.terminal);
}
