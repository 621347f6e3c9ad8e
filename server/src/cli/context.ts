/** What every command has at hand. */

import type { CheckSettings, FieldInfo, Message, Schema } from "../language/index.js";
import type { Trouble } from "./exitCode.js";
import { shownText } from "./reporters/shownText.js";
import type { Terminal } from "./terminal.js";

export interface Context {
  readonly terminal: Terminal;
  /** With the user's own fields. */
  readonly schema: Schema;
  /** Those of the user: what the schema has besides the built-in ones. */
  readonly fields: readonly FieldInfo[];
  readonly settings: CheckSettings;
  /** The folder of the settings file, otherwise where the user stands. Paths that stand in packs do not lead out of it. */
  readonly root: string;
}

/** What went wrong in a run; empty where nothing did. */
export type Troubles = readonly Trouble[];

/** Tells the user what is wrong with how the command was called. */
export function complain(terminal: Terminal, message: Message): Troubles {
  const { err } = terminal;
  err.line(`${err.paint("error", "rulewright:")} ${shownText(terminal.text(message)).text}`);
  return ["wrongUsage"];
}
