/** Rules by their distance to an alert: for people or for programs. */

import {
  defineMessages,
  eventLabel,
  explanationLines,
  type MeasuredRule,
  type NearRule,
  reasonText,
} from "../../language/index.js";
import type { JudgedFilter } from "../judgedFilter.js";
import type { EventItem } from "../savedEvents.js";
import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";
import { exactJson, type JsonValue } from "./exactJson.js";
import { shownPath, shownText } from "./shownText.js";

export interface MeasuredFilter extends MeasuredRule {
  readonly judged: JudgedFilter;
}

type Near = NearRule<MeasuredFilter>;

export interface AlmostReporter {
  event(item: EventItem, nearest: readonly Near[]): void;
  end(): void;
}

const messages = defineMessages("almost-report", {
  alert: { en: "alert", es: "alerta", "pt-br": "alerta" },
  match: { en: "match", es: "coincide", "pt-br": "corresponde" },
  never: { en: "never", es: "nunca", "pt-br": "nunca" },
  oneMissing: { en: "1 missing", es: "falta 1", "pt-br": "falta 1" },
  missing: { en: "{count} missing", es: "faltan {count}", "pt-br": "faltam {count}" },
  suppression: { en: "suppression {number}", es: "supresión {number}", "pt-br": "supressão {number}" },
});

/** Of the published schema `schemas/almost-report.schema.json`. */
const VERSION = 1;

export function almostReporter(format: "pretty" | "json", terminal: Terminal): AlmostReporter {
  return format === "json" ? jsonReporter(terminal) : prettyReporter(terminal);
}

function prettyReporter(terminal: Terminal): AlmostReporter {
  const { out } = terminal;
  return {
    event({ event, place }, nearest) {
      const { label, detail } = eventLabel(event);
      const where = `${shownPath(shown(place.file, terminal.cwd))}:${place.line}`;
      out.line(`${where} ${out.paint("strong", shownText(label).text)} ${out.paint("faint", shownText(detail).text)}`);
      for (const near of nearest) {
        const isThere = near.distance === 0;
        const outcome = out.paint(isThere ? "good" : "bad", outcomeInWords(near, terminal));
        out.line(`  ${outcome} ${shownText(near.rule.judged.name).text}`);
        for (const line of missingLines(near, terminal)) out.line(`    ${out.paint("bad", "✗")} ${line}`);
      }
    },
    end() {},
  };
}

function outcomeInWords({ distance, rule }: Near, terminal: Terminal): string {
  if (distance === 0) return terminal.text(rule.judged.kind === "rule" ? messages.alert() : messages.match());
  if (distance === 1) return terminal.text(messages.oneMissing());
  return Number.isFinite(distance)
    ? terminal.text(messages.missing({ count: terminal.number(distance) }))
    : terminal.text(messages.never());
}

/** Each predicate as it is written, with what the event has there. */
function missingLines({ rule: { judged }, missing }: Near, terminal: Terminal): readonly string[] {
  return missing.flatMap(({ part, predicate }) => {
    const text = textOf(judged, part);
    const before = part === 0 ? "" : `${terminal.text(messages.suppression({ number: part }))}: `;
    const lines = explanationLines(text, { root: predicate, truth: predicate.truth }, terminal.locale);
    return lines.map((line) => before + line.text);
  });
}

function jsonReporter(terminal: Terminal): AlmostReporter {
  const { out } = terminal;
  let count = 0;
  out.write(`{"version":${VERSION},"events":[`);
  return {
    event(item, nearest) {
      out.write(`${count === 0 ? "" : ","}\n${exactJson(eventJson(item, nearest, terminal))}`);
      count++;
    },
    end: () => out.line(`${count === 0 ? "" : "\n"}]}`),
  };
}

function eventJson({ event, place }: EventItem, nearest: readonly Near[], terminal: Terminal): JsonValue {
  return {
    file: shown(place.file, terminal.cwd),
    line: place.line,
    byte: place.byte,
    index: place.index,
    rules: nearest.map((near) => ruleJson(near, terminal)),
    eventType: event.virtualType,
    event: event.record,
  };
}

function ruleJson({ rule: { judged }, distance, missing }: Near, terminal: Terminal): JsonValue {
  return {
    rule: judged.name,
    file: judged.file,
    distance: Number.isFinite(distance) ? distance : null,
    missing: missing.map(({ part, predicate }) => {
      const { start, end } = predicate.span;
      return {
        text: textOf(judged, part).slice(start, end),
        suppression: part === 0 ? undefined : part,
        span: { start, end },
        field: predicate.bound.field.path,
        truth: predicate.truth,
        values: predicate.values.map(({ value, path }) => ({ path, value })),
        reason: { kind: predicate.reason.kind, text: terminal.text(reasonText(predicate)) },
      };
    }),
  };
}

function textOf({ filter, suppressions }: JudgedFilter, part: number): string {
  return (part === 0 ? filter : suppressions[part - 1])?.text ?? "";
}
