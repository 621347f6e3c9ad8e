/** Reports `or` between `!=`: a field cannot equal both values, so one of the two is always true. */

import type { BoundExpression, BoundPredicate } from "../binding/boundFilter.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { distinctKey } from "./distinctValues.js";
import { rejoined } from "./fixes.js";
import { predicatesIn, wholeChainsOf } from "./predicates.js";
import { negationOf, placesOf } from "./proofScope.js";
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
    const { scope } = proofs;
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
      if (found || !saysWhatIsNot(chain)) continue;
      const proof = scope?.findContradiction(negationOf(chain), "anyEvent");
      if (proof === undefined) continue;
      const { span } = chain.node;
      yield { span, message: messages.proved(), related: placesOf(proof.core, span, messages.member()) };
    }
  },
};

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
