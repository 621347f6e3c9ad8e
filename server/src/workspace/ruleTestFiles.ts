/**
 * The rule tests of a pack as they lie in files: inside a YAML pack, in `x.tests.yaml` beside `x.rules.json`, in
 * `tests.yaml` beside the `ruleset.json` of a tsctl folder. Command line and editor find tests through this. Where the
 * texts come from is the caller's affair: the disk, or an editor's open documents with the disk behind them.
 */

import {
  defineMessages,
  type Literal,
  literalsByList,
  type Message,
  type PackRule,
  type RulePack,
  type RuleTest,
  type Span,
  suggestName,
  type TestFile,
  uniqueKeys,
} from "../language/index.js";

/** @typeParam File what the caller knows of a file: its text, an open document. */
export interface RuleTests<File> {
  /** The document that stands for the pack: of a tsctl folder, its `ruleset.json`. */
  readonly path: string;
  /** What the pack calls itself, otherwise its file or folder. */
  readonly label: string;
  /** What the paths of events are relative to. */
  readonly folder: string;
  /** All rules of the pack, also those without tests. */
  readonly rules: readonly RuleWithTests<File>[];
  /** Files that cannot be read or do not parse, and tests of rules that the pack does not have. */
  readonly problems: readonly FileProblem<File>[];
}

export interface RuleWithTests<File> {
  /** The rule's name, made different from that of the rules before it. */
  readonly key: string;
  readonly rule: PackRule;
  readonly file: File;
  /** Those of the pack. */
  readonly lists: ReadonlyMap<string, readonly Literal[]>;
  readonly tests: readonly TestInFile<File>[];
}

export interface TestInFile<File> {
  readonly key: string;
  readonly test: RuleTest;
  readonly file: File;
}

export interface FileProblem<File> {
  /** `undefined` where the file cannot be read, which the message says. */
  readonly file: File | undefined;
  readonly span: Span;
  readonly message: Message;
  /** `syntax`: part of the pack or of its tests is lost. `orphan`: tests that belong to no rule. */
  readonly kind: "unreadable" | "syntax" | "orphan";
}

/** Paths are the caller's: those of the disk, or the addresses of an editor's documents. */
export interface PackFileAccess<File> {
  exists(path: string): boolean;
  openPack(path: string): OpenedFile<File, RulePack> | Unreadable | undefined;
  openTests(path: string): OpenedFile<File, TestFile> | Unreadable | undefined;
  folderOf(path: string): string;
  join(folder: string, ...names: string[]): string;
  /** The `rule.json` files of a tsctl folder. */
  findTsctlRules(folder: string): readonly string[];
}

export interface OpenedFile<File, Content> {
  readonly kind: "opened";
  readonly file: File;
  readonly content: Content;
}

export interface Unreadable {
  readonly kind: "unreadable";
  readonly message: Message;
}

const messages = defineMessages("rule-tests", {
  gone: {
    en: "There is no file `{path}`, so its rules and tests are missing. Check the path.",
    es: "No existe el archivo `{path}`, así que faltan sus reglas y pruebas. Compruebe la ruta.",
    "pt-br": "O arquivo `{path}` não existe, por isso faltam suas regras e seus testes. Verifique o caminho.",
  },
  noRule: {
    en: "The pack has no rule `{name}`, so these tests are not run. Correct the name.",
    es: "El paquete no tiene ninguna regla `{name}`, así que estas pruebas no se ejecutan. Corrija el nombre.",
    "pt-br": "O pacote não tem a regra `{name}`, por isso estes testes não são executados. Corrija o nome.",
  },
  noRuleSimilar: {
    en: "The pack has no rule `{name}`, so these tests are not run. Did you mean `{similar}`?",
    es: "El paquete no tiene ninguna regla `{name}`, así que estas pruebas no se ejecutan. ¿Quiso decir `{similar}`?",
    "pt-br":
      "O pacote não tem a regra `{name}`, por isso estes testes não são executados. Você quis dizer `{similar}`?",
  },
});

/**
 * The rules of a pack with their tests. Total: what cannot be read stands among the problems.
 *
 * @param path the document that stands for the pack
 * @example loadRuleTests("ecr.rules.yaml", access).rules[0]?.tests.length
 */
export function loadRuleTests<File>(path: string, access: PackFileAccess<File>): RuleTests<File> {
  const collector = new RuleTestCollector<File>();
  const folder = access.folderOf(path);
  const main = collector.keep(path, access.openPack(path));
  const label = main?.content.name?.value ?? baseName(isTsctl(path) ? folder : path);
  const packs = isTsctl(path)
    ? access.findTsctlRules(folder).map((rule) => collector.keep(rule, access.openPack(rule)))
    : [main];
  const testsPath = findTestsFile(path, access);
  const tests = testsPath === undefined ? undefined : collector.keep(testsPath, access.openTests(testsPath));
  return { path, label, folder, rules: collector.join(packs, tests), problems: collector.problems };
}

