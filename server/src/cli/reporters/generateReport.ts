/** Events that were made: for people, as a report for programs, or as bare events to judge or to save. */

import {
  type Analysis,
  type BoundPredicate,
  defineMessages,
  type Generated,
  generatedText,
  predicatesIn,
  type Wanted,
  writeJson,
} from "../../language/index.js";
import type { JudgedFilter } from "../judgedFilter.js";
import type { Terminal } from "../terminal.js";
import { escapeHidden, exactJson, type JsonValue } from "./exactJson.js";
import { shownText } from "./shownText.js";

export interface GenerateResult {
  readonly judged: JudgedFilter;
  readonly wanted: Wanted;
  readonly generated: Generated;
}

export interface GenerateReporter {
  result(result: GenerateResult): void;
  end(): void;
}

const messages = defineMessages("generate-report", {
  matches: { en: "matches", es: "coincide", "pt-br": "corresponde" },
  alert: { en: "alerts", es: "alerta", "pt-br": "alerta" },
  misses: {
    en: "does not match, by {predicate} alone",
    es: "no coincide, solo por {predicate}",
    "pt-br": "não corresponde, só por {predicate}",
  },
  suppressed: {
    en: "suppressed, by {predicate} alone",
    es: "suprimido, solo por {predicate}",
    "pt-br": "suprimido, só por {predicate}",
  },
});

/** Of the published schema `schemas/generate-report.schema.json`. */
const VERSION = 1;

export function generateReporter(format: "pretty" | "json" | "ndjson", terminal: Terminal): GenerateReporter {
  switch (format) {
    case "pretty":
      return prettyReporter(terminal);
    case "json":
      return jsonReporter(terminal);
    case "ndjson":
      return eventsReporter(terminal);
  }
}

function prettyReporter(terminal: Terminal): GenerateReporter {
  const { out } = terminal;
  return {
    result(result) {
      const { judged, generated } = result;
      const name = out.paint("strong", shownText(judged.name).text);
      const note = noteOf(result, terminal);
      if (generated.kind === "event") {
        out.line(`${name}: ${outcomeInWords(result, terminal)}`);
        if (note !== undefined) out.line(`  ${out.paint("faint", note)}`);
        for (const line of writeJson(generated.event.record).split("\n")) out.line(escapeHidden(line));
      } else out.line(`${name}: ${note ?? ""}`);
    },
    end() {},
  };
}

function jsonReporter(terminal: Terminal): GenerateReporter {
  const { out } = terminal;
  let count = 0;
  out.write(`{"version":${VERSION},"results":[`);
  return {
    result(result) {
      out.write(`${count === 0 ? "" : ","}\n${exactJson(resultJson(result, terminal))}`);
      count++;
    },
    end: () => out.line(`${count === 0 ? "" : "\n"}]}`),
  };
}

/** Only events go to standard output, so that they can be judged, or kept as a file. */
function eventsReporter(terminal: Terminal): GenerateReporter {
  const { out, err } = terminal;
  return {
    result(result) {
      const { judged, generated } = result;
      if (generated.kind === "event") out.line(exactJson(generated.event.record));
      else err.line(`${shownText(judged.name).text}: ${noteOf(result, terminal) ?? ""}`);
    },
    end() {},
  };
}

function resultJson(result: GenerateResult, terminal: Terminal): JsonValue {
  const { judged, wanted, generated } = result;
  const predicate = wanted === "match" ? undefined : writtenJson(judged, wanted);
  const base = {
    filter: judged.name,
    file: judged.file,
    wanted: wanted === "match" ? "match" : "near-miss",
    predicate,
    outcome: generated.kind,
    message: noteOf(result, terminal),
  };
  switch (generated.kind) {
    case "event": {
      const { event, assumption } = generated;
      const expect = expectationOf(result);
      return { ...base, assumption, expect, eventType: event.virtualType, event: event.record };
    }
    case "impossible":
      return { ...base, core: generated.core.map((one) => writtenJson(judged, one)) };
    case "unknown":
      return { ...base, reason: generated.reason };
  }
}

/** What a rule test of the event expects. */
function expectationOf({ judged, wanted }: GenerateResult): "match" | "alert" | "no-match" | "suppressed" {
  if (wanted === "match") return judged.kind === "rule" ? "alert" : "match";
  return findPart(judged, wanted)?.number === 0 ? "no-match" : "suppressed";
}

function outcomeInWords(result: GenerateResult, terminal: Terminal): string {
  const { judged, wanted } = result;
  const expectation = expectationOf(result);
  if (wanted === "match") return terminal.text(expectation === "alert" ? messages.alert() : messages.matches());
  const predicate = shownText(`\`${writtenIn(judged, wanted)}\``).text;
  const message = expectation === "suppressed" ? messages.suppressed : messages.misses;
  return terminal.text(message({ predicate }));
}

function noteOf({ judged, wanted, generated }: GenerateResult, terminal: Terminal): string | undefined {
  const core = generated.kind === "impossible" ? generated.core.map((one) => writtenIn(judged, one)) : [];
  const message = generatedText(generated, wanted === "match" ? undefined : writtenIn(judged, wanted), core);
  return message && shownText(terminal.text(message)).text;
}

function writtenJson(judged: JudgedFilter, predicate: BoundPredicate): JsonValue {
  const { start, end } = predicate.node.span;
  const number = findPart(judged, predicate)?.number ?? 0;
  return { text: writtenIn(judged, predicate), suppression: number === 0 ? undefined : number, span: { start, end } };
}

function writtenIn(judged: JudgedFilter, predicate: BoundPredicate): string {
  const { start, end } = predicate.node.span;
  return (findPart(judged, predicate)?.analysis.text.slice(start, end) ?? "").replace(/\s+/g, " ");
}

/** The text that a predicate stands in: 0 for the filter, from 1 on the suppressions. */
function findPart(
  { filter, suppressions }: JudgedFilter,
  predicate: BoundPredicate,
): { readonly analysis: Analysis; readonly number: number } | undefined {
  const parts = [filter, ...suppressions].map((analysis, number) => ({ analysis, number }));
  return parts.find(({ analysis }) => predicatesIn(analysis.bound.expression).includes(predicate));
}
