/** Runs one command of the command line, from arguments to exit code. */

import { dirname } from "node:path";
import { createSchema, defineMessages, render, withFields } from "../language/index.js";
import { loadCloudTrailData } from "../workspace/nodeFiles.js";
import { localeOf, readArguments } from "./args.js";
import { almostCommand } from "./commands/almost.js";
import { checkCommand } from "./commands/check.js";
import { conformCommand } from "./commands/conform.js";
import { evalCommand } from "./commands/eval.js";
import { explainCommand } from "./commands/explain.js";
import { formatCommand } from "./commands/fmt.js";
import { generateCommand } from "./commands/generate.js";
import { lintCommand } from "./commands/lint.js";
import { lspCommand } from "./commands/lsp.js";
import { relateCommand } from "./commands/relate.js";
import { testCommand } from "./commands/test.js";
import { type FoundConfiguration, findConfiguration } from "./configFile.js";
import { type Context, complain, type Troubles } from "./context.js";
import { exitCodeOf } from "./exitCode.js";
import { escapeHidden } from "./reporters/exactJson.js";
import { shownPath, shownText } from "./reporters/shownText.js";
import type { Request } from "./request.js";
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
    const request = readArguments(argv, locale, readVersion());
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
  }
  const { options } = request;
  const configuration = findConfiguration(terminal.cwd, options.config);
  if (configuration.kind === "wrong") return complain(terminal, configuration.message);
  const context = contextOf(request, configuration.value, terminal);
  switch (request.kind) {
    case "printConfig":
      return printConfiguration(configuration.value, context);
    case "eval":
      return evalCommand(request, context);
    case "explain":
      return explainCommand(request, context);
    case "generate":
      return generateCommand(request, context);
    case "almost":
      return almostCommand(request, context);
    case "lint":
      return lintCommand(request, context);
    case "test":
      return testCommand(request, context);
    case "fmt":
      return formatCommand(request, context);
    case "relate":
      return relateCommand(request, context);
    case "conform":
      return conformCommand(request.paths, context);
    case "check":
      return checkCommand(request.code, context);
    case "lsp":
      return lspCommand(context);
    default:
      return request satisfies never;
  }
}

function contextOf({ options }: Request, { path, configuration }: FoundConfiguration, terminal: Terminal): Context {
  const schema = createSchema(loadCloudTrailData);
  const { checks, fields } = configuration;
  return {
    terminal,
    schema: fields.length === 0 ? schema : withFields(schema, fields),
    fields,
    settings: options.dialect === undefined ? checks : { ...checks, dialect: options.dialect },
    root: path === undefined ? terminal.cwd : dirname(path),
  };
}

/** As it would stand in the file, with the options of the command line in it. */
function printConfiguration({ path, configuration }: FoundConfiguration, { terminal, settings }: Context): Troubles {
  const fields = Object.fromEntries(
    configuration.fields.map(({ name, type, eventTypes, description }) => [
      name,
      { type, eventTypes, description: description.en },
    ]),
  );
  const { dialect, severities, proofEffort } = settings;
  const json = { dialect, checks: severities, proofEffort, fields };
  for (const line of JSON.stringify(json, undefined, 2).split("\n")) terminal.out.line(escapeHidden(line));
  if (path !== undefined) terminal.err.line(shownPath(path));
  return [];
}
