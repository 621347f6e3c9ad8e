/** Reports a text that another predicate of the chain covers: `starts_with "/tmp/" or starts_with "/tmp/x"`. */

import type { Analysis } from "../analysis.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import type { Check, Finding } from "./check.js";
import { removalFromChain } from "./fixes.js";
import { chainsOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("redundant-prefix", {
  covered: {
    en: 'Whatever passes this also passes `{operator} "{wider}"` in the same chain, so this adds nothing. Remove it, or the other one if that is too wide.',
    es: 'Lo que cumple esto también cumple `{operator} "{wider}"` en la misma cadena, así que no añade nada. Quítelo, o quite el otro si es demasiado amplio.',
    "pt-br":
      'O que cumpre isto também cumpre `{operator} "{wider}"` na mesma cadeia, então não acrescenta nada. Remova-o, ou o outro se for amplo demais.',
  },
  implied: {
    en: 'Whatever passes `{operator} "{narrower}"` in the same chain also passes this, so this adds nothing. Remove it.',
    es: 'Lo que cumple `{operator} "{narrower}"` en la misma cadena también cumple esto, así que no añade nada. Quítelo.',
    "pt-br":
      'O que cumpre `{operator} "{narrower}"` na mesma cadeia também cumpre isto, então não acrescenta nada. Remova-o.',
  },
  other: { en: "The other one", es: "El otro", "pt-br": "O outro" },
});

type Operator = "starts_with" | "ends_with" | "like";

interface Entry {
  readonly index: number;
  readonly text: string;
  readonly node: Expression;
}

export const redundantPrefix: Check = {
  code: "redundant-prefix",
  severity: "info",
  *run(analysis) {
    for (const kind of ["or", "and"] as const) {
      for (const chain of chainsOf(analysis.bound, kind)) {
        for (const [operator, entries] of groupsOf(chain.operands))
          yield* findings(analysis, chain.node, kind, operator, entries);
      }
    }
  },
};

/** The texts of each field and operator, with their places in the chain. */
function groupsOf(
  operands: ReturnType<typeof chainsOf>[number]["operands"],
): readonly (readonly [Operator, readonly Entry[]])[] {
  const groups = new Map<string, readonly [Operator, Entry[]]>();
  for (const [index, operand] of operands.entries()) {
    if (operand.kind !== "predicate" || operand.test.kind !== "text" || operand.test.texts.length !== 1) continue;
    const [text] = operand.test.texts;
    if (text === undefined || text === "" || operand.negated) continue;
    const operator = operand.test.operator === "contains" ? "like" : operand.test.operator;
    const key = `${operator} ${operand.field.path}`;
    const group = groups.get(key) ?? ([operator, []] as const);
    groups.set(key, group);
    group[1].push({ index, text, node: operand.node });
  }
  return [...groups.values()];
}

function* findings(
  analysis: Analysis,
  chain: Expression,
  kind: "and" | "or",
  operator: Operator,
  entries: readonly Entry[],
): Iterable<Finding> {
  for (const [wider, narrower] of coveredPairs(operator, entries)) {
    const removed = kind === "or" ? narrower : wider;
    const other = kind === "or" ? wider : narrower;
    const message =
      kind === "or"
        ? messages.covered({ operator, wider: shown(wider.text) })
        : messages.implied({ operator, narrower: shown(narrower.text) });
    yield {
      span: removed.node.span,
      message,
      fixes: fixesFor(analysis, chain, removed.index),
      related: [{ span: other.node.span, message: messages.other() }],
    };
  }
}

function fixesFor(analysis: Analysis, chain: Expression, index: number): readonly Fix[] {
  if (chain.kind !== "conjunction" && chain.kind !== "disjunction") return [];
  const fix = removalFromChain(analysis, chain, index, "safe");
  return fix === undefined ? [] : [fix];
}

/** Longer chains of `like` are not compared pair by pair: that would take quadratic time. */
const LONGEST_PAIRWISE = 100;

/** Pairs of a text and one that holds it, each of the latter once. Equal texts are duplicates, another check's matter. */
function coveredPairs(operator: Operator, entries: readonly Entry[]): readonly (readonly [Entry, Entry])[] {
  if (operator === "like") {
    if (entries.length > LONGEST_PAIRWISE) return [];
    return entries.flatMap((narrower) => {
      const wider = entries.find(({ text }) => text !== narrower.text && narrower.text.includes(text));
      return wider === undefined ? [] : [[wider, narrower] as const];
    });
  }
  const keyOf = operator === "starts_with" ? (text: string) => text : reversed;
  const sorted = entries.map((entry) => ({ entry, key: keyOf(entry.text) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const pairs: (readonly [Entry, Entry])[] = [];
  // In sorted order all texts that begin with one follow it directly.
  let wider = sorted[0];
  for (const candidate of sorted.slice(1)) {
    if (wider === undefined || !candidate.key.startsWith(wider.key)) wider = candidate;
    else if (candidate.key !== wider.key) pairs.push([wider.entry, candidate.entry]);
  }
  return pairs;
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
