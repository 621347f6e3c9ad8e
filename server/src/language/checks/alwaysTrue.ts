/** Reports what is always true: `or` between `!=`, and less plain chains and predicates that take a proof. */

import type { Analysis } from "../analysis.js";
import type { BoundChain, BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import { contains, type Span } from "../text/span.js";
import type { Check, CheckSettings, Finding } from "./check.js";
import { mayBeDecidedAlone } from "./decidedAlone.js";
import { distinctKey } from "./distinctValues.js";
import { rejoined } from "./fixes.js";
import { nearerReasons } from "./nearerReasons.js";
import { flattened, predicatesIn, wholeChainsOf } from "./predicates.js";
import {
  conjunctionOf,
  type FilterProofs,
  isByOne,
  negationOf,
  type Position,
  placesOf,
  positionsIn,
  shownReasons,
  typesAmong,
} from "./proofScope.js";
import { shown } from "./shown.js";
import { testKey } from "./testKey.js";

const messages = defineMessages("always-true", {
  unequal: {
    en: "`{field}` cannot equal both values, so one of these two is always true and the chain rules nothing out. Join them by `and`.",
    es: "`{field}` no puede ser igual a ambos valores, así que uno de los dos siempre es verdadero y la cadena no descarta nada. Únalos con `and`.",
    "pt-br":
      "`{field}` não pode ser igual aos dois valores, então um dos dois sempre é verdadeiro e a cadeia não descarta nada. Una-os por `and`.",
  },
  opposite: {
    en: "This is the opposite of a predicate before it, so one of the two is always true and the chain rules nothing out. Remove one of them.",
    es: "Esto es lo contrario de un predicado anterior, así que uno de los dos siempre es verdadero y la cadena no descarta nada. Quite uno de ellos.",
    "pt-br":
      "Isto é o contrário de um predicado anterior, então um dos dois sempre é verdadeiro e a cadeia não descarta nada. Remova um deles.",
  },
  proved: {
    en: "On every event at least one of these alternatives is true, so the chain rules nothing out. Remove it, or correct one of them.",
    es: "En todo evento al menos una de estas alternativas es verdadera, así que la cadena no descarta nada. Quítela o corrija una de ellas.",
    "pt-br":
      "Em todo evento ao menos uma destas alternativas é verdadeira, então a cadeia não descarta nada. Remova-a ou corrija uma delas.",
  },
  byOne: {
    en: "On events whose fields are as documented, {predicates} decides this by itself: it is always true and rules nothing out. Remove it, or correct the predicate.",
    es: "En eventos cuyos campos son como están documentados, {predicates} decide esto por sí solo: siempre es verdadero y no descarta nada. Quítelo o corrija el predicado.",
    "pt-br":
      "Em eventos cujos campos são como documentados, {predicates} decide isto sozinho: é sempre verdadeiro e não descarta nada. Remova-o ou corrija o predicado.",
  },
  member: {
    en: "One of those of which one is always true",
    es: "Uno de los que siempre alguno es verdadero",
    "pt-br": "Um dos que sempre algum é verdadeiro",
  },
  other: { en: "The other one", es: "El otro", "pt-br": "O outro" },
  join: { en: "Join them by `and`", es: "Unirlos con `and`", "pt-br": "Uni-los por `and`" },
});

export const alwaysTrue: Check = {
  code: "always-true",
  severity: "warning",
  *run(analysis, settings, proofs) {
    const { bound } = analysis;
    const { scope } = proofs;
    const said: Span[] = [];
    for (const chain of wholeChainsOf(bound, "or")) {
      let found = false;
      const tests = new Map<string, BoundPredicate>();
      const excluded = new Map<string, { readonly key: string; readonly predicate: BoundPredicate }>();
      for (const predicate of predicatesIn(chain)) {
        if (predicate.test.kind === "impossible") continue;
        const { path } = predicate.field;
        const opposite = tests.get(testKey(predicate, !predicate.negated));
        const key = excludedValue(predicate);
        const before = excluded.get(path);
        const { span } = predicate.node;
        if (opposite !== undefined) {
          const related = [{ span: opposite.node.span, message: messages.other() }];
          yield { span, message: messages.opposite(), related };
          found = true;
        } else if (key !== undefined && before !== undefined && before.key !== key) {
          const related = [{ span: before.predicate.node.span, message: messages.other() }];
          yield { span, message: messages.unequal({ field: shown(path) }), fixes: joinFixes(chain.node), related };
          found = true;
        }
        tests.set(testKey(predicate, predicate.negated), predicate);
        if (key !== undefined && before === undefined) excluded.set(path, { key, predicate });
      }
      // Less plain reasons take a proof. A chain that only wants values is never always true.
      if (!found && saysWhatIsNot(chain)) {
        const proof = scope?.findContradiction(negationOf(chain), "anyEvent");
        found = proof !== undefined && !isByOne(proof);
        if (proof !== undefined && found) {
          const { span } = chain.node;
          yield { span, message: messages.proved(), related: placesOf(proof.core, span, messages.member()) };
        }
      }
      if (found) said.push(chain.node.span);
    }
    yield* alwaysTrueByOne(analysis, settings, proofs, said);
  },
};

/** What one predicate makes always true, on events as they are documented. */
function* alwaysTrueByOne(
  analysis: Analysis,
  settings: CheckSettings,
  proofs: FilterProofs,
  said: readonly Span[],
): Iterable<Finding> {
  const { scope } = proofs;
  const hasNearerReason = nearerReasons(analysis, settings, proofs);
  for (const { part, conjuncts } of placesToJudge(analysis.bound)) {
    const { span } = part.node;
    if (said.some((other) => contains(other, span) || contains(span, other))) continue;
    const found = scope?.findContradiction(conjunctionOf([negationOf(part), ...typesAmong(conjuncts)], part.node));
    const [reason] = found?.reasons ?? [];
    if (found === undefined || reason === undefined || !isByOne(found)) continue;
    if (reason.field.path === "event_type" || !contains(span, reason.node.span)) continue;
    if (hasNearerReason(found, reason.node.span)) continue;
    const message = messages.byOne({ predicates: shownReasons(found, analysis) });
    yield { span, message, related: placesOf(found.core, span, messages.member()) };
  }
}

/**
 * Whole chains of `or`, and the predicates that rule values out or ask for one where a chain of `and` wants them. Not
 * `exe != null`, though every event may have the field as documented: a guard that is never needed does no harm.
 */
function placesToJudge(bound: BoundFilter): readonly Pick<Position, "part" | "conjuncts">[] {
  const chains = new Set<BoundExpression>(wholeChainsOf(bound, "or").filter((chain) => hasDecider(chain)));
  const positions = positionsIn(bound).filter(
    ({ part, isNegated, alternatives }) =>
      chains.has(part) || (!isNegated && alternatives.length === 0 && part.kind !== "or" && isDecider(part)),
  );
  const { expression } = bound;
  const isWhole = expression !== undefined && (chains.has(expression) || isDecider(expression));
  return isWhole ? [{ part: expression, conjuncts: [] }, ...positions] : positions;
}
function hasDecider(chain: BoundChain): boolean {
  return flattened(chain).some((operand) => isDecider(operand) || isPresenceOfWhatIsAlwaysThere(operand));
}

function isPresenceOfWhatIsAlwaysThere(part: BoundExpression): boolean {
  return part.kind === "predicate" && part.test.kind === "presence" && mayBeDecidedAlone(part);
}

function isDecider(part: BoundExpression): boolean {
  const predicate = part.kind === "not" ? part.operand : part;
  if (predicate.kind !== "predicate" || predicate.negated === (part.kind === "not")) return false;
  return predicate.test.kind !== "presence" && mayBeDecidedAlone(predicate);
}

function saysWhatIsNot(expression: BoundExpression): boolean {
  switch (expression.kind) {
    case "and":
    case "or":
      return expression.operands.some(saysWhatIsNot);
    case "not":
      return true;
    case "predicate":
      return expression.negated;
    case "broken":
      return false;
  }
}

/** The one value that `!=` rules out; a field of several values can have all that are ruled out at once. */
function excludedValue({ negated, test, field }: BoundPredicate): string | undefined {
  if (!negated || test.kind !== "equality" || test.literals.length !== 1 || field.info?.list === true) return undefined;
  const [literal] = test.literals;
  return literal === undefined ? undefined : distinctKey(literal);
}

function joinFixes(chain: Expression): readonly Fix[] {
  if (chain.kind !== "disjunction") return [];
  if (!chain.operands.every((operand) => operand.kind === "comparison" && operand.operator === "!=")) return [];
  return rejoined(messages.join(), chain);
}
