/**
 * What the user wants judged: a filter as text, a filter file, or rules of a pack. Evaluation understands the extended
 * syntax, whatever the dialect.
 */

import { basename, dirname, resolve } from "node:path";
import {
  type Analysis,
  alertConditionOf,
  analyse,
  type CheckSettings,
  defineMessages,
  FILTER_CODES,
  filterJudge,
  type Message,
  openDocument,
  type PackRule,
  type RuleType,
  type Schema,
  suggestName,
} from "../language/index.js";
import { isFile, readTextFile } from "../workspace/nodeFiles.js";
import { type FileProblem, loadRuleTests } from "../workspace/ruleTestFiles.js";
import { filterArgument } from "./filterArgument.js";
import { type Found, found, wrong } from "./found.js";
import { type JudgedFilter, judgedFilter, type Mistake, wholeText } from "./judgedFilter.js";
import type { Lists } from "./lookupLists.js";
import { diskAccess, type SourceFile } from "./packAccess.js";
import { shown } from "./sourceFiles.js";

export interface FilterRequest extends PackRequest {
  /** A text, a path, or `path#Rule name`. */
  readonly filter: string;
  readonly rule: string | undefined;
}

interface PackRequest {
  /** Wins over what the file says. */
  readonly ruleType: RuleType | undefined;
  readonly lists: Lists;
}

const messages = defineMessages("filter-argument", {
  noFile: {
    en: "There is no file `{path}`. Check the path.",
    es: "No existe el archivo `{path}`. Compruebe la ruta.",
    "pt-br": "O arquivo `{path}` não existe. Verifique o caminho.",
  },
  noRule: {
    en: "`{path}` has no rule `{name}`. Its rules are: {names}.",
    es: "`{path}` no tiene ninguna regla `{name}`. Sus reglas son: {names}.",
    "pt-br": "`{path}` não tem a regra `{name}`. As regras dele são: {names}.",
  },
  similarRule: {
    en: "`{path}` has no rule `{name}`. Did you mean `{similar}`?",
    es: "`{path}` no tiene ninguna regla `{name}`. ¿Quiso decir `{similar}`?",
    "pt-br": "`{path}` não tem a regra `{name}`. Você quis dizer `{similar}`?",
  },
  noRules: {
    en: "`{path}` has no rules, so there is nothing to judge with. Check that it is the right file.",
    es: "`{path}` no tiene reglas, así que no hay con qué juzgar. Compruebe que es el archivo correcto.",
    "pt-br": "`{path}` não tem regras, por isso não há com que avaliar. Verifique se é o arquivo certo.",
  },
  ruleWithoutPack: {
    en: "`--rule` needs a pack to take the rule from, but `{filter}` is none. Name the pack instead of the filter.",
    es: "`--rule` necesita un paquete del que tomar la regla, pero `{filter}` no lo es. Nombre el paquete en lugar del filtro.",
    "pt-br":
      "`--rule` precisa de um pacote do qual tirar a regra, mas `{filter}` não é um. Informe o pacote em vez do filtro.",
  },
});

export interface FoundFilters {
  readonly filters: readonly JudgedFilter[];
  /** What is wrong with the pack as a file: rules may be missing. */
  readonly problems: readonly FileProblem<SourceFile>[];
}

/** Finds what to judge; a pack without a rule's name stands for all its rules. */
export function findFilters(request: FilterRequest, schema: Schema, cwd: string): Found<FoundFilters> {
  const { filter, rule } = request;
  const argument = filterArgument(filter, rule, cwd);
  switch (argument.kind) {
    case "pack":
      return findRules(argument.document, argument.ruleName, request, schema, cwd);
    case "missingPack":
      return wrong(messages.noFile({ path: argument.path }));
    case "filterFile": {
      const { path } = argument;
      const absolute = resolve(cwd, path);
      const file = readTextFile(absolute);
      if (file.kind === "problem") return wrong(isFile(absolute) ? file.message : messages.noFile({ path }));
      if (rule !== undefined) return wrong(messages.ruleWithoutPack({ filter }));
      return found({ filters: [filterFile(absolute, file.text, request, schema, cwd)], problems: [] });
    }
    case "text":
      if (rule !== undefined) return wrong(messages.ruleWithoutPack({ filter }));
      return found({ filters: [textFilter(request, schema)], problems: [] });
    default:
      return argument satisfies never;
  }
}

function textFilter({ filter, ruleType, lists }: FilterRequest, schema: Schema): JudgedFilter {
  const analysis = analyse(filter, { schema, ruleType, role: "filter", host: "file", lists });
  return judgedFilter(
    "filter",
    filter.trim(),
    undefined,
    analysis,
    [],
    wholeText(filter),
    mistakesOf(analysis, filter, undefined),
    [],
  );
}

