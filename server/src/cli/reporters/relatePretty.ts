/** Relations for people: the counts, then what is equal, contained or overlapping, as far as it does not follow. */

import {
  defineMessages,
  type Event,
  firstEntries,
  type Message,
  notedName,
  orderOf,
  type RelatedRules,
  type RelationLine,
  relationSections,
  relationSummary,
} from "../../language/index.js";
import type { Terminal } from "../terminal.js";
import { exactJson } from "./exactJson.js";
import { EventFinder, MOST_PAIRS_WITH_EVENTS, type RelateReport } from "./relateReport.js";

const messages = defineMessages("relate-report", {
  more: {
    en: "… and {count} more. `--format json` has them all, `--rule` those of one rule.",
    es: "… y {count} más. `--format json` los tiene todos, `--rule` los de una regla.",
    "pt-br": "… e mais {count}. `--format json` tem todos, `--rule` os de uma regra.",
  },
  both: { en: "both match", es: "coinciden ambas", "pt-br": "ambas correspondem" },
  onlyFirst: {
    en: "only the upper one matches",
    es: "solo coincide la de arriba",
    "pt-br": "só a de cima corresponde",
  },
  onlySecond: {
    en: "only the lower one matches",
    es: "solo coincide la de abajo",
    "pt-br": "só a de baixo corresponde",
  },
  withoutEvents: {
    en: "Events are shown for the first {limit} pairs only; {count} have none.",
    es: "Solo se muestran eventos de los primeros {limit} pares; {count} no los tienen.",
    "pt-br": "Os eventos são mostrados só para os primeiros {limit} pares; {count} não os têm.",
  },
});

/** Entries of each section, and lines of each entry. */
const MOST_SHOWN = 40;

export async function printRelations(report: RelateReport, terminal: Terminal): Promise<void> {
  const { out } = terminal;
  const { related } = report;
  const finder = new EventFinder(report, terminal);
  for (const line of relationSummary(related, terminal.locale)) out.line(line);
  for (const section of relationSections(related, orderOf(related))) {
    out.line(`\n${out.paint("strong", terminal.text(section.title))}`);
    for (const entry of firstEntries(section, MOST_SHOWN)) {
      for (const line of entry.slice(0, MOST_SHOWN)) printLine(line, related, finder, terminal);
      sayMore(entry.length, terminal);
      await out.taken();
    }
    sayMore(section.count, terminal);
  }
  if (finder.left === 0) return;
  const count = terminal.number(finder.left);
  const note = messages.withoutEvents({ limit: terminal.number(MOST_PAIRS_WITH_EVENTS), count });
  out.line(`\n${out.paint("faint", terminal.text(note))}`);
}

function sayMore(count: number, { out, number, text }: Terminal): void {
  if (count <= MOST_SHOWN) return;
  out.line(`  ${out.paint("faint", text(messages.more({ count: number(count - MOST_SHOWN) })))}`);
}

function printLine(
  { rule, depth, mark, pair }: RelationLine,
  { rules }: RelatedRules,
  finder: EventFinder,
  { out, text, locale }: Terminal,
): void {
  const related = rules[rule];
  const name = related === undefined ? "" : notedName(related, locale);
  const indent = "  ".repeat(depth + 1);
  out.line(`${indent}${mark === "" ? "" : `${mark} `}${name}`);
  const events = pair && finder.find(pair);
  const show = (message: Message, event: Event | undefined): void => {
    if (event !== undefined)
      out.line(`${indent}    ${out.paint("faint", `${text(message)}:`)} ${exactJson(event.record)}`);
  };
  show(messages.both(), events?.both);
  show(messages.onlyFirst(), events?.onlyFirst);
  // What lies within another stands below it.
  show(pair?.relation === "within" ? messages.onlyFirst() : messages.onlySecond(), events?.onlySecond);
}
