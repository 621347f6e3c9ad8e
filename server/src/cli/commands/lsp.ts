/** `rulewright lsp`: the language server on standard input and output, for editors that start a program. */

import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isFile } from "../../workspace/nodeFiles.js";
import type { Context, Troubles } from "../context.js";
import { interruptionBy } from "../exitCode.js";

/** Ends when the server does, with the process. */
export async function lspCommand({ terminal }: Context): Promise<Troubles> {
  // The connection looks for this among the arguments of the process.
  if (!process.argv.includes("--stdio")) process.argv.push("--stdio");
  const here = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  // The server is a bundle of its own beside this one, so that no other command loads it; or it is the source tree's.
  const entry = [join(here, "server.cjs"), join(here, "..", "..", "main.js")].find(isFile);
  if (entry === undefined) throw new Error("The language server is missing beside the command line.");
  await import(pathToFileURL(entry).href);
  await new Promise<void>((resolve) => {
    terminal.interrupted.addEventListener("abort", () => resolve(), { once: true });
  });
  return [interruptionBy(terminal.interrupted)];
}
