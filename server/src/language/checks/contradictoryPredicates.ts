/** Reports predicates joined by `and` that are never true together. */

import type { BoundPredicate } from "../binding/boundFilter.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages, type Message } from "../text/message.js";
import type { Check } from "./check.js";
import { distinctKey } from "./distinctValues.js";
import { rejoined } from "./fixes.js";
import { holdsOneValue, predicatesIn, wholeChainsOf } from "./predicates.js";
import { shown } from "./shown.js";
import { testKey } from "./testKey.js";

const messages = defineMessages("contradictory-predicates", {
  twoValues: {
    en: "`{field}` holds one value, so it cannot equal this one and the one before: joined by `and`, the two are never true together. Did you mean `or`?",
    es: "`{field}` tiene un solo valor, así que no puede ser igual a este y al anterior: unidos con `and`, los dos nunca son verdaderos a la vez. ¿Quiso decir `or`?",
    "pt-br":
      "`{field}` tem um só valor, então não pode ser igual a este e ao anterior: unidos por `and`, os dois nunca são verdadeiros juntos. Você quis dizer `or`?",
  },
  opposite: {
    en: "This is the opposite of a predicate before it, so the two are never true together. Remove one of them, or join them by `or`.",
    es: "Esto es lo contrario de un predicado anterior, así que los dos nunca son verdaderos a la vez. Quite uno o únalos con `or`.",
    "pt-br":
      "Isto é o contrário de um predicado anterior, então os dois nunca são verdadeiros juntos. Remova um deles ou una-os por `or`.",
  },
  absent: {
    en: "One predicate wants `{field}` to be absent and another wants a value of it, so the two are never true together. Remove one of them.",
    es: "Un predicado quiere que `{field}` falte y otro quiere un valor suyo, así que los dos nunca son verdaderos a la vez. Quite uno de ellos.",
    "pt-br":
      "Um predicado quer que `{field}` esteja ausente e outro quer um valor dele, então os dois nunca são verdadeiros juntos. Remova um deles.",
  },
  other: { en: "The other one", es: "El otro", "pt-br": "O outro" },
  join: { en: "Join them by `or`", es: "Unirlos con `or`", "pt-br": "Uni-los por `or`" },
});

/** What the predicates read so far say of one field. */
interface Said {
  readonly tests: Map<string, BoundPredicate>;
  value: { readonly key: string; readonly predicate: BoundPredicate } | undefined;
  present: BoundPredicate | undefined;
  absent: BoundPredicate | undefined;
}

export const contradictoryPredicates: Check = {
  code: "contradictory-predicates",
  severity: "warning",
  *run({ bound }) {
    for (const chain of wholeChainsOf(bound, "and")) {
      const saidOf = new Map<string, Said>();
      for (const predicate of predicatesIn(chain)) {
        const { path } = predicate.field;
        const said = saidOf.get(path) ?? { tests: new Map(), value: undefined, present: undefined, absent: undefined };
        saidOf.set(path, said);
        const found = contradiction(predicate, said);
        if (found !== undefined) {
          yield {
            span: predicate.node.span,
            message: found.message,
            fixes: found.isValue ? joinFixes(chain.node, path) : [],
            related: [{ span: found.other.node.span, message: messages.other() }],
          };
        }
        remember(predicate, said);
      }
    }
  },
};

interface Contradiction {
  readonly other: BoundPredicate;
  readonly message: Message;
  readonly isValue?: true;
}

function contradiction(predicate: BoundPredicate, said: Said): Contradiction | undefined {
  const field = shown(predicate.field.path);
  const { test, negated } = predicate;
  if (test.kind === "presence" && negated && said.present !== undefined) {
    return { other: said.present, message: messages.absent({ field }) };
  }
  if (needsValue(predicate) && said.absent !== undefined)
    return { other: said.absent, message: messages.absent({ field }) };
  const opposite = said.tests.get(testKey(predicate, !negated));
  if (opposite !== undefined) return { other: opposite, message: messages.opposite() };
  const key = onlyValue(predicate);
  if (key === undefined || said.value === undefined || said.value.key === key) return undefined;
  return { other: said.value.predicate, message: messages.twoValues({ field }), isValue: true };
}

function remember(predicate: BoundPredicate, said: Said): void {
  said.tests.set(testKey(predicate, predicate.negated), predicate);
  const key = onlyValue(predicate);
  if (key !== undefined) said.value ??= { key, predicate };
  if (needsValue(predicate)) said.present ??= predicate;
  if (predicate.test.kind === "presence" && predicate.negated) said.absent ??= predicate;
}

function needsValue({ negated, test }: BoundPredicate): boolean {
  return !negated && test.kind !== "impossible";
}

/** The one value that the predicate allows, where the field cannot have two. */
function onlyValue(predicate: BoundPredicate): string | undefined {
  const { test, negated } = predicate;
  if (negated || test.kind !== "equality" || test.literals.length !== 1 || !holdsOneValue(predicate)) return undefined;
  const [literal] = test.literals;
  return literal === undefined ? undefined : distinctKey(literal);
}

/** Only where the whole chain compares one field: then `or` is what was meant. */
function joinFixes(chain: Expression, path: string): readonly Fix[] {
  if (chain.kind !== "conjunction") return [];
  const isAlternative = (operand: Expression): boolean =>
    operand.kind === "comparison" &&
    operand.operator === "=" &&
    operand.field.kind === "fieldPath" &&
    operand.field.path === path;
  return chain.operands.every(isAlternative) ? rejoined(messages.join(), chain) : [];
}
