/** The commands: their arguments and options, and how each becomes a request. */

import { Argument, Option } from "commander";
import { type Message, RULE_TYPES } from "../language/index.js";
import { helpMessages as help } from "./helpMessages.js";
import { isSet, oneOf, text, texts } from "./optionValues.js";
import type { Command, JudgeOptions } from "./request.js";
import { findRuleType, usageMessages } from "./usage.js";

export type Say = (message: Message) => string;
type Values = Readonly<Record<string, unknown>>;

export interface CommandSpec {
  readonly name: string;
  readonly description: Message;
  readonly args: readonly Argument[];
  readonly options: readonly Option[];
  read(args: readonly unknown[], values: Values): Command;
}

const EVAL_FORMATS = ["pretty", "json", "ndjson"] as const;
const LINT_FORMATS = ["pretty", "compact", "json"] as const;
const TEST_FORMATS = ["pretty", "json", "junit"] as const;
const GENERATE_FORMATS = ["pretty", "json", "ndjson"] as const;
const EXPLAIN_FORMATS = ["pretty", "json"] as const;
const RELATE_FORMATS = ["pretty", "json", "svg"] as const;

export function commandTable(say: Say): readonly CommandSpec[] {
  const argument = (name: string, message: Message): Argument => new Argument(name, say(message));
  const option = (flags: string, message: Message): Option => new Option(flags, say(message));
  const format = (formats: readonly string[]): Option =>
    option("--format <format>", help.format()).choices(formats).default("pretty");
  const collect = (value: string, before: unknown): readonly string[] => [...texts(before), value];
  const reading = (): readonly Option[] => [
    option("--type <type>", help.type()),
    option("--list <name=file>", help.list()).argParser(collect),
  ];
  const judging = (): readonly Option[] => [option("--rule <name>", help.rule()), ...reading()];
  const filterAndEvents = (): readonly Argument[] => [
    argument("<filter>", help.filterArgument()),
    argument("[events...]", help.eventsArgument()),
  ];
  return [
    {
      name: "eval",
      description: help.eval(),
      args: filterAndEvents(),
      options: [
        ...judging(),
        option("--explain", help.explainOption()),
        option("--all", help.all()),
        option("--skim", help.skim()),
        option("--count", help.count()),
        option("--workers <number>", help.workers()),
        format(EVAL_FORMATS),
      ],
      read: (args, values) => {
        const workers = workersOf(text(values["workers"]));
        if (workers.kind === "wrong") return workers;
        return withJudging(args, values, (judge) => ({
          kind: "eval",
          ...judge,
          format: oneOf(values["format"], EVAL_FORMATS) ?? "pretty",
          explain: isSet(values["explain"]),
          all: isSet(values["all"]),
          skim: isSet(values["skim"]),
          countOnly: isSet(values["count"]),
          workers: workers.count,
        }));
      },
    },
    {
      name: "explain",
      description: help.explain(),
      args: filterAndEvents(),
      options: [
        ...judging(),
        option("--event <number>", help.event()).default("1"),
        option("--changes", help.changes()),
        format(EXPLAIN_FORMATS),
      ],
      read: (args, values) => {
        const event = numberOf("--event", values["event"], 1);
        if (typeof event !== "number") return event;
        return withJudging(args, values, (judge) => ({
          kind: "explain",
          ...judge,
          format: oneOf(values["format"], EXPLAIN_FORMATS) ?? "pretty",
          event,
          changes: isSet(values["changes"]),
        }));
      },
    },
    {
      name: "generate",
      description: help.generate(),
      args: [argument("<filter>", help.filterArgument())],
      options: [
        ...judging(),
        option("--near-miss", help.nearMiss()),
        option("--minimal", help.minimal()),
        option("--like <events...>", help.like()),
        format(GENERATE_FORMATS),
      ],
      read: ([filter], values) =>
        withJudging([filter, values["like"]], values, (judge) => ({
          kind: "generate",
          ...judge,
          format: oneOf(values["format"], GENERATE_FORMATS) ?? "pretty",
          nearMisses: isSet(values["nearMiss"]),
          minimal: isSet(values["minimal"]),
        })),
    },
    {
      name: "almost",
      description: help.almost(),
      args: [argument("<packs...>", help.almostArgument())],
      options: [
        option("--events <events...>", help.eventsArgument()),
        option("--event <number>", help.event()),
        option("--top <number>", help.top()).default("5"),
        ...reading(),
        format(EXPLAIN_FORMATS),
      ],
      read: ([packs], values) => {
        const event = values["event"] === undefined ? undefined : numberOf("--event", values["event"], 1);
        if (typeof event === "object") return event;
        const top = numberOf("--top", values["top"], 5);
        if (typeof top === "object") return top;
        return withJudging(["", values["events"]], values, (judge) => ({
          kind: "almost",
          ...judge,
          packs: texts(packs),
          format: oneOf(values["format"], EXPLAIN_FORMATS) ?? "pretty",
          event,
          top,
        }));
      },
    },
    {
      name: "lint",
      description: help.lint(),
      args: [argument("[paths...]", help.sourcesArgument())],
      options: [
        option("--fix", help.fix()),
        option("--unsafe-fixes", help.unsafeFixes()),
        option("--diff", help.diff()),
        option("--stdin-filename <name>", help.stdinName()),
        format(LINT_FORMATS),
      ],
      read: ([paths], values) => ({
        kind: "lint",
        paths: texts(paths),
        format: oneOf(values["format"], LINT_FORMATS) ?? "pretty",
        fixes: isSet(values["unsafeFixes"]) ? "all" : isSet(values["fix"]) || isSet(values["diff"]) ? "safe" : "none",
        diff: isSet(values["diff"]),
        stdinName: text(values["stdinFilename"]),
      }),
    },
    {
      name: "test",
      description: help.test(),
      args: [argument("[paths...]", help.packsArgument())],
      options: [option("--run <regexp>", help.run()), format(TEST_FORMATS)],
      read: ([paths], values) => {
        const run = patternOf(text(values["run"]));
        if (run.kind === "wrong") return run;
        const chosen = oneOf(values["format"], TEST_FORMATS) ?? "pretty";
        return { kind: "test", paths: texts(paths), format: chosen, run: run.pattern };
      },
    },
    {
      name: "fmt",
      description: help.fmt(),
      args: [argument("[paths...]", help.sourcesArgument())],
      options: [option("--check", help.formatCheck()), option("--stdin-filename <name>", help.stdinName())],
      read: ([paths], values) => ({
        kind: "fmt",
        paths: texts(paths),
        check: isSet(values["check"]),
        stdinName: text(values["stdinFilename"]),
      }),
    },
    {
      name: "relate",
      description: help.relate(),
      args: [argument("[paths...]", help.packsArgument())],
      options: [
        option("--rule <name>", help.relatedRule()),
        option("--witnesses", help.witnesses()),
        option("--list <name=file>", help.list()).argParser(collect),
        option("--workers <number>", help.relatingWorkers()),
        format(RELATE_FORMATS),
      ],
      read: ([paths], values) => {
        const workers = workersOf(text(values["workers"]));
        if (workers.kind === "wrong") return workers;
        return {
          kind: "relate",
          paths: texts(paths),
          format: oneOf(values["format"], RELATE_FORMATS) ?? "pretty",
          rule: text(values["rule"]),
          lists: texts(values["list"]),
          witnesses: isSet(values["witnesses"]),
          workers: workers.count,
        };
      },
    },
    {
      name: "conform",
      description: help.conform(),
      args: [argument("<cases...>", help.casesArgument())],
      options: [],
      read: ([paths]) => ({ kind: "conform", paths: texts(paths) }),
    },
    {
      name: "check",
      description: help.check(),
      args: [argument("[code]", help.codeArgument())],
      options: [],
      read: ([code]) => ({ kind: "check", code: text(code) }),
    },
    {
      name: "lsp",
      description: help.lsp(),
      args: [],
      options: [option("--stdio", help.stdio())],
      read: () => ({ kind: "lsp" }),
    },
  ];
}

