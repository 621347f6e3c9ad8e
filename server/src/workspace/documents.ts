/** The documents that the editor has open, each read once per version, and those that are read from disk. */

import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import {
  isForeign,
  type JudgedRule,
  judgedRules,
  type OpenDocument,
  openDocument,
  type Schema,
} from "../language/index.js";
import type { FileAccess } from "./fileAccess.js";

export interface OpenedFile {
  readonly uri: string;
  /** Of the editor; 0 for a file that is read from disk. */
  readonly version: number;
  /** Turns offsets into the editor's positions. */
  readonly text: TextDocument;
  readonly document: OpenDocument;
  readonly rules: readonly JudgedRule[];
  /** Whether it belongs to another program, so that we have nothing to say about it. */
  readonly isForeign: boolean;
}

interface Entry {
  readonly name: string;
  text: TextDocument;
  /** Kept until the next version, because it lends its analyses to that. */
  opened: OpenedFile | undefined;
}

/** The language of filter files: it makes an unsaved document one, whatever its name. */
const FILTER_LANGUAGE = "threatstack-filter";

export class Documents {
  readonly #open = new Map<string, Entry>();
  readonly #onDisk = new Map<string, { readonly stamp: string; readonly entry: Entry }>();

  /** @param schemaOf the schema that a document is read with; when it changes, the document is read anew */
  constructor(
    private readonly files: FileAccess,
    private readonly schemaOf: (uri: string) => Schema,
  ) {}

  get uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    const entry: Entry = {
      name: nameOf(uri, languageId),
      text: TextDocument.create(uri, languageId, version, text),
      opened: undefined,
    };
    this.#open.set(uri, entry);
    this.#onDisk.delete(uri);
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const entry = this.#open.get(uri);
    if (entry === undefined) return;
    // `update` changes a document in place, and an answer in progress may still hold the old one.
    const { languageId, version: oldVersion } = entry.text;
    const text = TextDocument.create(uri, languageId, oldVersion, entry.text.getText());
    entry.text = TextDocument.update(text, [...changes], version);
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  /** A document that the editor has open. */
  find(uri: string): OpenedFile | undefined {
    const entry = this.#open.get(uri);
    return entry && this.#openedOf(uri, entry);
  }

  /** A document that the editor has open, or else the file on disk. */
  read(uri: string): OpenedFile | undefined {
    const open = this.find(uri);
    if (open !== undefined) return open;
    const path = this.files.toPath(uri);
    const stamp = path === undefined ? undefined : this.files.stampOf(path);
    if (path === undefined || stamp === undefined) return undefined;
    const known = this.#onDisk.get(uri);
    if (known?.stamp === stamp) return this.#openedOf(uri, known.entry);
    const text = this.files.readText(path);
    if (text === undefined) return undefined;
    const entry: Entry = {
      name: nameOf(uri, ""),
      text: TextDocument.create(uri, "", 0, text),
      opened: known?.entry.opened,
    };
    this.#onDisk.set(uri, { stamp, entry });
    return this.#openedOf(uri, entry);
  }

  #openedOf(uri: string, entry: Entry): OpenedFile {
    const schema = this.schemaOf(uri);
    const { text, opened } = entry;
    if (opened?.text === text && opened.document.schema === schema) return opened;
    const document = openDocument(entry.name, text.getText(), schema, opened?.document);
    const isAlien = isForeign(document);
    const file: OpenedFile = {
      uri,
      version: text.version,
      text,
      document,
      rules: isAlien ? [] : judgedRules(document),
      isForeign: isAlien,
    };
    entry.opened = file;
    return file;
  }
}

/** The file name by which a document is read. */
function nameOf(uri: string, languageId: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  const name = decoded(last.replace(/[?#].*$/, ""));
  return languageId === FILTER_LANGUAGE ? `${name}.tsq` : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
