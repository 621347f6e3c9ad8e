/** The saved events that a command judges, and what is said of those that cannot be read. */

import { resolve } from "node:path";
import { defineMessages, portableFilter } from "../language/index.js";
import type { ScannedRule } from "../matcher/index.js";
import type { ArrivedItem } from "../workspace/events/carriedItems.js";
import type { EventJudge } from "../workspace/events/eventJudge.js";
import { type EventFile, findEventFiles } from "../workspace/events/findEventFiles.js";
import { judgeInParallel } from "../workspace/events/judgeInParallel.js";
import { saysPassedOver } from "../workspace/events/judgeRecords.js";
import { CUTTING, piecesOf, sizeOf } from "../workspace/events/pieces.js";
import { readCounted } from "../workspace/events/readCounted.js";
import { type EventSource, readEvents } from "../workspace/events/readEvents.js";
import type { Place, ReadItem } from "../workspace/events/readItem.js";
import { readJudged } from "../workspace/events/readJudged.js";
import type { Trouble } from "./exitCode.js";
import { type Found, found, wrong } from "./found.js";
import { shownPath, shownText } from "./reporters/shownText.js";
import { shown } from "./sourceFiles.js";
import type { Terminal } from "./terminal.js";
import { usageMessages } from "./usage.js";
import { workersWorth } from "./workersWorth.js";

export type EventItem = Extract<ReadItem, { kind: "event" }>;

const messages = defineMessages("saved-events", {
  stdin: { en: "standard input", es: "la entrada estándar", "pt-br": "a entrada padrão" },
  place: {
    en: "{file}, line {line}, byte {byte}",
    es: "{file}, línea {line}, byte {byte}",
    "pt-br": "{file}, linha {line}, byte {byte}",
  },
  note: { en: "note", es: "nota", "pt-br": "nota" },
  skipped: { en: "skipped", es: "omitido", "pt-br": "ignorado" },
  noSuchEvent: {
    en: "There is no event {number}: only {count} were read. Choose another with `--event`.",
    es: "No hay evento {number}: solo se leyeron {count}. Elija otro con `--event`.",
    "pt-br": "Não há evento {number}: só {count} foram lidos. Escolha outro com `--event`.",
  },
  noEvents: {
    en: "No events were found in {paths}, so nothing was judged. Check the paths.",
    es: "No se encontraron eventos en {paths}, así que no se juzgó nada. Compruebe las rutas.",
    "pt-br": "Nenhum evento foi encontrado em {paths}, por isso nada foi avaliado. Verifique os caminhos.",
  },
});

/** What a command is to read. */
export interface SavedEvents {
  /** Files first, each once, and standard input behind them. */
  readonly sources: readonly EventSource[];
  /** Of all files, as they lie on the disk; `undefined` where there is standard input to read. */
  readonly bytes: number | undefined;
}

/**
 * Where events come from: the paths that the user names, those that the filter file names, or standard input. A path
 * that is nowhere is found out before anything is judged.
 */
export function findEvents(
  paths: readonly string[],
  ownPaths: readonly string[],
  terminal: Terminal,
): Found<SavedEvents> {
  const { cwd, stdin } = terminal;
  const chosen = paths.length > 0 ? paths : ownPaths;
  if (chosen.length === 0 && stdin.isTerminal) return wrong(usageMessages.noEvents());
  // All at once, so that a file that two paths name is read once.
  const all: (EventFile | ReadItem)[] = [];
  const seen = new Set<string>();
  for (const path of chosen) {
    if (path === "-") continue;
    const items = [...findEventFiles([path], { cwd })];
    const [first] = items;
    if (first === undefined) return wrong(messages.noEvents({ paths: `\`${shown(resolve(cwd, path), cwd)}\`` }));
    if (first.kind === "problem") return wrong(first.message);
    for (const item of items) {
      if (item.kind === "file" && seen.has(item.path)) continue;
      if (item.kind === "file") seen.add(item.path);
      all.push(item);
    }
  }
  const hasInput = chosen.length === 0 || chosen.includes("-");
  const bytes = all.reduce((sum, item) => sum + (item.kind === "file" ? sizeOf(item.path) : 0), 0);
  return found({
    sources: [
      ...(all.length > 0 ? [{ kind: "found", found: all } as const] : []),
      ...(hasInput ? [{ kind: "stream", name: terminal.text(messages.stdin()), stream: stdin.bytes() } as const] : []),
    ],
    bytes: hasInput ? undefined : bytes,
  });
}

