/** Runs the command line, from arguments to exit code. */

import { defineMessages, render } from "../language/index.js";
import { readArguments } from "./args.js";
import { complain, type Troubles } from "./context.js";
import { exitCodeOf } from "./exitCode.js";
import { localeOf } from "./localeOf.js";
import { shownText } from "./reporters/shownText.js";
import type { CommandRequest, Request } from "./request.js";
import { createTerminal, type Host, type Terminal } from "./terminal.js";
import { usageMessages } from "./usage.js";
import { readVersion } from "./version.js";

const messages = defineMessages("run", {
  internal: {
    en: "Something went wrong inside of Rulewright: {cause}. Please report it with the command and the output of `--verbose`.",
    es: "Algo falló dentro de Rulewright: {cause}. Comuníquelo con el comando y la salida de `--verbose`.",
    "pt-br": "Algo deu errado dentro do Rulewright: {cause}. Relate isso com o comando e a saída de `--verbose`.",
  },
});

/**
 * Runs a command and gives its exit code. Nothing is thrown: a bug of ours is reported in one line.
 *
 * @param interrupted aborted when the user interrupts
 */
export async function run(argv: readonly string[], host: Host, interrupted: AbortSignal): Promise<number> {
  const locale = localeOf(argv, host.env);
  const isVerbose = argv.includes("--verbose");
  try {
    const request = readArguments(argv, locale, readVersion);
    const terminal = createTerminal(locale, request.options.color, interrupted, host);
    return exitCodeOf(await runRequest(request, terminal));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    host.stderr.write(
      `rulewright: ${render(messages.internal({ cause: shownText(cause.split("\n")[0] ?? "").text }), locale)}\n`,
    );
    if (isVerbose && error instanceof Error) host.stderr.write(`${error.stack ?? ""}\n`);
    return exitCodeOf(["internalError"]);
  }
}

async function runRequest(request: Request, terminal: Terminal): Promise<Troubles> {
  switch (request.kind) {
    case "print":
      terminal.out.line(request.text.trimEnd());
      return [];
    case "wrong":
      return complain(terminal, request.message);
    case "noCommand":
      return complain(terminal, usageMessages.noCommand());
    case "eval":
      return (await (await import("./evalText.js")).evalText(request, terminal)) ?? runAnyCommand(request, terminal);
    default:
      return runAnyCommand(request, terminal);
  }
}

/** Loaded only here, because help, wrong usage and most of what is judged need little of the program. */
async function runAnyCommand(request: CommandRequest, terminal: Terminal): Promise<Troubles> {
  const { runCommand } = await import("./runCommand.js");
  return runCommand(request, terminal);
}
