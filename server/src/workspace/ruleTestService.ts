/**
 * Finds and runs rule tests, in documents that are open and in files on disk. YAML packs hold their tests; those of JSON
 * packs are in `x.tests.yaml` beside, those of a tsctl folder in `tests.yaml` beside its `ruleset.json`.
 */

import {
  type Event,
  type JudgedRule,
  literalsByList,
  type PackDocument,
  type RuleTest,
  runRuleTests,
  type SavedEvents,
  type TestResult,
  testedRule,
  uniqueKeys,
} from "../language/index.js";
import type { OpenedFile } from "./documents.js";
import type { EventPlaces } from "./fileAccess.js";
import { Slices } from "./slices.js";
import type { Workspace } from "./workspace.js";

export interface FoundPack {
  /** The document that stands for the pack: of a tsctl folder, its `ruleset.json`. */
  readonly uri: string;
  readonly label: string;
  /** Those that have tests. */
  readonly rules: readonly FoundRule[];
}

export interface FoundRule {
  readonly key: string;
  readonly label: string;
  /** Where the rule stands. */
  readonly file: OpenedFile;
  readonly rule: JudgedRule;
  readonly tests: readonly FoundTest[];
}

export interface FoundTest {
  readonly key: string;
  readonly test: RuleTest;
  /** Where the test stands. */
  readonly file: OpenedFile;
}

export interface FinishedTest {
  readonly found: FoundTest;
  readonly rule: FoundRule;
  readonly result: TestResult;
  readonly milliseconds: number;
}

export class RuleTestService {
  constructor(private readonly workspace: Workspace) {}

  /** All packs of the workspace and of open documents, with those of their rules that have tests. */
  findAll(): readonly FoundPack[] {
    const { files, folders, documents } = this.workspace;
    const onDisk = folders.flatMap((folder) => files.findPacks(folder)).map((path) => files.toUri(path));
    const uris = new Set([...onDisk, ...documents.uris.flatMap((uri) => this.packOf(uri) ?? [])]);
    return [...uris].flatMap((uri) => {
      const pack = this.findPack(uri);
      return pack === undefined || pack.rules.length === 0 ? [] : [pack];
    });
  }

  /** The pack that a document belongs to, as a URI: itself, or the one that its tests or its rule are of. */
  packOf(uri: string): string | undefined {
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    if (name === "rule.json" || name === "tags.json") return `${folder.slice(0, folder.lastIndexOf("/"))}/ruleset.json`;
    if (/^tests\.ya?ml$/i.test(name)) return `${folder}/ruleset.json`;
    if (/\.tests\.ya?ml$/i.test(name)) return `${folder}/${name.replace(/\.tests\.ya?ml$/i, ".rules.json")}`;
    return /\.rules\.(?:ya?ml|json)$/i.test(name) || name === "ruleset.json" ? uri : undefined;
  }

  findPack(uri: string): FoundPack | undefined {
    const file = this.workspace.documents.read(uri);
    if (file === undefined || file.document.kind !== "pack" || file.isForeign) return undefined;
    const { pack } = file.document;
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    const label = pack.name?.value ?? decodeURIComponent(name);
    if (pack.content === "ruleset") return { uri, label, rules: this.#rulesOfFolder(uri) };
    const besideName = name.replace(/\.rules\.json$/i, "");
    const beside =
      besideName === name ? undefined : this.#readTests(uri, [`${besideName}.tests.yaml`, `${besideName}.tests.yml`]);
    return { uri, label, rules: testedRules(file, file.rules, beside) };
  }

  #rulesOfFolder(uri: string): readonly FoundRule[] {
    const { files, documents } = this.workspace;
    const path = files.toPath(uri);
    if (path === undefined) return [];
    const tests = this.#readTests(uri, ["tests.yaml", "tests.yml"]);
    const found = files.findTsctlRules(files.folderOf(path)).flatMap((rulePath) => {
      const file = documents.read(files.toUri(rulePath));
      return file === undefined ? [] : file.rules.map((rule) => ({ file, rule }));
    });
    // Each file numbers its own rules, so the keys are made unique over all of them.
    const keys = uniqueKeys(found.map(({ rule }) => rule.rule?.rule.name?.value));
    return found.flatMap(({ file, rule }, index) => testedRules(file, [{ ...rule, key: keys[index] ?? "" }], tests));
  }

