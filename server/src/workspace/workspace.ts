/**
 * All that the server knows: documents, settings, saved events and what the filters say of them. It speaks in offsets and
 * messages; `lsp/` turns these into the protocol's positions and texts.
 */

import {
  type CheckSettings,
  type CloudTrailData,
  createSchema,
  type Diagnostic,
  diagnose,
  type FieldInfo,
  type FilterJudge,
  filterJudge,
  type JudgedRule,
  PackProofs,
  type Schema,
  withFields,
} from "../language/index.js";
import { type ColumnName, columnNames } from "../matcher/index.js";
import { type Configuration, readConfiguration } from "./configuration.js";
import { Documents, type OpenedFile } from "./documents.js";
import { conditionsIn, EvaluationService } from "./evaluationService.js";
import { EventChoices, type EventSelection, type FilterKey } from "./eventChoices.js";
import type { EventSet } from "./eventSet.js";
import { EventStore } from "./eventStore.js";
import type { EventPlaces, FileAccess } from "./fileAccess.js";
import { ProofService } from "./proofService.js";
import { RelationStores } from "./relationStores.js";

export interface WorkspaceEvents {
  /** What is shown of these documents may have changed without an edit: their events were loaded or chosen. */
  changed(uris: readonly string[]): void;
  /** More of the events of these documents were read, and not all yet. */
  progressed(uris: readonly string[]): void;
  /** The diagnostics of this document changed without an edit: proofs have found something. */
  diagnosed(uri: string): void;
}

export class Workspace {
  readonly documents: Documents;
  readonly choices: EventChoices;
  readonly events: EventStore;
  readonly evaluation: EvaluationService;
  readonly relationStores = new RelationStores();
  /** Paths of the folders that are open. */
  folders: readonly string[] = [];
  #configuration = readConfiguration(undefined);
  readonly #builtInSchema: Schema;
  #configuredSchema: Schema;
  /** By the identities of what was added: the sets of events of a document. */
  readonly #schemas = new Map<string, { readonly sets: readonly EventSet[]; readonly schema: Schema }>();
  #diagnosed = new WeakMap<object, readonly Diagnostic[]>();
  #judge: FilterJudge = keepingJudge(this.#configuration.checks);
  /** By the addresses of their documents. */
  readonly #proofs = new Map<string, PackProofs>();
  readonly #proofService = new ProofService((uri) => this.#proved(uri));

