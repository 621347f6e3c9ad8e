/** `rulewright relate`: proves how the rules of packs stand to each other. */

import { availableParallelism } from "node:os";
import {
  alertingFilter,
  defineMessages,
  drawRelations,
  isTestsName,
  orderOf,
  type RelatedRules,
  RuleKeys,
  type RuleToRelate,
  ruleToRelate,
  type Schema,
} from "../../language/index.js";
import { type Context, complain, type Troubles } from "../context.js";
import type { Trouble } from "../exitCode.js";
import { type Found, found, wrong } from "../found.js";
import type { JudgedFilter } from "../judgedFilter.js";
import { noRule, rulesOfPack } from "../judgedFilters.js";
import { type Lists, readLists } from "../lookupLists.js";
import { type Relating, relateRules } from "../relating/relateRules.js";
import { RuleRelater } from "../relating/ruleRelater.js";
import { printFileProblem } from "../reporters/fileProblems.js";
import { printMistakes } from "../reporters/mistakes.js";
import { printRelationsAsJson } from "../reporters/relateJson.js";
import { printRelations } from "../reporters/relatePretty.js";
import type { RelateReport } from "../reporters/relateReport.js";
import { shownPath, shownText } from "../reporters/shownText.js";
import type { RelateCommand } from "../request.js";
import { findPackDocuments } from "../sourceFiles.js";

const messages = defineMessages("relate-command", {
  tooMany: {
    en: "There are {count} rules, and pairs of more than {limit} are not worked out. Name fewer packs, or one rule with `--rule`.",
    es: "Hay {count} reglas, y no se calculan los pares de más de {limit}. Nombre menos paquetes, o una regla con `--rule`.",
    "pt-br":
      "Há {count} regras, e os pares de mais de {limit} não são calculados. Informe menos pacotes, ou uma regra com `--rule`.",
  },
  interrupted: {
    en: "Interrupted: the relations are those found so far.",
    es: "Interrumpido: las relaciones son las encontradas hasta ahora.",
    "pt-br": "Interrompido: as relações são as encontradas até agora.",
  },
});

/** 4.5 million pairs: some minutes of work, and some hundred megabytes. */
const MOST_RULES = 3_000;
/** Each thread loads the program and prepares all rules anew, which takes as long as some hundred thousand pairs [O]. */
const PAIRS_WORTH_THREADS = 300_000;
const USUAL_THREADS = 2;

export async function relateCommand(command: RelateCommand, context: Context): Promise<Troubles> {
  const { terminal, schema, fields, settings } = context;
  const chosen = findRules(command, context);
  if (chosen.kind === "wrong") return complain(terminal, chosen.message);
  const { rules, rows, troubles } = chosen.value;
  const keys = new RuleKeys();
  const toRelate = {
    rules: rules.map((rule) => alertingRule(rule, schema, keys)),
    chosen: rows,
    effort: settings.proofEffort ?? 1,
  };
  const relater = new RuleRelater(toRelate, schema);
  const threads = rows === undefined ? threadsFor(rules.length, command.workers) : 1;
  const relating = await relateRules(toRelate, relater, fields, threads, terminal.interrupted);
  if (terminal.interrupted.aborted) {
    terminal.err.line(terminal.text(messages.interrupted()));
    troubles.add("interrupted");
  }
  await print(
    command,
    { related: relatedRules(rules, relating), rules, relater: command.witnesses ? relater : undefined },
    context,
  );
  return [...troubles];
}

/** As one filter without suppressions, which can go to other threads. */
function alertingRule({ filter, suppressions }: JudgedFilter, schema: Schema, keys: RuleKeys): RuleToRelate {
  const rule = ruleToRelate(filter.context.ruleType, filter, suppressions, schema, keys);
  return { ...rule, filter: alertingFilter(rule.filter, rule.suppressions), suppressions: [] };
}

interface ChosenRules {
  readonly rules: readonly JudgedFilter[];
  /** The numbers of the rules that `--rule` names. */
  readonly rows: readonly number[] | undefined;
  readonly troubles: Set<Trouble>;
}

/** All rules of the packs, and what is wrong with them said. */
function findRules({ paths, rule, lists: options }: RelateCommand, context: Context): Found<ChosenRules> {
  const { terminal } = context;
  const lists = readLists(options, terminal.cwd);
  if (lists.kind === "wrong") return lists;
  const named = paths.length === 0 ? ["."] : paths;
  const documents = findPackDocuments(named, terminal.cwd);
  if (documents.kind === "wrong") return documents;
  const troubles = new Set<Trouble>();
  const rules = documents.value.flatMap((document) => readRules(document, lists.value, context, troubles));
  const rows = rule === undefined ? undefined : [...rules.keys()].filter((number) => rules[number]?.name === rule);
  if (rule !== undefined && rows?.length === 0)
    return wrong(
      noRule(
        named.join(", "),
        rule,
        rules.map(({ name }) => name),
      ),
    );
  if (rows === undefined && rules.length > MOST_RULES)
    return wrong(messages.tooMany({ count: terminal.number(rules.length), limit: terminal.number(MOST_RULES) }));
  return found({ rules, rows, troubles });
}

function readRules(
  document: string,
  lists: Lists,
  { terminal, schema }: Context,
  troubles: Set<Trouble>,
): readonly JudgedFilter[] {
  const { filters, problems } = rulesOfPack(document, undefined, { ruleType: undefined, lists }, schema, terminal.cwd);
  for (const problem of problems) {
    // The tests of a pack do not matter here.
    if (problem.file === undefined || !isTestsName(problem.file.path))
      troubles.add(printFileProblem(problem, terminal));
  }
  for (const judged of filters) {
    printMistakes(judged, terminal);
    if (judged.compiled === undefined) troubles.add("doesNotParse");
    else if (judged.mistakes.length > 0) troubles.add("finding");
  }
  return filters;
}

function threadsFor(rules: number, wanted: number | undefined): number {
  if (wanted !== undefined) return wanted;
  const pairs = (rules * (rules - 1)) / 2;
  return pairs < PAIRS_WORTH_THREADS ? 1 : Math.min(USUAL_THREADS, availableParallelism());
}

function relatedRules(rules: readonly JudgedFilter[], { states, pairs, compared, skipped }: Relating): RelatedRules {
  const isOneFile = new Set(rules.map(({ file }) => file)).size <= 1;
  const named = rules.map(({ name, file, condition }, number) => ({
    name: shownText(name).text,
    file: isOneFile || file === undefined ? undefined : shownPath(file),
    state: states[number] ?? "broken",
    condition,
  }));
  return { rules: named, pairs, compared, skipped };
}

async function print({ format }: RelateCommand, report: RelateReport, { terminal }: Context): Promise<void> {
  const { related } = report;
  switch (format) {
    case "pretty":
      return printRelations(report, terminal);
    case "json":
      return printRelationsAsJson(report, terminal);
    case "svg":
      terminal.out.write(drawRelations(related, orderOf(related), { locale: terminal.locale, stands: "alone" }).svg);
      return;
    default:
      return format satisfies never;
  }
}