/**
 * The document of the pack that a file belongs to: the file itself, the JSON pack of a tests file, the `ruleset.json`
 * of the tsctl folder around it. `undefined` where it belongs to none.
 */
export function packOfFile<File>(path: string, access: PackFileAccess<File>): string | undefined {
  if (/\.rules\.(?:ya?ml|json)$/i.test(path)) return path;
  const beside = /^(.+)\.tests\.ya?ml$/i.exec(path)?.[1];
  const folder = access.folderOf(path);
  const candidates =
    beside === undefined
      ? [access.join(folder, "ruleset.json"), access.join(access.folderOf(folder), "ruleset.json")]
      : [`${beside}.rules.json`];
  return candidates.find((candidate) => access.exists(candidate));
}

/** Joins the rules and tests of one pack, and keeps what is wrong with its files. */
class RuleTestCollector<File> {
  readonly problems: FileProblem<File>[] = [];

  /** What was opened; of a file that was not, the reason is kept. */
  keep<Content extends RulePack | TestFile>(
    path: string,
    opened: OpenedFile<File, Content> | Unreadable | undefined,
  ): OpenedFile<File, Content> | undefined {
    if (opened?.kind !== "opened") {
      const message = opened?.message ?? messages.gone({ path });
      this.problems.push({ file: undefined, span: { start: 0, end: 0 }, message, kind: "unreadable" });
      return undefined;
    }
    const { file, content } = opened;
    for (const { severity, span, message } of content.diagnostics) {
      if (severity === "error") this.problems.push({ file, span, message, kind: "syntax" });
    }
    return opened;
  }

  join(
    packs: readonly (OpenedFile<File, RulePack> | undefined)[],
    opened: OpenedFile<File, TestFile> | undefined,
  ): readonly RuleWithTests<File>[] {
    const rules = packs.flatMap((one) =>
      one === undefined ? [] : withLists(one.content).map((rule) => ({ ...rule, file: one.file })),
    );
    const keys = uniqueKeys(rules.map(({ rule }) => rule.name?.value));
    const names = new Set<string>();
    const joined = rules.map(({ file, lists, rule }, index): RuleWithTests<File> => {
      const name = rule.name?.value;
      // Tests are keyed by name, so of several rules of one name the first has them.
      const isFirst = name !== undefined && !names.has(name);
      if (name !== undefined) names.add(name);
      const own = rule.tests.map((test) => ({ test, file }));
      const found = isFirst && opened !== undefined ? [...own, ...testsApart(opened, name)] : own;
      const testKeys = uniqueKeys(found.map(({ test }) => test.name));
      const tests = found.map((one, at) => ({ ...one, key: testKeys[at] ?? "" }));
      return { key: keys[index] ?? "", rule, file, lists, tests };
    });
    if (opened !== undefined) this.#keepOrphans(opened, names);
    return joined;
  }

  #keepOrphans({ file, content }: OpenedFile<File, TestFile>, names: ReadonlySet<string>): void {
    for (const { ruleName } of content.rules) {
      if (names.has(ruleName.value)) continue;
      this.problems.push({ file, span: ruleName.span, message: noRule(ruleName.value, names), kind: "orphan" });
    }
  }
}

function withLists({ rules, lists }: RulePack): readonly Pick<RuleWithTests<unknown>, "rule" | "lists">[] {
  const literals = literalsByList(lists);
  return rules.map((rule) => ({ rule, lists: literals }));
}

function testsApart<File>(
  { file, content }: OpenedFile<File, TestFile>,
  name: string,
): readonly Omit<TestInFile<File>, "key">[] {
  return content.rules
    .filter(({ ruleName }) => ruleName.value === name)
    .flatMap((one) => one.tests.map((test) => ({ test, file })));
}

function noRule(name: string, known: ReadonlySet<string>): Message {
  const similar = suggestName(name, known);
  return similar === undefined ? messages.noRule({ name }) : messages.noRuleSimilar({ name, similar });
}

function isTsctl(path: string): boolean {
  return baseName(path) === "ruleset.json";
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function findTestsFile<File>(path: string, access: PackFileAccess<File>): string | undefined {
  return testsFileNames(path, access).find((candidate) => access.exists(candidate));
}

/**
 * The file beside a pack that holds its tests, there or yet to be made; `undefined` for a pack that holds its own.
 *
 * @param path the document that stands for the pack
 * @example testsFileOf("host.rules.json", access) // "host.tests.yaml"
 */
export function testsFileOf<File>(path: string, access: PackFileAccess<File>): string | undefined {
  return findTestsFile(path, access) ?? testsFileNames(path, access)[0];
}

function testsFileNames<File>(path: string, access: PackFileAccess<File>): readonly string[] {
  const base = isTsctl(path)
    ? access.join(access.folderOf(path), "tests")
    : /^(.+)\.rules\.json$/i.exec(path)?.[1]?.concat(".tests");
  return base === undefined ? [] : [`${base}.yaml`, `${base}.yml`];
}