  constructor(
    readonly files: FileAccess,
    loadCloudTrail: () => CloudTrailData,
    private readonly listener: WorkspaceEvents,
  ) {
    this.#builtInSchema = createSchema(loadCloudTrail);
    this.#configuredSchema = this.#builtInSchema;
    this.documents = new Documents(files, (uri) => this.#schemas.get(uri)?.schema ?? this.#configuredSchema);
    this.choices = new EventChoices(files, (path) => this.rootOf(path));
    this.events = new EventStore(files, {
      mostEvents: () => this.#configuration.maxEvents,
      namesFor: (places) => this.#namesFor(places),
      onLoaded: () => this.#eventsLoaded(),
      onProgress: () => this.listener.progressed(this.documents.uris),
    });
    this.evaluation = new EvaluationService(this.events, files);
  }

  get configuration(): Configuration {
    return this.#configuration;
  }

  configure(section: unknown): void {
    const before = this.#configuration;
    this.#configuration = readConfiguration(section);
    if (before.maxEvents !== this.#configuration.maxEvents) this.events.clear();
    this.#configuredSchema = withExtraFields(this.#builtInSchema, this.#configuration.fields);
    this.#schemas.clear();
    this.#diagnosed = new WeakMap();
    this.#judge = keepingJudge(this.#configuration.checks);
    for (const uri of this.documents.uris) this.refreshSchema(uri);
    this.listener.changed(this.documents.uris);
  }

  /** The folder that a file must not lead out of: the one of the workspace that holds it, or else its own. */
  rootOf(path: string): string {
    const inside = this.folders.filter((folder) => this.files.resolveInside(folder, path, folder) !== undefined);
    return inside.sort((a, b) => b.length - a.length)[0] ?? this.files.folderOf(path);
  }

  /** The diagnostics of a document, computed once per version and settings. */
  diagnosticsOf({ uri, document, isForeign }: OpenedFile): readonly Diagnostic[] {
    if (isForeign) return [];
    const known = this.#diagnosed.get(document);
    if (known !== undefined) return known;
    const storeOf = (schema: Schema, effort: number) => this.relationStores.of(uri, schema, effort);
    const proofs = this.#proofs.get(uri) ?? new PackProofs("in slices", storeOf);
    this.#proofs.set(uri, proofs);
    const diagnostics = diagnose(document, this.#configuration.checks, this.#judge, proofs);
    this.#diagnosed.set(document, diagnostics);
    this.#proofService.edited(uri, proofs);
    return diagnostics;
  }

  #proved(uri: string): void {
    const file = this.documents.find(uri);
    if (file === undefined || !this.#diagnosed.delete(file.document)) return;
    this.listener.diagnosed(uri);
  }

  findRule(key: FilterKey): { readonly file: OpenedFile; readonly rule: JudgedRule } | undefined {
    const file = this.documents.read(key.uri);
    const rule = file?.rules.find((candidate) => candidate.key === key.rule);
    return file && rule && { file, rule };
  }

  /** The rule around an offset, anywhere in it; between two rules none. */
  findRuleAt(file: OpenedFile, offset: number): JudgedRule | undefined {
    return file.rules.find(({ span }) => span.start <= offset && offset <= span.end);
  }

  findSelection(file: OpenedFile, rule: JudgedRule): EventSelection | undefined {
    return this.choices.findSelection(file, rule);
  }

  /** The events of a rule as far as they are loaded; asking for them starts loading. */
  findEvents(file: OpenedFile, rule: JudgedRule): EventSet | undefined {
    const selection = this.findSelection(file, rule);
    return selection && this.events.find(selection.places);
  }

  choose(filter: FilterKey, choice: { readonly source: string; readonly index: number | undefined } | undefined): void {
    this.choices.choose(filter, choice);
    this.refreshSchema(filter.uri);
    this.listener.changed([filter.uri]);
  }

  /** Files on disk were changed, made or removed. */
  filesChanged(): void {
    this.events.filesChanged();
    this.choices.filesChanged();
    for (const uri of this.documents.uris) this.refreshSchema(uri);
    this.listener.changed(this.documents.uris);
  }

  /** Fields that a document's saved events have count as known in it. Starts loading the events. */
  refreshSchema(uri: string): boolean {
    const file = this.documents.find(uri);
    if (file === undefined) return false;
    const sets = new Set<EventSet>();
    for (const rule of file.rules) {
      const set = this.findEvents(file, rule);
      if (set !== undefined && set.observedFields.length > 0) sets.add(set);
    }
    const wanted = [...sets];
    const known = this.#schemas.get(uri);
    if (known !== undefined && isSame(known.sets, wanted)) return false;
    if (known === undefined && wanted.length === 0) return false;
    const shared = [...this.#schemas.values()].find((other) => isSame(other.sets, wanted));
    const schema =
      shared?.schema ??
      withExtraFields(
        this.#configuredSchema,
        wanted.flatMap(({ observedFields }) => observedFields),
      );
    this.#schemas.set(uri, { sets: wanted, schema });
    return true;
  }

  closed(uri: string): void {
    this.documents.close(uri);
    this.#schemas.delete(uri);
    this.#proofs.delete(uri);
    this.relationStores.forget(uri);
    this.#proofService.closed(uri);
  }

  stop(): void {
    this.events.stop();
    this.evaluation.stop();
    this.#proofService.stop();
  }

  /** What the filters of open documents read that are judged on these events, so that it is read at once. */
  #namesFor(places: EventPlaces): ReadonlyMap<string, ColumnName> {
    const key = JSON.stringify(places);
    const files = this.documents.uris.flatMap((uri) => this.documents.find(uri) ?? []);
    const rules = files.flatMap((file) =>
      file.rules.filter((rule) => JSON.stringify(this.findSelection(file, rule)?.places) === key),
    );
    const units = rules.flatMap(({ filter, suppressions }) => (filter ? [filter, ...suppressions] : suppressions));
    return columnNames(units.flatMap(({ analysis }) => conditionsIn(analysis.bound).all));
  }

  #eventsLoaded(): void {
    for (const uri of this.documents.uris) this.refreshSchema(uri);
    this.listener.changed(this.documents.uris);
  }
}

function withExtraFields(schema: Schema, fields: readonly FieldInfo[]): Schema {
  return fields.length === 0 ? schema : withFields(schema, fields);
}

function isSame(one: readonly EventSet[], other: readonly EventSet[]): boolean {
  return one.length === other.length && one.every((set) => other.includes(set));
}

/** Checks a filter once: an unchanged filter keeps its analysis through edits of the others, and so its diagnostics. */
function keepingJudge(settings: CheckSettings): FilterJudge {
  const judge = filterJudge(settings);
  const known = new WeakMap<object, readonly Diagnostic[]>();
  return (analysis) => {
    const found = known.get(analysis) ?? judge(analysis);
    known.set(analysis, found);
    return found;
  };
}
