/** Finds and runs rule tests, in documents that are open and in files on disk, for the editor. */

import {
  type JudgedRule,
  type RuleTest,
  runRuleTests,
  type SavedEvents,
  type TestEnvironment,
  type TestResult,
  testedRule,
} from "../language/index.js";
import type { OpenedFile } from "./documents.js";
import type { EventPlaces } from "./fileAccess.js";
import {
  loadRuleTests,
  type PackFileAccess,
  packOfFile,
  type RuleWithTests,
  type TestInFile,
  testsFileOf,
} from "./ruleTestFiles.js";
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
  readonly lists: TestEnvironment["lists"];
  readonly tests: readonly TestInFile<OpenedFile>[];
}

export interface RuleInFile {
  readonly file: OpenedFile;
  readonly rule: JudgedRule;
}

export interface FinishedTest {
  readonly found: TestInFile<OpenedFile>;
  readonly rule: FoundRule;
  readonly result: TestResult;
  readonly milliseconds: number;
}

export class RuleTestService {
  constructor(private readonly workspace: Workspace) {}

  /** All packs of the workspace and of open documents, with those of their rules that have tests. */
  findAll(): readonly FoundPack[] {
    return this.#findPacks().flatMap((uri) => {
      const pack = this.findPack(uri);
      return pack === undefined || pack.rules.length === 0 ? [] : [pack];
    });
  }

  /** All rules of all packs, with tests or without. */
  *findRules(): Iterable<RuleInFile> {
    for (const uri of this.#findPacks()) yield* this.rulesOf(uri);
  }

  /** All rules of one pack. */
  *rulesOf(uri: string): Iterable<RuleInFile> {
    if (!this.#access.exists(uri)) return;
    const files = new Set(loadRuleTests(uri, this.#access).rules.map(({ file }) => file));
    for (const file of files) for (const rule of file.rules) yield { file, rule };
  }

  /** The file beside a pack that holds its tests, there or yet to be made; `undefined` for a pack that holds its own. */
  testsFileOf(packUri: string): { readonly uri: string; readonly file: OpenedFile | undefined } | undefined {
    const uri = testsFileOf(packUri, this.#access);
    return uri === undefined ? undefined : { uri, file: this.workspace.documents.read(uri) };
  }

  #findPacks(): readonly string[] {
    const { files, folders, documents } = this.workspace;
    const onDisk = folders.flatMap((folder) => files.findPacks(folder)).map((path) => files.toUri(path));
    return [...new Set([...onDisk, ...documents.uris.flatMap((uri) => this.packOf(uri) ?? [])])];
  }

  /** The pack that a document belongs to, as a URI: itself, or the one that its tests or its rule are of. */
  packOf(uri: string): string | undefined {
    return packOfFile(uri, this.#access);
  }

  findPack(uri: string): FoundPack | undefined {
    if (!this.#access.exists(uri)) return undefined;
    const { label, rules } = loadRuleTests(uri, this.#access);
    return { uri, label: decodeLabel(label), rules: rules.flatMap(foundRule) };
  }

  /** Packs by the addresses of their documents: those that are open, and behind them the disk. */
  get #access(): PackFileAccess<OpenedFile> {
    const { files, documents } = this.workspace;
    const read = (uri: string): OpenedFile | undefined => {
      const file = documents.read(uri);
      return file?.isForeign === true ? undefined : file;
    };
    return {
      exists: (uri) => read(uri) !== undefined,
      openPack: (uri) => {
        const file = read(uri);
        return file?.document.kind === "pack" ? { kind: "opened", file, content: file.document.pack } : undefined;
      },
      openTests: (uri) => {
        const file = read(uri);
        return file?.document.kind === "tests" ? { kind: "opened", file, content: file.document.tests } : undefined;
      },
      folderOf: (uri) => uri.slice(0, uri.lastIndexOf("/")),
      join: (folder, ...names) => [folder, ...names].join("/"),
      findTsctlRules: (uri) => {
        const path = files.toPath(uri);
        return path === undefined ? [] : files.findTsctlRules(path).map((rule) => files.toUri(rule));
      },
    };
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

  #runOne({ file, rule, lists }: FoundRule, test: RuleTest, events: SavedEvents | undefined): readonly TestResult[] {
    if (rule.rule === undefined) return [];
    const none: SavedEvents = { kind: "events", events: [] };
    const { schema } = file.document;
    return runRuleTests(testedRule(rule.rule.rule), [test], { schema, lists, events: () => events ?? none });
  }

  /** The saved events of a test: only inside of the workspace, wherever its path leads. */
  async #eventsOf(packUri: string, { input }: RuleTest): Promise<SavedEvents | undefined> {
    if (input.kind !== "events") return undefined;
    const places = this.placesOf(packUri, input.path);
    if (places === undefined) return undefined;
    const { events, problem } = await this.workspace.events.readAll(places);
    return events.length === 0 && problem !== undefined
      ? { kind: "problem", message: problem }
      : { kind: "events", events };
  }

  /** What a path in a test of a pack means; `undefined` for a pack that is no file. */
  placesOf(packUri: string, path: string): EventPlaces | undefined {
    const packPath = this.workspace.files.toPath(packUri);
    if (packPath === undefined) return undefined;
    const folder = this.workspace.files.folderOf(packPath);
    return { paths: [path], folder, root: this.workspace.rootOf(packPath) };
  }
}

/** The rule as the editor knows it, where it has tests. */
function foundRule({ key, rule, file, lists, tests }: RuleWithTests<OpenedFile>): readonly FoundRule[] {
  const judged = file.rules.find((one) => one.rule?.rule === rule);
  return judged === undefined || tests.length === 0
    ? []
    : [{ key, label: judged.label, file, rule: judged, lists, tests }];
}

/** A label that was taken from an address, as people write it. */
function decodeLabel(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
}