function filterFile(path: string, text: string, request: FilterRequest, schema: Schema, cwd: string): JudgedFilter {
  const document = openDocument(path, text, schema);
  const directives = document.kind === "filter" ? document.directives : undefined;
  const ruleType = request.ruleType ?? directives?.ruleType;
  const analysis = analyse(text, { schema, ruleType, role: "filter", host: "file", lists: request.lists });
  const file = shown(path, cwd);
  const events = (directives?.events ?? []).map((one) => resolve(dirname(path), one.text));
  return judgedFilter(
    "filter",
    basename(path),
    file,
    analysis,
    [],
    wholeText(text),
    mistakesOf(analysis, text, file),
    events,
  );
}

function findRules(
  document: string,
  name: string | undefined,
  request: FilterRequest,
  schema: Schema,
  cwd: string,
): Found<FoundFilters> {
  const { filters, names, problems } = rulesOfPack(document, name, request, schema, cwd);
  const path = shown(document, cwd);
  const unreadable = problems.find(({ kind }) => kind === "unreadable");
  if (unreadable !== undefined && names.length === 0) return wrong(unreadable.message);
  // Nothing is left of a pack that does not parse; saying so is better than that a rule is missing.
  if (filters.length > 0 || (names.length === 0 && problems.length > 0)) return found({ filters, problems });
  return wrong(name === undefined ? messages.noRules({ path }) : noRule(path, name, names));
}

export interface PackFilters extends FoundFilters {
  /** Of all rules that the pack has. */
  readonly names: readonly string[];
}

/**
 * The rules of a pack.
 *
 * @param document the one that stands for the pack
 * @param name of the rules that are wanted; `undefined` for all
 */
export function rulesOfPack(
  document: string,
  name: string | undefined,
  request: PackRequest,
  schema: Schema,
  cwd: string,
): PackFilters {
  const { rules, problems } = loadRuleTests(document, diskAccess);
  const shownFiles = new Map<string, string>();
  const filters = rules
    .filter(({ key }) => name === undefined || key === name)
    .map(({ key, rule, file, lists }) => {
      const shownAs = shownFiles.get(file.path) ?? shown(file.path, cwd);
      shownFiles.set(file.path, shownAs);
      return ruleOf(key, rule, { ...file, path: shownAs }, joined(lists, request.lists), request, schema);
    });
  return { filters, names: rules.map(({ key }) => key), problems };
}

/** The lists of a pack with those that the user names, which win; a pack's own where there are no others. */
function joined(lists: Lists, others: Lists): Lists {
  return others.size === 0 ? lists : new Map([...lists, ...others]);
}

/** What to say of a name that no rule has. */
export function noRule(path: string, name: string, names: readonly string[]): Message {
  const similar = suggestName(name, names);
  if (similar !== undefined) return messages.similarRule({ path, name, similar });
  return messages.noRule({ path, name, names: names.map((one) => `\`${one}\``).join(", ") });
}

function ruleOf(
  key: string,
  rule: PackRule,
  source: { readonly path: string; readonly text: string },
  lists: Lists,
  request: PackRequest,
  schema: Schema,
): JudgedFilter {
  const context = { schema, ruleType: request.ruleType ?? rule.ruleType, host: "pack", lists } as const;
  const file = source.path;
  const filter = analyse(rule.filter?.text ?? "", { ...context, role: "filter" });
  const suppressions = rule.suppressions.map(({ text }) => analyse(text, { ...context, role: "suppression" }));
  const mistakes = [filter, ...suppressions].flatMap((one) => mistakesOf(one, one.text, file));
  const host = { text: source.text, regions: [rule.filter, ...rule.suppressions] };
  return judgedFilter("rule", key, file, filter, suppressions, host, mistakes, [], alertConditionOf(rule));
}

/** What keeps a filter from being judged, or from being judged as it says: its own errors and lists that nobody defined. */
function mistakesOf(analysis: Analysis, text: string, file: string | undefined): readonly Mistake[] {
  // What else is wrong with it is what `lint` is for.
  const judge = analysis.bound.evaluable ? findUndefinedLists : findAll;
  return judge(analysis)
    .filter(({ severity }) => severity === "error")
    .map((diagnostic) => ({ source: { text, file }, span: diagnostic.span, diagnostic }));
}

const ONLY_UNDEFINED_LISTS: CheckSettings["severities"] = Object.fromEntries(
  FILTER_CODES.filter((code) => code !== "undefined-list").map((code) => [code, "off"]),
);
const findUndefinedLists = filterJudge({ dialect: "extended", severities: ONLY_UNDEFINED_LISTS });
const findAll = filterJudge({ dialect: "extended", severities: {} });
