/** Relations for people: the counts, then what is equal, contained or overlapping, as far as it does not follow. */

import {
  defineMessages,
  type EventRecord,
  latticeOf,
  type Message,
  nameWithFile,
  type RulePair,
  relationSummary,
} from "../../language/index.js";
import type { Terminal } from "../terminal.js";
import { exactJson } from "./exactJson.js";
import { EventFinder, MOST_PAIRS_WITH_EVENTS, type RelateReport } from "./relateReport.js";

const messages = defineMessages("relate-report", {
  equal: {
    en: "Equal: these alert on the same events.",
    es: "Iguales: alertan sobre los mismos eventos.",
    "pt-br": "Iguais: alertam sobre os mesmos eventos.",
  },
  within: {
    en: "Within: wherever an indented rule alerts, so does the one above it.",
    es: "Contenidas: donde alerta una regla sangrada, también alerta la que está encima.",
    "pt-br": "Contidas: onde uma regra recuada alerta, a que está acima também alerta.",
  },
  overlapping: {
    en: "Overlapping: both can alert on the same event. What follows from the above is left out.",
    es: "Con eventos comunes: ambas pueden alertar sobre el mismo evento. Se omite lo que se deduce de lo anterior.",
    "pt-br": "Com eventos em comum: ambas podem alertar sobre o mesmo evento. O que se deduz do anterior é omitido.",
  },
  unknown: {
    en: "Unknown: the proof was given up.",
    es: "Desconocidas: se abandonó la demostración.",
    "pt-br": "Desconhecidas: a prova foi abandonada.",
  },
  never: {
    en: "These alert on no documented event:",
    es: "Estas no alertan sobre ningún evento documentado:",
    "pt-br": "Estas não alertam sobre nenhum evento documentado:",
  },
  more: {
    en: "… and {count} more. `--format json` has them all, `--rule` those of one rule.",
    es: "… y {count} más. `--format json` los tiene todos, `--rule` los de una regla.",
    "pt-br": "… e mais {count}. `--format json` tem todos, `--rule` os de uma regra.",
  },
  both: { en: "both alert", es: "alertan ambas", "pt-br": "ambas alertam" },
  onlyFirst: { en: "only the upper one alerts", es: "solo alerta la de arriba", "pt-br": "só a de cima alerta" },
  onlySecond: { en: "only the lower one alerts", es: "solo alerta la de abajo", "pt-br": "só a de baixo alerta" },
  withoutEvents: {
    en: "Events are shown for the first {limit} pairs only; {count} have none.",
    es: "Solo se muestran eventos de los primeros {limit} pares; {count} no los tienen.",
    "pt-br": "Os eventos são mostrados só para os primeiros {limit} pares; {count} não os têm.",
  },
});

/** Of each section. */
const MOST_SHOWN = 40;

export async function printRelations(report: RelateReport, terminal: Terminal): Promise<void> {
  const { out } = terminal;
  const { rules, pairs } = report.related;
  const { classes, containments, overlaps } = latticeOf(rules.length, pairs);
  const finder = new EventFinder(report, terminal);
  const nameOf = (number: number): string => {
    const rule = rules[number];
    return rule === undefined ? "" : nameWithFile(rule);
  };
  const first = (number: number): number => classes[number]?.[0] ?? 0;
  const say = (message: Message): void => out.line(`  ${out.paint("faint", terminal.text(message))}`);
  for (const line of relationSummary(report.related, terminal.locale)) out.line(line);

  async function section<Item>(title: Message, items: readonly Item[], print: (item: Item) => void): Promise<void> {
    if (items.length === 0) return;
    out.line(`\n${out.paint("strong", terminal.text(title))}`);
    for (const item of items.slice(0, MOST_SHOWN)) {
      print(item);
      await out.taken();
    }
    if (items.length > MOST_SHOWN) say(messages.more({ count: terminal.number(items.length - MOST_SHOWN) }));
  }
  function printEvents(pair: RulePair, indent: string): void {
    const events = finder.find(pair);
    const show = (message: Message, record: EventRecord | undefined): void => {
      if (record !== undefined)
        out.line(`${indent}${out.paint("faint", `${terminal.text(message)}:`)} ${exactJson(record)}`);
    };
    show(messages.both(), events?.both?.record);
    show(messages.onlyFirst(), events?.onlyFirst?.record);
    // What lies within another stands below it.
    show(pair.relation === "within" ? messages.onlyFirst() : messages.onlySecond(), events?.onlySecond?.record);
  }

  const equal = classes.filter((members) => members.length > 1);
  await section(messages.equal(), equal, ([one = 0, ...others]) => {
    out.line(`  ${nameOf(one)}`);
    for (const other of others) {
      out.line(`  = ${nameOf(other)}`);
      printEvents({ first: one, second: other, relation: "equal" }, "      ");
    }
  });
  const inners = new Map<number, number[]>();
  for (const { outer, inner } of containments) inners.set(outer, [...(inners.get(outer) ?? []), inner]);
  await section(messages.within(), [...inners], ([outer, within]) => {
    out.line(`  ${nameOf(first(outer))}`);
    for (const inner of within.slice(0, MOST_SHOWN)) {
      out.line(`    ${nameOf(first(inner))}`);
      printEvents({ first: first(inner), second: first(outer), relation: "within" }, "        ");
    }
    if (within.length > MOST_SHOWN) say(messages.more({ count: terminal.number(within.length - MOST_SHOWN) }));
  });
  await section(messages.overlapping(), overlaps, ({ first: one, second: other }) => {
    out.line(`  ${nameOf(first(one))}`);
    out.line(`  ∩ ${nameOf(first(other))}`);
    printEvents({ first: first(one), second: first(other), relation: "overlapping" }, "      ");
  });
  const unknown = pairs.filter(({ relation }) => relation === "unknown");
  await section(messages.unknown(), unknown, (pair) => {
    out.line(`  ${nameOf(pair.first)}`);
    out.line(`  ? ${nameOf(pair.second)}`);
  });
  const never = rules.filter(({ state }) => state === "never");
  await section(messages.never(), never, (rule) => out.line(`  ${nameWithFile(rule)}`));
  if (finder.left > 0)
    say(
      messages.withoutEvents({ limit: terminal.number(MOST_PAIRS_WITH_EVENTS), count: terminal.number(finder.left) }),
    );
}
