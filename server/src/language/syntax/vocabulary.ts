/**
 * The words of the language and what people write for them: other tools' operators, run-together spellings, and what
 * machine translation of documentation pages makes of them.
 */

import type { Operator } from "./ast.js";

export interface Spelling<Meaning> {
  readonly meaning: Meaning;
  /** `own`: as the language writes it. */
  readonly origin: "own" | "spelling" | "foreign" | "translated";
}

/** The operator that an operator sign stands for. */
export function findSignOperator(sign: string): Spelling<Operator> | undefined {
  return SIGNS.get(sign);
}

/**
 * The operator that one to four words stand for, whatever their case and however they are joined.
 *
 * @example findWordOperator(["startsWith"]) // { meaning: "starts_with", origin: "spelling" }
 */
export function findWordOperator(words: readonly string[]): Spelling<Operator> | undefined {
  const own = OWN_WORDS.get(words.join(" "));
  if (own !== undefined) return { meaning: own, origin: "own" };
  const key = words.join("").toLowerCase().replace(/[_-]/g, "").normalize("NFD").replace(/\p{M}/gu, "");
  return WORDS.get(key);
}

/** How many of the words say "not" in the place of an operator: `not like`, `does not contain`, `no contiene`. */
export function countNegations(words: readonly string[]): number {
  const [first = "", second = ""] = words.map((word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""));
  if (NEGATED_AUXILIARIES.has(first) && second === "not") return 2;
  return NEGATIONS.has(first) ? 1 : 0;
}

const NEGATED_AUXILIARIES: ReadonlySet<string> = new Set(["do", "does", "is"]);
const NEGATIONS: ReadonlySet<string> = new Set(["not", "no", "nao", "non", "nicht"]);

/** The longest operator phrase: `is not equal to`, `does not start with`. */
export const LONGEST_OPERATOR_PHRASE = 4;

export type Connective = "and" | "or";

export function findConnective(word: string): Spelling<Connective> | undefined {
  const lower = word.toLowerCase();
  if (lower === "and" || lower === "or") return { meaning: lower, origin: "own" };
  return CONNECTIVES.get(lower);
}

/** Whether a word is a translation of `null`. */
export function isTranslatedNull(word: string): boolean {
  return TRANSLATED_NULL.has(word.toLowerCase());
}

/** Whether a word is a translation of `not`. */
export function isTranslatedNot(word: string): boolean {
  return TRANSLATED_NOT.has(word.toLowerCase());
}

/** The field that machine translation made this name from. */
export function findTranslatedField(path: string): string | undefined {
  return FIELDS.get(path.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""));
}

const OWN_WORDS: ReadonlyMap<string, Operator> = new Map(
  (["starts_with", "ends_with", "like", "contains", "exists", "not exists", "in", "not in"] as const).map((word) => [
    word,
    word,
  ]),
);

function spellings<Meaning extends string>(
  origin: Spelling<Meaning>["origin"],
  table: Readonly<Partial<Record<Meaning, string>>>,
): [string, Spelling<Meaning>][] {
  const entries: [string, Spelling<Meaning>][] = [];
  for (const [meaning, words] of Object.entries(table) as [Meaning, string][]) {
    for (const word of words.split(" ")) entries.push([word, { meaning, origin }]);
  }
  return entries;
}

const SIGNS: ReadonlyMap<string, Spelling<Operator>> = new Map([
  ...spellings<Operator>("own", { "=": "=", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">=" }),
  ...spellings<Operator>("foreign", {
    "=": "== ===",
    "!=": "<> !== ≠",
    "<=": "=< ≤",
    ">=": "=> ≥",
    like: "=~ ~",
  }),
  ...spellings<Operator>("spelling", { "=": "＝", "<": "＜", ">": "＞" }),
]);

/** Keys are in lower case, without separators and accents. */
const WORDS: ReadonlyMap<string, Spelling<Operator>> = new Map([
  ...spellings<Operator>("translated", {
    starts_with:
      "empiezacon comienzacon iniciacon comecacom iniciacom commencepar commenceavec beginntmit startetmit iniziacon cominciacon",
    ends_with:
      "terminacon acabaen finalizacon terminacom acabacom finalizacom finitpar seterminepar endetmit finiscecon",
    contains: "contiene contem contient enthalt",
    like: "como comme wie",
    exists: "existe existiert esiste",
  }),
  ...spellings<Operator>("foreign", {
    "=": "is equals equal equalto isequalto eq",
    "!=": "isnot notequals notequal notequalto isnotequalto doesnotequal ne neq",
    "<": "lt lessthan",
    ">": "gt greaterthan",
    "<=": "le lte",
    ">=": "ge gte",
    like: "matches match regex glob",
    contains: "includes include has",
  }),
  ...spellings<Operator>("spelling", {
    starts_with: "startswith startwith beginswith beginwith",
    ends_with: "endswith endwith",
    like: "like",
    contains: "contains contain",
    exists: "exists exist",
    "not exists": "notexists notexist doesnotexist",
    in: "in",
    "not in": "notin",
  }),
]);

const CONNECTIVES: ReadonlyMap<string, Spelling<Connective>> = new Map([
  ...spellings<Connective>("translated", { and: "y e et und", or: "o ou oder" }),
  ...spellings<Connective>("foreign", { and: "&& &", or: "|| |" }),
]);

/** No translations of `true` and `false`: an unquoted `vero` is as likely somebody's name. */
const TRANSLATED_NULL: ReadonlySet<string> = new Set(["nulo", "nula", "nullo"]);

const TRANSLATED_NOT: ReadonlySet<string> = new Set(["no", "não", "nao", "nicht", "non"]);

/** Only names of several words: a single translated word (`usuario`) may well be a field of somebody's events. */
const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    event_type: "tipo_de_evento tipo_evento type_de_evenement type_evenement ereignistyp ereignis_typ tipo_di_evento",
    event_time:
      "hora_del_evento tiempo_del_evento hora_do_evento tempo_do_evento heure_evenement ereigniszeit ora_evento",
    agent_id:
      "id_del_agente id_de_agente identificador_del_agente id_do_agente id_agente id_agent agenten_id agenten-id",
    eventName: "nombredelevento nombre_del_evento nomedoevento nome_do_evento nom_evenement ereignisname",
    eventSource: "origendelevento fuente_del_evento origen_del_evento fontedoevento fonte_do_evento origem_do_evento",
  }).flatMap(([field, words]) => words.split(" ").map((word): [string, string] => [word, field])),
);