type OnRead = (bytes: number) => void;

/** All items of all sources, until the user interrupts. */
export async function* readAll(
  { sources }: SavedEvents,
  { interrupted }: Terminal,
  onRead?: OnRead,
): AsyncGenerator<ReadItem> {
  for (const source of sources) {
    for await (const item of readEvents(source, { signal: interrupted, ...(onRead && { onRead }) })) {
      // What breaks off because the user interrupts is no mistake of the file.
      if (interrupted.aborted) return;
      yield item;
    }
  }
}

/** The events of all sources, until the user interrupts. What cannot be read is said, and added to the troubles. */
export async function* readEventsOnly(
  saved: SavedEvents,
  terminal: Terminal,
  troubles: Set<Trouble>,
): AsyncGenerator<EventItem> {
  for await (const item of readAll(saved, terminal)) {
    if (item.kind === "event") yield item;
    else {
      report(item, terminal);
      if (item.kind === "problem") troubles.add("skippedRecord");
    }
  }
}

/** For an event that the user asks for by its number, from 1, where fewer were read. */
export const noSuchEvent = messages.noSuchEvent;

export interface JudgeAllOptions {
  readonly rules: readonly ScannedRule[];
  readonly judge: EventJudge;
  readonly skim: boolean;
  readonly countsOnly: boolean;
  /** How many threads read files; `undefined`: as many as the work is worth. */
  readonly workers: number | undefined;
  readonly onRead: OnRead;
}

/** The same, with most events judged before they are parsed. The items come in batches, each valid until the next. */
export async function* judgeAll(
  { sources }: SavedEvents,
  options: JudgeAllOptions,
  { interrupted }: Terminal,
): AsyncGenerator<readonly ArrivedItem[]> {
  for (const source of sources) {
    const batches = judgeSource(source, options, interrupted);
    if (options.skim) yield* withOneNote(batches);
    else yield* batches;
  }
}

function judgeSource(
  source: EventSource,
  { rules, judge, skim, countsOnly, workers, onRead }: JudgeAllOptions,
  signal: AbortSignal,
): AsyncIterable<readonly ArrivedItem[]> {
  const files = source.kind === "found" ? source.found : [];
  const count = source.kind === "stream" ? 1 : (workers ?? workersWorth(files, rules.length));
  // Where records are only looked over, a part of a file does not tell which are, so the file stays whole.
  const pieces = count > 1 ? [...piecesOf(files, skim ? undefined : CUTTING)] : [];
  if (pieces.length < 2) {
    const options = { signal, skim, onRead };
    return countsOnly ? readCounted(source, judge.counter, options) : readJudged(source, judge.scanner, options);
  }
  const task = { rules: rules.map(portableRule), countsOnly, skim };
  return judgeInParallel(pieces, { workers: Math.min(count, pieces.length), task, judge, signal, onRead });
}

/** The files of a source are looked over together, so that is said only once. */
async function* withOneNote(batches: AsyncIterable<readonly ArrivedItem[]>): AsyncGenerator<readonly ArrivedItem[]> {
  let isSaid = false;
  for await (const batch of batches) {
    yield batch.filter((item) => {
      if (!saysPassedOver(item)) return true;
      const isFirst = !isSaid;
      isSaid = true;
      return isFirst;
    });
  }
}

function portableRule({ filter, suppressions }: ScannedRule): ScannedRule {
  return { filter: portableFilter(filter), suppressions: suppressions.map(portableFilter) };
}

/** Says on standard error what cannot be read, or what should be known. */
export function report(item: Exclude<ReadItem, EventItem>, terminal: Terminal): void {
  const { err } = terminal;
  const label =
    item.kind === "problem"
      ? err.paint("warning", terminal.text(messages.skipped()))
      : err.paint("info", terminal.text(messages.note()));
  err.line(`${placeInWords(item.place, terminal)}: ${label}: ${shownText(terminal.text(item.message)).text}`);
}

function placeInWords({ file, line, byte }: Place, terminal: Terminal): string {
  const path = shownPath(shown(file, terminal.cwd));
  return line === 0 ? path : terminal.text(messages.place({ file: path, line, byte }));
}