  #readTests(uri: string, names: readonly string[]): OpenedFile | undefined {
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    for (const name of names) {
      const file = this.workspace.documents.read(`${folder}/${name}`);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  /**
   * Runs tests of a pack, in slices; each that exists gives a result, in the order asked.
   *
   * @param wanted by the keys of rule and test
   */
  async run(
    uri: string,
    wanted: readonly { readonly rule: string; readonly test: string }[],
    isCancelled: () => boolean,
  ): Promise<readonly FinishedTest[]> {
    const pack = this.findPack(uri);
    if (pack === undefined) return [];
    const slices = new Slices();
    const finished: FinishedTest[] = [];
    for (const reference of wanted) {
      const rule = pack.rules.find(({ key }) => key === reference.rule);
      const found = rule?.tests.find(({ key }) => key === reference.test);
      if (rule === undefined || found === undefined) continue;
      const events = await this.#eventsOf(uri, found.test);
      if (slices.isOver()) await slices.pause();
      if (isCancelled()) break;
      const began = performance.now();
      const [result] = this.#runOne(rule, found.test, events);
      if (result !== undefined) finished.push({ found, rule, result, milliseconds: performance.now() - began });
    }
    return finished;
  }

  #runOne({ file, rule }: FoundRule, test: RuleTest, events: SavedEvents | undefined): readonly TestResult[] {
    const document = file.document;
    const open = rule.rule;
    if (document.kind !== "pack" || open === undefined) return [];
    const none: SavedEvents = { kind: "events", events: [] };
    return runRuleTests(testedRule(open.rule), [test], {
      schema: document.schema,
      lists: listsOf(document),
      events: () => events ?? none,
    });
  }

  /** The saved events of a test: only inside of the workspace, wherever its path leads. */
  async #eventsOf(packUri: string, { input }: RuleTest): Promise<SavedEvents | undefined> {
    if (input.kind !== "events") return undefined;
    const places = this.placesOf(packUri, input.path);
    if (places === undefined) return undefined;
    const set = await this.workspace.events.load(places);
    if (set.events.length === 0 && set.problem !== undefined) return { kind: "problem", message: set.problem };
    const events: readonly Event[] = set.events.map(({ event }) => event);
    return { kind: "events", events };
  }

  /** What a path in a test of a pack means; `undefined` for a pack that is no file. */
  placesOf(packUri: string, path: string): EventPlaces | undefined {
    const packPath = this.workspace.files.toPath(packUri);
    if (packPath === undefined) return undefined;
    const folder = this.workspace.files.folderOf(packPath);
    return { paths: [path], folder, root: this.workspace.rootOf(packPath) };
  }
}

/** The rules that have tests: their own, or those in the file beside under their names. */
function testedRules(
  file: OpenedFile,
  rules: readonly JudgedRule[],
  beside: OpenedFile | undefined,
): readonly FoundRule[] {
  return rules.flatMap((rule): readonly FoundRule[] => {
    const own = (rule.rule?.rule.tests ?? []).map((test) => ({ test, file }));
    const others = beside?.document.kind === "tests" ? beside.document.tests.rules : [];
    const named = others
      .filter(({ ruleName }) => ruleName.value === rule.rule?.rule.name?.value)
      .flatMap(({ tests }) => tests.map((test) => ({ test, file: beside ?? file })));
    const tests = [...own, ...named];
    if (tests.length === 0) return [];
    const keys = uniqueKeys(tests.map(({ test }) => (/^#\d+$/.test(test.name) ? undefined : test.name)));
    return [
      {
        key: rule.key ?? "",
        label: rule.label,
        file,
        rule,
        tests: tests.map((test, index) => ({ ...test, key: keys[index] ?? "" })),
      },
    ];
  });
}

function listsOf({ pack }: PackDocument): ReturnType<typeof literalsByList> {
  return literalsByList(pack.lists);
}
