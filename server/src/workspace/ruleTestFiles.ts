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
  openPack,
  openTests,
  type PackRule,
  type RulePack,
  type RuleTest,
  type Span,
  suggestName,
  type TestFile,
  uniqueKeys,
} from "../language/index.js";

export interface RuleTests {
  /** The document that stands for the pack: of a tsctl folder, its `ruleset.json`. */
  readonly path: string;
  /** What the pack calls itself, otherwise its file or folder. */
  readonly label: string;
  /** What the paths of events are relative to. */
  readonly folder: string;
  /** All rules of the pack, also those without tests. */
  readonly rules: readonly RuleWithTests[];
  /** Files that cannot be read or do not parse, and tests of rules that the pack does not have. */
  readonly problems: readonly FileProblem[];
}

export interface RuleWithTests {
  /** The rule's name, made different from that of the rules before it. */
  readonly key: string;
  readonly rule: PackRule;
  readonly file: SourceFile;
  /** Those of the pack. */
  readonly lists: ReadonlyMap<string, readonly Literal[]>;
  readonly tests: readonly TestInFile[];
}

export interface TestInFile {
  readonly key: string;
  readonly test: RuleTest;
  readonly file: SourceFile;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface FileProblem {
  /** `undefined` where the file cannot be read, which the message says. */
  readonly file: SourceFile | undefined;
  readonly span: Span;
  readonly message: Message;
  /** `syntax`: part of the pack or of its tests is lost. `orphan`: tests that belong to no rule. */
  readonly kind: "unreadable" | "syntax" | "orphan";
}

export interface PackFileAccess {
  /** `undefined` where there is no such file. */
  readText(path: string): ReadText | undefined;
  folderOf(path: string): string;
  join(folder: string, ...names: string[]): string;
  /** The `rule.json` files of a tsctl folder. */
  findTsctlRules(folder: string): readonly string[];
}

export type ReadText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "problem"; readonly message: Message };

const messages = defineMessages("rule-tests", {
  gone: {
    en: "There is no file `{path}`, so its rules and tests are missing. Check the path.",
    es: "No existe el archivo `{path}`, así que faltan sus reglas y pruebas. Compruebe la ruta.",
    "pt-br": "O arquivo `{path}` não existe, por isso faltam suas regras e seus testes. Verifique o caminho.",
  },
  noRule: {
    en: "The pack has no rule `{name}`, so these tests are not run. Correct the name.",
    es: "El pack no tiene ninguna regla `{name}`, así que estas pruebas no se ejecutan. Corrija el nombre.",
    "pt-br": "O pack não tem a regra `{name}`, por isso estes testes não são executados. Corrija o nome.",
  },
  noRuleSimilar: {
    en: "The pack has no rule `{name}`, so these tests are not run. Did you mean `{similar}`?",
    es: "El pack no tiene ninguna regla `{name}`, así que estas pruebas no se ejecutan. ¿Quiso decir `{similar}`?",
    "pt-br": "O pack não tem a regra `{name}`, por isso estes testes não são executados. Você quis dizer `{similar}`?",
  },
});

/**
 * The rules of a pack with their tests. Total: what cannot be read stands among the problems.
 *
 * @param path the document that stands for the pack
 * @example loadRuleTests("ecr.rules.yaml", access).rules[0]?.tests.length
 */
export function loadRuleTests(path: string, access: PackFileAccess): RuleTests {
  const files = new PackFiles(access);
  const folder = access.folderOf(path);
  const main = files.open(path);
  const label = main?.pack.name?.value ?? baseName(isTsctl(path) ? folder : path);
  const packs = isTsctl(path) ? access.findTsctlRules(folder).map((rule) => files.open(rule)) : [main];
  const testsPath = findTestsFile(path, access);
  const tests = testsPath === undefined ? undefined : files.openTests(testsPath);
  return { path, label, folder, rules: files.join(packs, tests), problems: files.problems };
}

/** All files that a pack and its tests consist of, saved events left aside. */
export function filesOfPack(path: string, access: PackFileAccess): readonly string[] {
  const rules = isTsctl(path) ? access.findTsctlRules(access.folderOf(path)) : [];
  const tests = findTestsFile(path, access);
  return tests === undefined ? [path, ...rules] : [path, ...rules, tests];
}

