/** Results of `eval` for people: a line for each event, and the counts. */

import { defineMessages, displayValue, type Message } from "../../language/index.js";
import { shown } from "../sourceFiles.js";
import type { Style, Terminal } from "../terminal.js";
import type { EvalReporter, EvalResult, FilterCounts, Outcome } from "./evalReport.js";
import { shownPath, shownText } from "./shownText.js";
import { fieldValues, truthTree } from "./truthTree.js";

const messages = defineMessages("eval", {
  match: { en: "match", es: "coincide", "pt-br": "corresponde" },
  alert: { en: "alert", es: "alerta", "pt-br": "alerta" },
  suppressed: { en: "suppressed", es: "suprimido", "pt-br": "suprimido" },
  none: { en: "none", es: "ninguna", "pt-br": "nenhum" },
  suppression: { en: "Suppression {number}", es: "Supresión {number}", "pt-br": "Supressão {number}" },
  matches: {
    en: "{matches} of {events} events match.",
    es: "Coinciden {matches} de {events} eventos.",
    "pt-br": "{matches} de {events} eventos correspondem.",
  },
  verdicts: {
    en: "{matches} of {events} events match: {alerts} alert, {suppressed} suppressed.",
    es: "Coinciden {matches} de {events} eventos: {alerts} alertan, {suppressed} suprimidos.",
    "pt-br": "{matches} de {events} eventos correspondem: {alerts} alertam, {suppressed} suprimidos.",
  },
  notJudged: {
    en: "not judged, because the filter does not parse.",
    es: "no juzgado, porque el filtro no se puede leer.",
    "pt-br": "não avaliado, porque o filtro não pode ser lido.",
  },
  skipped: {
    en: "Records skipped because they cannot be read: {count}.",
    es: "Registros omitidos porque no se pueden leer: {count}.",
    "pt-br": "Registros ignorados porque não podem ser lidos: {count}.",
  },
});

const OUTCOME_STYLES: Readonly<Record<Outcome, Style>> = {
  match: "good",
  alert: "error",
  suppressed: "warning",
  none: "faint",
};
const MOST_FIELDS = 4;
const MOST_VALUES = 3;

export function prettyReporter(terminal: Terminal, explain: boolean, several: boolean): EvalReporter {
  const { out, err } = terminal;
  return {
    result(result) {
      const { place, outcome, judged } = result;
      const name = several ? ` ${out.paint("strong", shownText(judged.name).text)}` : "";
      const where = `${shownPath(shown(place.file, terminal.cwd))}:${place.line}`;
      const label = out.paint(OUTCOME_STYLES[outcome], terminal.text(messages[outcome]()));
      out.line(`${where} ${label}${name}${valuesOf(result)}`);
      if (explain) for (const line of trees(result, terminal)) out.line(line);
    },
    end({ filters, events, skipped, interrupted }) {
      if (interrupted !== undefined) err.line(terminal.text(interrupted));
      for (const counts of filters) {
        const name = several ? `${shownText(counts.judged.name).text}: ` : "";
        out.line(name + terminal.text(countsInWords(counts, events, terminal)));
      }
      if (skipped > 0) err.line(terminal.text(messages.skipped({ count: terminal.number(skipped) })));
    },
  };
}

function countsInWords({ judged, ...counts }: FilterCounts, all: number, terminal: Terminal): Message {
  if (!judged.parses) return messages.notJudged();
  const matches = terminal.number(counts.matches);
  const events = terminal.number(all);
  if (judged.kind === "filter") return messages.matches({ matches, events });
  const alerts = terminal.number(counts.alerts);
  return messages.verdicts({ matches, events, alerts, suppressed: terminal.number(counts.suppressed) });
}

/** What the event has in the filter's fields. */
function valuesOf({ explanations }: EvalResult): string {
  const [filter] = explanations;
  if (filter === undefined) return "";
  const fields = [...fieldValues(filter)];
  const parts = fields.slice(0, MOST_FIELDS).map(([path, values]) => {
    const few = values.slice(0, MOST_VALUES).map((value) => displayValue(value));
    return `${shownText(path).text} = ${few.join(", ")}${values.length > MOST_VALUES ? ", …" : ""}`;
  });
  if (fields.length > MOST_FIELDS) parts.push("…");
  return parts.length === 0 ? "" : `  ${parts.join("; ")}`;
}

export function trees(
  { judged, explanations }: Pick<EvalResult, "judged" | "explanations">,
  terminal: Terminal,
): readonly string[] {
  return explanations.flatMap((explanation, index) => {
    const text = index === 0 ? judged.filter.text : (judged.suppressions[index - 1]?.text ?? "");
    const tree = truthTree(text, explanation, terminal, "  ");
    return index === 0 ? tree : [`  ${terminal.text(messages.suppression({ number: index }))}`, ...tree];
  });
}

export function outcomeInWords(outcome: Outcome): Message {
  return messages[outcome]();
}
