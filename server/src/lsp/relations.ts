/** How the rules of a pack relate, as a picture and in words, for a view beside the editor. */

import type { CancellationToken } from "vscode-languageserver";
import {
  type DrawingOptions,
  defineMessages,
  drawAround,
  drawRelations,
  firstEntries,
  type Message,
  notedName,
  type RelationLine,
  type RelationSection,
  type RuleState,
  relationSections,
  ruleSections,
} from "../language/index.js";
import type { PackRelations, Place, Position, RelationsParams, RelationText, RelationTexts } from "../protocol.js";
import type { RuleInFile } from "../workspace/ruleTestService.js";
import { toOffset } from "./convert.js";
import { contentModified } from "./guard.js";
import { placeOf } from "./ruleTests.js";
import type { Session } from "./session.js";

const messages = defineMessages("relations-view", {
  title: {
    en: "How the rules of {pack} relate",
    es: "Cómo se relacionan las reglas de {pack}",
    "pt-br": "Como as regras de {pack} se relacionam",
  },
  alone: {
    en: "No event is matched by it and by another rule.",
    es: "Ningún evento coincide con ella y con otra regla.",
    "pt-br": "Nenhum evento corresponde a ela e a outra regra.",
  },
  never: {
    en: "It matches no documented event.",
    es: "No coincide con ningún evento documentado.",
    "pt-br": "Não corresponde a nenhum evento documentado.",
  },
  broken: { en: "It does not parse.", es: "No se puede leer.", "pt-br": "Não pode ser lida." },
  more: { en: "… and {count} more.", es: "… y {count} más.", "pt-br": "… e mais {count}." },
  tooMany: {
    en: "The pack has {count} rules. Those of more than {limit} are related on the command line only: `rulewright relate`.",
    es: "El paquete tiene {count} reglas. Las de más de {limit} solo se relacionan en la línea de comandos: `rulewright relate`.",
    "pt-br":
      "O pacote tem {count} regras. As de mais de {limit} são relacionadas só na linha de comando: `rulewright relate`.",
  },
});

/** A million pairs: some ten seconds in slices, the first time. */
const MOST_RULES = 1_500;
/** Entries of each section, and lines of each entry. */
const MOST_SHOWN = 100;
/** Of the rule at the cursor, which must leave the whole pack in reach. */
const MOST_SHOWN_OF_ONE = 40;

export async function packRelations(
  session: Session,
  { uri, position }: RelationsParams,
  token: CancellationToken,
): Promise<PackRelations | null> {
  const packUri = session.tests.packOf(uri);
  const pack = packUri === undefined ? undefined : session.tests.findPack(packUri);
  if (pack === undefined) return null;
  const rules = [...session.tests.rulesOf(pack.uri)];
  const title = session.say(messages.title({ pack: pack.label }));
  if (rules.length > MOST_RULES) {
    const text = messages.tooMany({ count: session.count(rules.length), limit: session.count(MOST_RULES) });
    return { pack: pack.uri, title, notes: [session.say(text)], svg: "", sections: [] };
  }
  const isOutdated = (): boolean =>
    rules.some(({ file }) => file.version > 0 && session.find(file.uri)?.version !== file.version);
  const found = await session.relations.relate(pack.uri, rules, () => token.isCancellationRequested || isOutdated());
  if (found === undefined) throw contentModified();
  const { related, order } = found;
  const placeOfRule = (number: number): Place | undefined => {
    const placed = rules[number];
    return placed && placeOf(placed.file, placed.rule.nameSpan);
  };
  const nameOf = (number: number): string => {
    const named = related.rules[number];
    return named === undefined ? "" : notedName(named, session.locale);
  };
  const lineText = ({ rule, depth, mark }: RelationLine): RelationText => {
    const place = placeOfRule(rule);
    return { depth, mark, text: nameOf(rule), ...(place && { place }) };
  };
  const linesOf = (entry: readonly RelationLine[]): readonly RelationText[] => [
    ...entry.slice(0, MOST_SHOWN).map(lineText),
    ...more(session, entry.length, MOST_SHOWN, 1),
  ];
  const sectionOf = (section: RelationSection, most: number): RelationTexts => ({
    title: session.say(section.title),
    lines: [...firstEntries(section, most).flatMap(linesOf), ...more(session, section.count, most, 0)],
  });
  const drawing: DrawingOptions = {
    locale: session.locale,
    stands: "in a page",
    linkOf: (rule) => linkTo(placeOfRule(rule)),
  };
  const { svg, notes } = drawRelations(related, order, drawing);
  const whole = {
    pack: pack.uri,
    title,
    notes,
    svg,
    sections: relationSections(related, order).map((section) => sectionOf(section, MOST_SHOWN)),
  };
  const here = position && ruleAt(session, uri, position, rules);
  if (here === undefined) return whole;
  const sections = ruleSections(related, here).map((section) => sectionOf(section, MOST_SHOWN_OF_ONE));
  const note = sections.length > 0 ? undefined : noteOfNone(related.rules[here]?.state ?? "broken");
  const focus = {
    title: nameOf(here),
    notes: note === undefined ? [] : [session.say(note)],
    svg: drawAround(here, related, order, drawing),
    sections,
  };
  return { ...whole, focus };
}

/** The number of the rule that the cursor stands in. */
function ruleAt(session: Session, uri: string, position: Position, rules: readonly RuleInFile[]): number | undefined {
  const file = session.find(uri);
  const rule = file && session.workspace.findRuleAt(file, toOffset(file.text, position));
  const number = rules.findIndex((placed) => placed.rule === rule);
  return number < 0 ? undefined : number;
}

/** Why a rule has no relations. */
function noteOfNone(state: RuleState): Message {
  switch (state) {
    case "matches":
      return messages.alone();
    case "never":
      return messages.never();
    case "broken":
      return messages.broken();
  }
}

function more(session: Session, count: number, most: number, depth: 0 | 1): readonly RelationText[] {
  if (count <= most) return [];
  return [{ depth, mark: "", text: session.say(messages.more({ count: session.count(count - most) })) }];
}

/** As the editor's own pages name a command with what it is run on. */
function linkTo(place: Place | undefined): string | undefined {
  return place && `command:rulewright.showRule?${encodeURIComponent(JSON.stringify([place]))}`;
}
