/** How the rules of a pack relate, as a picture and in words, for a view beside the editor. */

import type { CancellationToken } from "vscode-languageserver";
import {
  defineMessages,
  drawRelations,
  firstEntries,
  notedName,
  orderOf,
  type RelationLine,
  type RelationSection,
  relationSections,
} from "../language/index.js";
import type { DocumentParams, PackRelations, Place, RelationText } from "../protocol.js";
import { contentModified } from "./guard.js";
import { placeOf } from "./ruleTests.js";
import type { Session } from "./session.js";

const messages = defineMessages("relations-view", {
  title: {
    en: "How the rules of {pack} relate",
    es: "Cómo se relacionan las reglas de {pack}",
    "pt-br": "Como as regras de {pack} se relacionam",
  },
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

export async function packRelations(
  session: Session,
  { uri }: DocumentParams,
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
  const related = await session.relations.relate(pack.uri, rules, () => token.isCancellationRequested || isOutdated());
  if (related === undefined) throw contentModified();
  const placeOfRule = (number: number): Place | undefined => {
    const placed = rules[number];
    return placed && placeOf(placed.file, placed.rule.nameSpan);
  };
  const lineText = ({ rule, depth, mark }: RelationLine): RelationText => {
    const named = related.rules[rule];
    const place = placeOfRule(rule);
    return { depth, mark, text: named === undefined ? "" : notedName(named, session.locale), ...(place && { place }) };
  };
  const linesOf = (entry: readonly RelationLine[]): readonly RelationText[] => [
    ...entry.slice(0, MOST_SHOWN).map(lineText),
    ...more(session, entry.length, 1),
  ];
  const sectionOf = (section: RelationSection): PackRelations["sections"][number] => ({
    title: session.say(section.title),
    lines: [...firstEntries(section, MOST_SHOWN).flatMap(linesOf), ...more(session, section.count, 0)],
  });
  const order = orderOf(related);
  const { svg, notes } = drawRelations(related, order, {
    locale: session.locale,
    stands: "in a page",
    linkOf: (rule) => linkTo(placeOfRule(rule)),
  });
  return {
    pack: pack.uri,
    title,
    notes,
    svg,
    sections: relationSections(related, order).map(sectionOf),
  };
}

function more(session: Session, count: number, depth: 0 | 1): readonly RelationText[] {
  if (count <= MOST_SHOWN) return [];
  return [{ depth, mark: "", text: session.say(messages.more({ count: session.count(count - MOST_SHOWN) })) }];
}

/** As the editor's own pages name a command with what it is run on. */
function linkTo(place: Place | undefined): string | undefined {
  return place && `command:rulewright.showRule?${encodeURIComponent(JSON.stringify([place]))}`;
}
