/**
 * Small worlds whose literals are beginnings and ends of date-times, numbers, addresses and truth values, and name the
 * letters that come to mind first: what a proof puts between such pieces must not make them what they are pieces of. The
 * field has one value, and filters are conjunctions, so that one text has to fulfil much at once.
 */

import type { Assumption } from "../../../server/src/language/proof/index.js";
import type { FieldInfo, Schema } from "../../../server/src/language/schema/schema.js";
import { aliasSchema } from "../../support/platformAliases.js";
import { events, parsePredicate, product, records, truthOf, type World } from "./world.js";

/** The letters that a proof tries first; with all of them named it has to look further. */
const LETTERS = "xyuvwkjqmnopgrs";
const BEYOND = "\u4eba";
const START = "2020-01-01T00:00:00";

const SCHEMA: Schema = {
  ...aliasSchema,
  eventTypes: [{ eventType: "audit", ruleType: "Host", description: { en: "", es: "", "pt-br": "" } }],
  findField: (path) => [field("a"), field("event_type")].find(({ name }) => name === path),
};

function field(name: string): FieldInfo {
  return {
    ...{ name, type: "text", list: false, description: { en: "", es: "", "pt-br": "" }, eventTypes: ["audit"] },
    ...{ presence: "sometimes", provenance: "documented", source: "this test" },
  };
}

function worldOfPieces(name: string, tests: readonly string[], values: readonly string[]): World {
  const named = ['contains "xy"', `!= "${LETTERS}"`, "= null"];
  const texts = product(["a"], [...tests, ...named]);
  const all = events(records({ event_type: ["audit"], a: [undefined, "", "xy", "z", ...values] }));
  const predicates = [...texts].map((text) => parsePredicate(text, SCHEMA));
  return {
    name,
    predicates,
    events: all,
    truths: new Map(predicates.map((predicate) => [predicate, truthOf(predicate, all)])),
    assumption: ASSUMPTION,
    isLegal: ({ record }) => ["string", "undefined"].includes(typeof record["a"]),
    isConjunctive: true,
  };
}

const ASSUMPTION: Assumption = { kind: "asDocumented", schema: SCHEMA, eventTypes: ["audit"] };

export function worldsOfPieces(): readonly World[] {
  return [
    worldOfPieces(
      "pieces of date-times",
      [
        ...[`starts_with "${START}"`, `not in ("${START}", "xy")`, `not in ("${START}.", "${LETTERS}")`],
        ...['starts_with "2020-01-01"', `starts_with "${START}."`, 'ends_with ":00"', 'ends_with "00:00:00Z"'],
        ...['< "2030-01-01T00:00:00Z"', '> "2030-01-01T00:00:00Z"', '>= "2020-01-01T00:00:00Z"', `!= "${START}"`],
      ],
      [
        ...[START, `${START} hi`, `${START}w`, `${START}.`, `${START}Z`, `${START}z`, `${START}.5Z`, "2020-01-01"],
        ...[
          "2031-01-01T00:00:00Z",
          `${START}xy`,
          "x00:00",
          "2020-01-01 T00:00:00Z",
          `${START}+00:00`,
          `${START}${BEYOND}`,
        ],
        ...[
          `${START} 00:00:00Z`,
          `${START}.${BEYOND}`,
          "2020-01-01x:00",
          `${START}.x:00`,
          `2020-01-01${BEYOND}00:00:00Z`,
        ],
      ],
    ),
    worldOfPieces(
      "pieces of numbers",
      [
        ...['starts_with "1"', 'not in ("1", "xy")', `not in ("1", "15", "${LETTERS}")`, 'not in ("15", "xy")'],
        ...['ends_with "5"', 'starts_with "-"', 'contains "e"', "> 0", "< 100", "= 15"],
      ],
      [
        ...[
          "1",
          "15",
          "1e5",
          "1.5",
          "1 5",
          "1w5",
          "1x",
          "-",
          "-1",
          "-5",
          "-w",
          "1.",
          "5.",
          "100",
          "1xy5",
          "1z5",
          "0005",
        ],
        ...[`1${BEYOND}5`, "e", "1z", "1 .5", "-x.", "-1.", "1e 5", "1 e.5"],
      ],
    ),
    worldOfPieces(
      "pieces of addresses",
      [
        ...['starts_with "10.0.0."', 'starts_with "10."', 'ends_with ".1"', 'starts_with "::"', 'ends_with ":1"'],
        ...['= "10.0.0.0/24"', '= "0.0.0.0/0"', '= "::/0"', '!= "::"', 'not in ("::", "10.", "xy")', 'ends_with "1"'],
        ...[`not in ("::", "10.0.0.", "${LETTERS}")`, 'contains "/"'],
      ],
      [
        ...[
          "10.",
          "10.0.0.",
          "10.0.0.1",
          "10.0.0.x",
          "10.0.0.w.1",
          "10.1",
          "::",
          "::1",
          "::a",
          "::a:1",
          "::w",
          "::w:1",
        ],
        ...[
          "10.0.0.0/24",
          "::xy:1",
          "10. .1",
          "10.9.0.1",
          `::${BEYOND}:1`,
          `10.0.0.${BEYOND}1`,
          "::ffff:10.0.0.1",
          ".1",
        ],
        ...["::z1", "10.x.1", "10.0.0.0/24.1", "::/1", "::/x:1"],
      ],
    ),
    worldOfPieces(
      "pieces of truth values",
      [
        ...['starts_with "t"', 'ends_with "ue"', 'starts_with "fals"', 'contains "r"', "= true", "!= false"],
        ...['not in ("t", "tue", "xy")', `not in ("tue", "${LETTERS}")`, 'ends_with "e"', '= "true"'],
      ],
      [
        "true",
        "false",
        "t",
        "tr",
        "tue",
        "t ue",
        "twue",
        "falsx",
        "fals",
        "ue",
        "trxyue",
        `t${BEYOND}ue`,
        "falsxe",
        "falsz",
      ],
    ),
  ];
}
