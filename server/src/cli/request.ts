/** What the user asks for, once the arguments are read. */

import type { Dialect, Locale, Message, RuleType } from "../language/index.js";

export interface CommonOptions {
  readonly color: boolean | undefined;
  readonly locale: Locale;
  readonly isVerbose: boolean;
  readonly config: string | undefined;
  readonly printConfig: boolean;
  readonly dialect: Dialect | undefined;
}

export type Request = { readonly options: CommonOptions } & Command;

/** What is left once the arguments by themselves have been answered. */
export type CommandRequest = Exclude<Request, { kind: "print" | "wrong" | "noCommand" }>;

export type Command =
  | EvalCommand
  | LintCommand
  | TestCommand
  | FormatCommand
  | RelateCommand
  | ExplainCommand
  | GenerateCommand
  | AlmostCommand
  | { readonly kind: "conform"; readonly paths: readonly string[] }
  | { readonly kind: "check"; readonly code: string | undefined }
  | { readonly kind: "lsp" }
  | { readonly kind: "printConfig" }
  | { readonly kind: "noCommand" }
  /** Help and version: a text that was asked for. */
  | { readonly kind: "print"; readonly text: string }
  | { readonly kind: "wrong"; readonly message: Message };

export interface JudgeOptions {
  readonly filter: string;
  readonly paths: readonly string[];
  readonly rule: string | undefined;
  readonly ruleType: RuleType | undefined;
  readonly lists: readonly string[];
}

export interface EvalCommand extends JudgeOptions {
  readonly kind: "eval";
  readonly format: "pretty" | "json" | "ndjson";
  readonly explain: boolean;
  /** Also events that do not match. */
  readonly all: boolean;
  readonly skim: boolean;
  readonly countOnly: boolean;
  /** `undefined`: as many as the work is worth. */
  readonly workers: number | undefined;
}

export interface ExplainCommand extends JudgeOptions {
  readonly kind: "explain";
  readonly format: "pretty" | "json";
  /** From 1. */
  readonly event: number;
  /** Also what would change the verdict. */
  readonly changes: boolean;
}

export interface GenerateCommand extends JudgeOptions {
  readonly kind: "generate";
  readonly format: "pretty" | "json" | "ndjson";
  /** Also, for each predicate, an event that misses by it alone. */
  readonly nearMisses: boolean;
  readonly minimal: boolean;
}

/** `filter` is empty: each of the packs stands in its place in turn. */
export interface AlmostCommand extends JudgeOptions {
  readonly kind: "almost";
  readonly packs: readonly string[];
  readonly format: "pretty" | "json";
  /** From 1; `undefined` for all. */
  readonly event: number | undefined;
  /** How many rules are shown of each event. */
  readonly top: number;
}

export interface LintCommand {
  readonly kind: "lint";
  readonly paths: readonly string[];
  readonly format: "pretty" | "compact" | "json";
  readonly fixes: "none" | "safe" | "all";
  readonly diff: boolean;
  readonly stdinName: string | undefined;
}

export interface TestCommand {
  readonly kind: "test";
  readonly paths: readonly string[];
  readonly format: "pretty" | "json" | "junit";
  /** Only tests whose `rule › test` matches. */
  readonly run: RegExp | undefined;
}

export interface FormatCommand {
  readonly kind: "fmt";
  readonly paths: readonly string[];
  readonly check: boolean;
  readonly stdinName: string | undefined;
}

export interface RelateCommand {
  readonly kind: "relate";
  readonly paths: readonly string[];
  readonly format: "pretty" | "json" | "svg";
  /** Only pairs with rules of this name. */
  readonly rule: string | undefined;
  readonly lists: readonly string[];
  /** With events that show each relation. */
  readonly witnesses: boolean;
  /** `undefined` where the work and the machine decide. */
  readonly workers: number | undefined;
}
