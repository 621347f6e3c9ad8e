/** The saved events that a command judges, and what is said of those that cannot be read. */

import { resolve } from "node:path";
import { defineMessages } from "../language/index.js";
import type { RecordScanner } from "../matcher/index.js";
import { findEventFiles } from "../workspace/events/findEventFiles.js";
import type { JudgedItem } from "../workspace/events/judgeRecords.js";
import { type EventSource, readEvents } from "../workspace/events/readEvents.js";
import type { Place, ReadItem } from "../workspace/events/readItem.js";
import { readJudged } from "../workspace/events/readJudged.js";
import { type Found, found, wrong } from "./found.js";
import { shownPath, shownText } from "./reporters/shownText.js";
import { shown } from "./sourceFiles.js";
import type { Terminal } from "./terminal.js";
import { usageMessages } from "./usage.js";

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
  noEvents: {
    en: "No events were found in {paths}, so nothing was judged. Check the paths.",
    es: "No se encontraron eventos en {paths}, así que no se juzgó nada. Compruebe las rutas.",
    "pt-br": "Nenhum evento foi encontrado em {paths}, por isso nada foi avaliado. Verifique os caminhos.",
  },
});

/**
 * Where events come from: the paths that the user names, those that the filter file names, or standard input. A path
 * that is nowhere is found out before anything is judged.
 */
export function findEvents(
  paths: readonly string[],
  ownPaths: readonly string[],
  terminal: Terminal,
): Found<readonly EventSource[]> {
  const { cwd, stdin } = terminal;
  const chosen = paths.length > 0 ? paths : ownPaths;
  const input = (): EventSource => ({ kind: "stream", name: terminal.text(messages.stdin()), stream: stdin.bytes() });
  if (chosen.length === 0) return stdin.isTerminal ? wrong(usageMessages.noEvents()) : found([input()]);
  const sources: EventSource[] = [];
  for (const path of chosen) {
    if (path === "-") {
      sources.push(input());
      continue;
    }
    let isAny = false;
    for (const item of findEventFiles([path], { cwd })) {
      if (item.kind === "problem") return wrong(item.message);
      isAny = true;
      break;
    }
    if (!isAny) return wrong(messages.noEvents({ paths: `\`${shown(resolve(cwd, path), cwd)}\`` }));
    sources.push({ kind: "paths", paths: [path], cwd });
  }
  return found(sources);
}

/** All items of all sources, until the user interrupts. A file that two paths name is read once. */
export async function* readAll(sources: readonly EventSource[], terminal: Terminal): AsyncGenerator<ReadItem> {
  const { interrupted } = terminal;
  for (const source of inOrder(sources, terminal)) {
    for await (const item of readEvents(source, { signal: interrupted })) {
      // What breaks off because the user interrupts is no mistake of the file.
      if (interrupted.aborted) return;
      yield item;
    }
  }
}

/** Paths first, all at once, so that a file that two of them name is read once. */
function inOrder(sources: readonly EventSource[], { cwd }: Terminal): readonly EventSource[] {
  const named = sources.flatMap((source) => (source.kind === "paths" ? source.paths : []));
  const streams = sources.filter((source) => source.kind === "stream");
  return named.length > 0 ? [{ kind: "paths", paths: named, cwd }, ...streams] : streams;
}

/** The same, with most events judged before they are parsed. The items come in batches, each valid until the next. */
export async function* judgeAll<Verdict>(
  sources: readonly EventSource[],
  scanner: RecordScanner<Verdict>,
  skim: boolean,
  terminal: Terminal,
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  for (const source of inOrder(sources, terminal)) {
    for await (const batch of readJudged(source, scanner, { signal: terminal.interrupted, skim })) yield batch;
  }
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
