/** Arguments → what the user asks for. Nothing is done here, and nothing is thrown for a mistake of the user. */

import { Command, CommanderError, Option } from "commander";
import { LOCALES, type Locale, type Message, render, suggestName } from "../language/index.js";
import { type CommandSpec, commandTable, type Say } from "./commandTable.js";
import { helpMessages as help } from "./helpMessages.js";
import { isSet, oneOf, text } from "./optionValues.js";
import type { CommonOptions, Request } from "./request.js";
import { DIALECTS, usageMessage, usageMessages } from "./usage.js";

/**
 * Reads the arguments of the command line.
 *
 * @param argv without the program's own name
 * @param version is called only where the user asks for it
 * @example readArguments(["lint", "--fix"], "en", () => "1.0.0").kind // "lint"
 */
export function readArguments(argv: readonly string[], locale: Locale, version: () => string): Request {
  const printed: string[] = [];
  const asked: Request[] = [];
  const program = createProgram(locale, version, printed, asked);
  try {
    program.parse(argv, { from: "user" });
    return asked[0] ?? { kind: "print", text: program.helpInformation(), options: earlyOptions(argv, locale) };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const options = earlyOptions(argv, locale);
    if (error.exitCode === 0) return { kind: "print", text: printed.join(""), options };
    const unknown = error.code === "commander.excessArguments" ? findUnknownCommand(argv, program) : undefined;
    return { kind: "wrong", message: unknown ?? usageMessage(error), options };
  }
}

/** The program itself takes no arguments, so a first one that is no command was meant as one. */
function findUnknownCommand(argv: readonly string[], program: Command): Message | undefined {
  const name = argv.find((argument) => !argument.startsWith("-")) ?? "";
  const names = program.commands.map((command) => command.name());
  if (names.some((known) => argv.includes(known))) return undefined;
  const similar = suggestName(name, names);
  return similar === undefined
    ? usageMessages.unknownCommand({ name })
    : usageMessages.similarCommand({ name, similar });
}

/** Those that count where the arguments cannot be read. */
function earlyOptions(argv: readonly string[], locale: Locale): CommonOptions {
  const color = argv.includes("--no-color") ? false : argv.includes("--color") ? true : undefined;
  return {
    color,
    locale,
    isVerbose: argv.includes("--verbose"),
    config: undefined,
    printConfig: false,
    dialect: undefined,
  };
}

function createProgram(locale: Locale, version: () => string, printed: string[], asked: Request[]): Command {
  const say: Say = (message) => render(message, locale);
  const program = prepare(new Command("rulewright"), help.product(), say, printed)
    .option("-V, --version", say(help.version()))
    .on("option:version", () => {
      printed.push(version());
      throw new CommanderError(0, "commander.version", "");
    })
    .helpCommand(false)
    .addHelpText("after", `\n${say(help.exitCodes())}`);
  program.action(() => {
    const options = commonOptionsOf(program.opts(), locale);
    asked.push({ kind: options.printConfig ? "printConfig" : "noCommand", options });
  });
  for (const spec of commandTable(say)) addCommand(program, spec, say, locale, printed, asked);
  return program;
}

function addCommand(
  program: Command,
  { name, description, args, options, read }: CommandSpec,
  say: Say,
  locale: Locale,
  printed: string[],
  asked: Request[],
): void {
  const command = prepare(program.command(name), description, say, printed);
  for (const argument of args) command.addArgument(argument);
  for (const option of options) command.addOption(option);
  command.action(() => {
    const values = command.optsWithGlobals();
    const common = commonOptionsOf(values, locale);
    const request = common.printConfig ? ({ kind: "printConfig" } as const) : read(command.processedArgs, values);
    asked.push({ ...request, options: common });
  });
}

/** What all commands have, the program itself included. */
function prepare(command: Command, description: Message, say: Say, printed: string[]): Command {
  const titles = new Map([
    ["Usage:", help.usageTitle()],
    ["Arguments:", help.argumentsTitle()],
    ["Options:", help.optionsTitle()],
    ["Commands:", help.commandsTitle()],
  ]);
  command
    .description(say(description))
    .exitOverride()
    .allowExcessArguments(false)
    .helpOption("-h, --help", say(help.help()))
    .configureOutput({ writeOut: (written) => printed.push(written), writeErr: () => undefined })
    .configureHelp({
      optionDescription: ({ description: meaning, argChoices }) =>
        argChoices === undefined ? meaning : `${meaning}: ${argChoices.join(", ")}`,
      styleTitle: (title) => {
        const message = titles.get(title);
        return message === undefined ? title : say(message);
      },
    });
  const common = [
    new Option("--color", say(help.color())),
    new Option("--no-color", say(help.noColor())),
    new Option("--locale <locale>", say(help.locale())).choices(LOCALES),
    new Option("--dialect <dialect>", say(help.dialect())).choices(DIALECTS),
    new Option("--config <file>", say(help.config())),
    new Option("--print-config", say(help.printConfig())),
    new Option("--verbose", say(help.verbose())),
  ];
  for (const option of common) command.addOption(option);
  return command;
}

function commonOptionsOf(values: Readonly<Record<string, unknown>>, locale: Locale): CommonOptions {
  const { color } = values;
  return {
    color: typeof color === "boolean" ? color : undefined,
    locale,
    isVerbose: isSet(values["verbose"]),
    config: text(values["config"]),
    printConfig: isSet(values["printConfig"]),
    dialect: oneOf(values["dialect"], DIALECTS),
  };
}
