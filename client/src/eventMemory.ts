/** Remembers which events each rule is judged on, from one session to the next. */

import type { Memento } from "vscode";
import type { ChosenEvents } from "../../server/src/protocol.js";
import { withChoice } from "./chosenEvents.js";

const KEY = "chosenEvents";

export function rememberedEvents(memory: Memento): readonly ChosenEvents[] {
  return memory.get<readonly ChosenEvents[]>(KEY, []);
}

export async function rememberEvents(memory: Memento, chosen: ChosenEvents): Promise<void> {
  await memory.update(KEY, withChoice(rememberedEvents(memory), chosen));
}
