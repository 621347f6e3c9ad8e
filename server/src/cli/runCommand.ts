/** Runs what the user asks for, once the arguments are read: everything but help, version and wrong usage. */

import { dirname } from "node:path";
import { createSchema, withFields } from "../language/index.js";
import { loadCloudTrailData } from "../workspace/nodeFiles.js";
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
import { escapeHidden } from "./reporters/exactJson.js";
import { shownPath } from "./reporters/shownText.js";
import type { CommandRequest } from "./request.js";
import type { Terminal } from "./terminal.js";

export async function runCommand(request: CommandRequest, terminal: Terminal): Promise<Troubles> {
  const configuration = findConfiguration(terminal.cwd, request.options.config);
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

function contextOf(
  { options }: CommandRequest,
  { path, configuration }: FoundConfiguration,
  terminal: Terminal,
): Context {
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