function withJudging(args: readonly unknown[], values: Values, command: (judge: JudgeOptions) => Command): Command {
  const [filter, paths] = args;
  const type = text(values["type"]);
  const ruleType = type === undefined ? undefined : findRuleType(type);
  if (type !== undefined && ruleType === undefined) {
    const known = RULE_TYPES.map((name) => `\`${name}\``).join(", ");
    return { kind: "wrong", message: usageMessages.unknownType({ type, known }) };
  }
  return command({
    filter: text(filter) ?? "",
    paths: texts(paths),
    rule: text(values["rule"]),
    ruleType,
    lists: texts(values["list"]),
  });
}

type Wrong = Extract<Command, { kind: "wrong" }>;

function numberOf(name: string, given: unknown, usual: number): number | Wrong {
  const value = text(given) ?? String(usual);
  return /^[1-9]\d{0,14}$/.test(value)
    ? Number(value)
    : { kind: "wrong", message: usageMessages.badNumber({ name, value }) };
}

type Workers = { readonly kind: "workers"; readonly count: number | undefined };

function workersOf(written: string | undefined): Workers | Extract<Command, { kind: "wrong" }> {
  if (written === undefined) return { kind: "workers", count: undefined };
  if (/^[1-9]\d?$/.test(written)) return { kind: "workers", count: Number(written) };
  return { kind: "wrong", message: usageMessages.badWorkers({ value: written }) };
}

type Pattern = { readonly kind: "pattern"; readonly pattern: RegExp | undefined };

function patternOf(written: string | undefined): Pattern | Wrong {
  if (written === undefined) return { kind: "pattern", pattern: undefined };
  try {
    return { kind: "pattern", pattern: new RegExp(written, "u") };
  } catch (error) {
    const cause = error instanceof Error ? error.message.replace(/^.*: /, "") : "";
    return { kind: "wrong", message: usageMessages.badPattern({ pattern: written, cause }) };
  }
}
