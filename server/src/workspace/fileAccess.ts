/**
 * What the workspace needs of a file system. An interface, because the sibling entry for browsers has no files, and tests
 * have only those that they make up.
 */

import type { Event, Message } from "../language/index.js";
import type { DecodeText, RecordScanner } from "../matcher/index.js";
import type { EventSpot } from "./rowSpots.js";

/** A saved event and where it was read. */
export interface SavedEvent {
  readonly event: Event;
  /** The path of its file. */
  readonly file: string;
}

/** Paths, folders and globs that hold saved events. */
export interface EventPlaces {
  readonly paths: readonly string[];
  /** The folder that relative paths are relative to. */
  readonly folder: string;
  /** Where given, nothing outside of this folder is read. */
  readonly root: string | undefined;
}

/** The text of an event's record and where it stands in its file, to point at something in it. */
export interface RecordPlace {
  readonly file: string;
  /** With what it is wrapped in. */
  readonly text: string;
  /** Where it begins, from 0. */
  readonly line: number;
  readonly character: number;
}

export type ReadEventItem =
  | { readonly kind: "event"; readonly event: Event; readonly file: string }
  | { readonly kind: "problem" | "note"; readonly message: Message; readonly file: string };

/** An event that was read with a scanner, and where its record stands in the file as it is unpacked. */
export interface ScannedRecord {
  readonly file: string;
  /** How many events of the file come before. */
  readonly index: number;
  readonly byte: number;
  readonly length: number;
}

export type ScannedItem<Verdict> =
  | (ScannedRecord & { readonly kind: "judged"; readonly verdict: Verdict; readEvent(): Event | undefined })
  /** A record that the scanner has handed back. */
  | (ScannedRecord & { readonly kind: "event"; readonly event: Event })
  | { readonly kind: "problem" | "note"; readonly message: Message; readonly file: string };

export interface FileAccess {
  /** The path of a `file:` URI; `undefined` for a document that is no file. */
  toPath(uri: string): string | undefined;
  toUri(path: string): string;
  folderOf(path: string): string;
  join(folder: string, ...names: string[]): string;
  /** The path as seen from a folder, with `/` between its parts. */
  relativePath(folder: string, path: string): string;
  readText(path: string): string | undefined;
  /** Changes whenever the file does; `undefined` where there is none. */
  stampOf(path: string): string | undefined;
  kindOf(path: string): "file" | "folder" | undefined;
  /** The packs below a folder, each by the document that stands for it: of a tsctl folder its `ruleset.json`. */
  findPacks(folder: string): readonly string[];
  /** The `rule.json` files of a tsctl folder. */
  findTsctlRules(folder: string): readonly string[];
  /** Files that look like saved events, by name. */
  findEventFiles(folder: string, atMost: number): readonly string[];
  /** Stays inside of the root, wherever the path of a user's file leads. */
  resolveInside(root: string, path: string, folder: string): string | undefined;
  /** The page about a check, as a URI; it is installed with the program. */
  findCheckPage(code: string): string | undefined;
  readEvents(places: EventPlaces, signal: AbortSignal): AsyncIterable<ReadEventItem>;
  /**
   * Reads events with a scanner, most of them without parsing them. Items come in batches, each valid until the next is
   * asked for; what the scanner says nothing of is left out.
   */
  scanEvents<Verdict>(
    places: EventPlaces,
    scanner: RecordScanner<Verdict>,
    signal: AbortSignal,
  ): AsyncIterable<readonly ScannedItem<Verdict>[]>;
  /** Single events of one file, read again; `undefined` for those that are gone. */
  readEventsAgain(
    file: string,
    spots: readonly EventSpot[],
    signal: AbortSignal,
  ): Promise<readonly (Event | undefined)[]>;
  /** Where a record stands in a file that an editor can show; `undefined` for one that is packed, or too far down. */
  findRecord(spot: EventSpot, signal: AbortSignal): Promise<RecordPlace | undefined>;
  readonly decodeText: DecodeText;
  /** Changes whenever one of the files does. */
  stampOfEvents(places: EventPlaces): Promise<string>;
}
