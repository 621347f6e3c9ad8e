/** One line at the bottom of a terminal that says how far long work is. It is drawn over, and wiped before any output. */

import type { Host } from "./terminal.js";

export interface StatusLine {
  /** Draws a text in place of the one before. */
  show(text: string): void;
  wipe(): void;
}

const TO_LINE_START = "\r";
const WIPE_TO_LINE_END = "\u001b[K";
const NARROWEST = 20;
const USUAL_WIDTH = 80;

/** `undefined` where nobody watches: a file, a pipe, a log of continuous integration, a terminal that cannot wipe. */
export function statusLine({ env, stderr }: Pick<Host, "env" | "stderr">): StatusLine | undefined {
  const isCi = env["CI"] !== undefined && !["", "0", "false"].includes(env["CI"]);
  if (stderr.isTTY !== true || isCi || env["TERM"] === "dumb") return undefined;
  let isDrawn = false;
  return {
    show(text) {
      // A line that is too long would go on in the next one, which wiping does not reach.
      const room = Math.max(NARROWEST, stderr.columns || USUAL_WIDTH) - 1;
      stderr.write(TO_LINE_START + text.slice(0, room) + WIPE_TO_LINE_END);
      isDrawn = true;
    },
    wipe() {
      if (isDrawn) stderr.write(TO_LINE_START + WIPE_TO_LINE_END);
      isDrawn = false;
    },
  };
}
