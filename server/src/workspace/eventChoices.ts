/** Which saved events each filter is judged on: those that the user chose, or else those that lie beside it. */

import type { JudgedRule } from "../language/index.js";
import type { OpenedFile } from "./documents.js";
import type { EventPlaces, FileAccess } from "./fileAccess.js";

/** A rule of a pack, or the one filter of a filter file. */
export interface FilterKey {
  readonly uri: string;
  readonly rule: string | undefined;
}

export interface Choice {
  /** The URI of a file or folder; that of the filter file itself stands for what its `# events:` directive names. */
  readonly source: string;
  /** One event of the source; `undefined` for all. */
  readonly index: number | undefined;
}

export interface EventSelection extends Choice {
  readonly places: EventPlaces;
}

/** How long a look for the folder beside a pack is good for, where the editor does not watch files. */
const LOOK_AFTER_MILLISECONDS = 3_000;

/** Beside a pack; a single file of them will do as well. */
const USUAL_NAMES = ["events", "events.ndjson", "events.jsonl", "events.json"];

/** Remembers choices. A class, because they are made while the server runs. */
export class EventChoices {
  /** `undefined` as a value: the user wants no events here, not even those beside it. */
  readonly #chosen = new Map<string, Choice | undefined>();
  readonly #beside = new Map<string, { readonly found: EventSelection | undefined; readonly lookedAt: number }>();

  constructor(
    private readonly files: FileAccess,
    private readonly rootOf: (path: string) => string,
  ) {}

  choose(filter: FilterKey, choice: Choice | undefined): void {
    this.#chosen.set(keyOf(filter), choice);
  }

  filesChanged(): void {
    this.#beside.clear();
  }

  /** The events of a rule; `undefined` where there are none. */
  findSelection(file: OpenedFile, rule: JudgedRule): EventSelection | undefined {
    const key = keyOf({ uri: file.uri, rule: rule.key });
    const choice = this.#chosen.get(key);
    // A choice of nothing is a choice, too.
    if (choice === undefined) return this.#chosen.has(key) ? undefined : this.#usualSelection(file);
    const places = choice.source === file.uri ? this.#directivePlaces(file) : this.placesOf(choice.source);
    return places && { ...choice, places };
  }

  /** A source that the user named: a file or folder anywhere. */
  placesOf(source: string): EventPlaces | undefined {
    const path = this.files.toPath(source);
    if (path === undefined || this.files.kindOf(path) === undefined) return undefined;
    return { paths: [path], folder: this.files.folderOf(path), root: undefined };
  }

  #usualSelection(file: OpenedFile): EventSelection | undefined {
    const places = this.#directivePlaces(file);
    if (places !== undefined) return { source: file.uri, index: undefined, places };
    return file.document.kind === "pack" ? this.findBeside(file.uri) : undefined;
  }

  /** What a filter file's `# events:` names. It comes from a file, so it must not lead out of the workspace. */
  #directivePlaces({ uri, document }: OpenedFile): EventPlaces | undefined {
    if (document.kind !== "filter" || document.directives.events.length === 0) return undefined;
    const path = this.files.toPath(uri);
    if (path === undefined) return undefined;
    const paths = document.directives.events.map(({ text }) => text);
    return { paths, folder: this.files.folderOf(path), root: this.rootOf(path) };
  }

  /** The folder or file of events beside a pack; of a rule in a tsctl folder, beside its rule set. */
  findBeside(uri: string): EventSelection | undefined {
    // Asked for every rule at every key, so it must cost nothing.
    const now = performance.now();
    const known = this.#beside.get(uri);
    if (known !== undefined && now - known.lookedAt < LOOK_AFTER_MILLISECONDS) return known.found;
    const found = this.#lookBeside(uri);
    this.#beside.set(uri, { found, lookedAt: now });
    return found;
  }

  #lookBeside(uri: string): EventSelection | undefined {
    const path = this.files.toPath(uri);
    if (path === undefined) return undefined;
    const folder = this.files.folderOf(path);
    const folders = path.endsWith("rule.json") ? [folder, this.files.folderOf(folder)] : [folder];
    const found = folders
      .flatMap((each) => USUAL_NAMES.map((name) => this.files.join(each, name)))
      .find((candidate) => this.files.kindOf(candidate) !== undefined);
    if (found === undefined) return undefined;
    const places: EventPlaces = { paths: [found], folder: this.files.folderOf(found), root: undefined };
    return { source: this.files.toUri(found), index: undefined, places };
  }
}

function keyOf({ uri, rule }: FilterKey): string {
  return JSON.stringify([uri, rule ?? null]);
}
