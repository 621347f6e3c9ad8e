/** Reports what is always true: `or` between `!=`, less plain chains, and predicates. Proved. */

import type { Analysis } from "../analysis.js";
import type { BoundChain, BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import { contains, type Span } from "../text/span.js";
import { causesNearby } from "./causesNearby.js";
import type { Check, Finding } from "./check.js";
import { mayBeDecidedAlone } from "./decidedAlone.js";
import { type Exclusion, exclusionsIn } from "./exclusions.js";
import type { FilterProofs } from "./filterProofs.js";
import { rejoined } from "./fixes.js";
import { flattened, wholeChainsOf } from "./predicates.js";
import {
  conjunctionOf,
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
    en: "`{field}` holds one value, as documented, and cannot equal both, so one of these two is always true and the chain rules nothing out. Join them by `and`.",
    es: "`{field}` tiene un solo valor, como está documentado, y no puede ser igual a ambos, así que uno de los dos siempre es verdadero y la cadena no descarta nada. Únalos con `and`.",
    "pt-br":
      "`{field}` tem um só valor, como documentado, e não pode ser igual aos dois, então um dos dois sempre é verdadeiro e a cadeia não descarta nada. Una-os por `and`.",
  },
  unequalUnlessList: {
    en: "One of these two is true unless `{field}` holds both values at once, so the chain rules nearly nothing out. Join them by `and`.",
    es: "Uno de los dos es verdadero salvo que `{field}` contenga ambos valores a la vez, así que la cadena no descarta casi nada. Únalos con `and`.",
    "pt-br":
      "Um dos dois é verdadeiro a menos que `{field}` tenha os dois valores ao mesmo tempo, então a cadeia não descarta quase nada. Una-os por `and`.",
  },
  several: {
    en: "On every event one of {predicates} is true, so the chain rules nothing out. Correct one of them, or join them by `and`.",
    es: "En todo evento uno de {predicates} es verdadero, así que la cadena no descarta nada. Corrija uno de ellos o únalos con `and`.",
    "pt-br":
      "Em todo evento um de {predicates} é verdadeiro, então a cadeia não descarta nada. Corrija um deles ou una-os por `and`.",
  },
  severalAsDocumented: {
    en: "On every event whose fields are as documented one of {predicates} is true, so the chain rules nothing out. Correct one of them, or join them by `and`.",
    es: "En todo evento cuyos campos son como están documentados uno de {predicates} es verdadero, así que la cadena no descarta nada. Corrija uno de ellos o únalos con `and`.",
    "pt-br":
      "Em todo evento cujos campos são como documentados um de {predicates} é verdadeiro, então a cadeia não descarta nada. Corrija um deles ou una-os por `and`.",
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
  *run(analysis, _settings, proofs) {
    const { bound } = analysis;
    const { scope, pairs } = proofs;
    const said: Span[] = [];
    const options = { scope: pairs, holdsOneValue: excludesOne, isPossible: () => false };
    const exclusions = exclusionsIn(bound, "or", options);
    for (const exclusion of exclusions) {
      yield ofOneField(exclusion, analysis);
      said.push(exclusion.chain.node.span);
    }
    // Less plain reasons take a proof about the whole chain. One that only wants values is never always true.
    for (const chain of wholeChainsOf(bound, "or")) {
      const { span } = chain.node;
      if (!saysWhatIsNot(chain) || exclusions.some((exclusion) => exclusion.chain === chain)) continue;
      const found = scope?.findContradiction(negationOf(chain), "anyEvent");
      if (found === undefined || isByOne(found)) continue;
      yield { span, message: messages.proved(), related: placesOf(found.core, span, messages.member()) };
      said.push(span);
    }
    yield* alwaysTrueByOne(proofs, said);
  },
};

/** Predicates about one field of which one is always true; mostly they are two. */
function ofOneField({ chain, predicate, found }: Exclusion, analysis: Analysis): Finding {
  const { span } = predicate.node;
  const field = shown(predicate.field.path);
  const others = found.reasons.filter((reason) => reason !== predicate);
  const [other] = others;
  const related = placesOf(found.core, span, messages.other());
  if (others.every(excludesOne) && excludesOne(predicate)) {
    const message =
      found.restsOn === "oneValueEach" ? messages.unequalUnlessList({ field }) : messages.unequal({ field });
    return { span, message, fixes: joinFixes(chain.node), related };
  }
  if (other !== undefined && others.length === 1) {
    if (testKey(predicate, !predicate.negated) === testKey(other, other.negated))
      return { span, message: messages.opposite(), related };
  }
  const predicates = shownReasons(found, analysis);
  const message =
    found.restsOn === "anyEvent" ? messages.several({ predicates }) : messages.severalAsDocumented({ predicates });
  return { span, message, related };
}

/** What one predicate makes always true, on events as they are documented. */
function* alwaysTrueByOne(proofs: FilterProofs, said: readonly Span[]): Iterable<Finding> {
  const { scope, analysis } = proofs;
  if (scope === undefined) return;
  const hasCauseNearby = causesNearby(proofs);
  for (const { part, conjuncts } of placesToJudge(analysis.bound)) {
    const { span } = part.node;
    if (said.some((other) => contains(other, span) || contains(span, other))) continue;
    const found = scope.findContradiction(conjunctionOf([negationOf(part), ...typesAmong(conjuncts)], part.node));
    const [reason] = found?.reasons ?? [];
    if (found === undefined || reason === undefined || !isByOne(found)) continue;
    if (reason.field.path === "event_type" || !contains(span, reason.node.span)) continue;
    if (hasCauseNearby(found)) continue;
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

function excludesOne({ negated, test }: BoundPredicate): boolean {
  return negated && test.kind === "equality" && test.literals.length === 1;
}

function joinFixes(chain: Expression): readonly Fix[] {
  if (chain.kind !== "disjunction") return [];
  if (!chain.operands.every((operand) => operand.kind === "comparison" && operand.operator === "!=")) return [];
  return rejoined(messages.join(), chain);
}