/**
 * The document of the pack that a file belongs to: the file itself, the JSON pack of a tests file, the `ruleset.json`
 * of the tsctl folder around it. `undefined` where it belongs to none.
 */
export function packOfFile(path: string, access: PackFileAccess): string | undefined {
  if (/\.rules\.(?:ya?ml|json)$/i.test(path)) return path;
  const beside = /^(.+)\.tests\.ya?ml$/i.exec(path)?.[1];
  const folder = access.folderOf(path);
  const candidates =
    beside === undefined
      ? [access.join(folder, "ruleset.json"), access.join(access.folderOf(folder), "ruleset.json")]
      : [`${beside}.rules.json`];
  return candidates.find((candidate) => access.readText(candidate) !== undefined);
}

interface OpenedPack {
  readonly file: SourceFile;
  readonly pack: RulePack;
}

interface OpenedTests {
  readonly file: SourceFile;
  readonly tests: TestFile;
}

/** Opens the files of one pack and keeps what is wrong with them. */
class PackFiles {
  readonly problems: FileProblem[] = [];

  constructor(readonly access: PackFileAccess) {}

  open(path: string): OpenedPack | undefined {
    const file = this.#file(path);
    if (file === undefined) return undefined;
    const pack = openPack(path, file.text);
    this.#keepErrors(file, pack.diagnostics);
    return { file, pack };
  }

  openTests(path: string): OpenedTests | undefined {
    const file = this.#file(path);
    if (file === undefined) return undefined;
    const tests = openTests(file.text);
    this.#keepErrors(file, tests.diagnostics);
    return { file, tests };
  }

  join(packs: readonly (OpenedPack | undefined)[], opened: OpenedTests | undefined): readonly RuleWithTests[] {
    const rules = packs.flatMap((one) => (one === undefined ? [] : one.pack.rules.map((rule) => ({ ...one, rule }))));
    const keys = uniqueKeys(rules.map(({ rule }) => rule.name?.value));
    const names = new Set<string>();
    const joined = rules.map(({ file, pack, rule }, index): RuleWithTests => {
      const name = rule.name?.value;
      // Tests are keyed by name, so of several rules of one name the first has them.
      const isFirst = name !== undefined && !names.has(name);
      if (name !== undefined) names.add(name);
      const own = rule.tests.map((test) => ({ test, file }));
      const found = isFirst && opened !== undefined ? [...own, ...testsApart(opened, name)] : own;
      const testKeys = uniqueKeys(found.map(({ test }) => test.name));
      const tests = found.map((one, at) => ({ ...one, key: testKeys[at] ?? "" }));
      return { key: keys[index] ?? "", rule, file, lists: literalsByList(pack.lists), tests };
    });
    if (opened !== undefined) this.#keepOrphans(opened, names);
    return joined;
  }

  #keepOrphans({ file, tests }: OpenedTests, names: ReadonlySet<string>): void {
    for (const { ruleName } of tests.rules) {
      if (names.has(ruleName.value)) continue;
      this.problems.push({ file, span: ruleName.span, message: noRule(ruleName.value, names), kind: "orphan" });
    }
  }

  #file(path: string): SourceFile | undefined {
    const file = this.access.readText(path);
    if (file?.kind === "text") return { path, text: file.text };
    const message = file?.message ?? messages.gone({ path });
    this.problems.push({ file: undefined, span: { start: 0, end: 0 }, message, kind: "unreadable" });
    return undefined;
  }

  #keepErrors(file: SourceFile, diagnostics: RulePack["diagnostics"]): void {
    for (const { severity, span, message } of diagnostics) {
      if (severity === "error") this.problems.push({ file, span, message, kind: "syntax" });
    }
  }
}

function testsApart({ file, tests }: OpenedTests, name: string): readonly Omit<TestInFile, "key">[] {
  return tests.rules
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

function findTestsFile(path: string, access: PackFileAccess): string | undefined {
  const base = isTsctl(path)
    ? access.join(access.folderOf(path), "tests")
    : /^(.+)\.rules\.json$/i.exec(path)?.[1]?.concat(".tests");
  if (base === undefined) return undefined;
  return [`${base}.yaml`, `${base}.yml`].find((candidate) => access.readText(candidate) !== undefined);
}
