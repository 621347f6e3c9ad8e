/** `rulewright lsp`: the language server on standard input and output, for editors that start a program. */

import type { Context, Troubles } from "../context.js";
import { interruptionBy } from "../exitCode.js";

/** Ends when the server does, with the process. */
export async function lspCommand({ terminal }: Context): Promise<Troubles> {
  // The connection looks for this among the arguments of the process.
  if (!process.argv.includes("--stdio")) process.argv.push("--stdio");
  await import("../../main.js");
  await new Promise<void>((resolve) => {
    terminal.interrupted.addEventListener("abort", () => resolve(), { once: true });
  });
  return [interruptionBy(terminal.interrupted)];
}
