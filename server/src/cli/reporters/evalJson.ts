/** Results of `eval` for programs: one JSON document, or one object a line. Both stream. */

import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";
import type { EvalReporter, EvalResult, EvalSummary } from "./evalReport.js";
import { exactJson, type JsonValue } from "./exactJson.js";
import { fieldValues, truthTreeJson } from "./truthTree.js";

/** Of the published schema `schemas/eval-report.schema.json`. */
const VERSION = 1;

export function jsonReporter(terminal: Terminal, explain: boolean): EvalReporter {
  const { out } = terminal;
  let count = 0;
  out.write(`{"version":${VERSION},"results":[`);
  return {
    result(result) {
      out.write(`${count === 0 ? "" : ","}\n${exactJson(resultJson(result, terminal, explain))}`);
      count++;
    },
    end(summary) {
      const rest = exactJson(summaryJson(summary, terminal)).slice(1);
      out.line(`${count === 0 ? "" : "\n"}],\n${rest}`);
    },
  };
}

export function ndjsonReporter(terminal: Terminal, explain: boolean): EvalReporter {
  const { out } = terminal;
  const line = (kind: string, value: Readonly<Record<string, JsonValue>>): void =>
    out.line(exactJson({ kind, ...value }));
  return {
    result: (result) => line("result", resultJson(result, terminal, explain)),
    end: (summary) => line("summary", { version: VERSION, ...summaryJson(summary, terminal) }),
  };
}

export function resultJson(
  { judged, event, place, outcome, explanations }: EvalResult,
  terminal: Terminal,
  explain: boolean,
): Readonly<Record<string, JsonValue>> {
  const [filter] = explanations;
  const texts = [judged.filter, ...judged.suppressions].map(({ text }) => text);
  return {
    filter: judged.name,
    outcome,
    file: shown(place.file, terminal.cwd),
    line: place.line,
    byte: place.byte,
    index: place.index,
    values: filter === undefined ? undefined : Object.fromEntries(fieldValues(filter)),
    explanations: explain
      ? explanations.map((one, index) => truthTreeJson(texts[index] ?? "", one, terminal))
      : undefined,
    eventType: event.virtualType,
    event: event.record,
  };
}

function summaryJson(
  { filters, events, skipped, interrupted }: EvalSummary,
  terminal: Terminal,
): Readonly<Record<string, JsonValue>> {
  return {
    filters: filters.map(({ judged, matches, alerts, suppressed }) => ({
      name: judged.name,
      kind: judged.kind,
      file: judged.file,
      parses: judged.parses,
      matches,
      ...(judged.kind === "rule" ? { alerts, suppressed } : {}),
      mistakes: judged.mistakes.map(({ diagnostic, span }) => ({
        code: diagnostic.code,
        message: terminal.text(diagnostic.message),
        span: { start: span.start, end: span.end },
      })),
    })),
    events,
    skippedRecords: skipped,
    interrupted: interrupted !== undefined,
  };
}
