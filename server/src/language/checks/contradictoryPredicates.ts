/** Reports predicates joined by `and` that are never true together. Proved; what two of them say is put into words. */

import type { Analysis } from "../analysis.js";
import type { BoundChain, BoundPredicate } from "../binding/boundFilter.js";
import type { Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages, type Message } from "../text/message.js";
import { sliceOf } from "../text/span.js";
import type { Check } from "./check.js";
import type { LocatedContradiction } from "./contradictions.js";
import { isEmptyRange } from "./emptyRange.js";
import { rejoined } from "./fixes.js";
import { membersOf } from "./proofMembers.js";
import { type Contradiction, shownReasons } from "./proofScope.js";
import { shown } from "./shown.js";
import { testKey } from "./testKey.js";

const messages = defineMessages("contradictory-predicates", {
  twoValues: {
    en: "`{field}` holds one value, as documented, so it cannot equal this one and the one before: joined by `and`, the two are never true together. Did you mean `or`?",
    es: "`{field}` tiene un solo valor, como está documentado, así que no puede ser igual a este y al anterior: unidos con `and`, los dos nunca son verdaderos a la vez. ¿Quiso decir `or`?",
    "pt-br":
      "`{field}` tem um só valor, como documentado, então não pode ser igual a este e ao anterior: unidos por `and`, os dois nunca são verdadeiros juntos. Você quis dizer `or`?",
  },
  twoValuesUnlessList: {
    en: "Unless `{field}` holds several values at once, it cannot equal this one and the one before: joined by `and`, the two are never true together. Did you mean `or`?",
    es: "Salvo que `{field}` contenga varios valores a la vez, no puede ser igual a este y al anterior: unidos con `and`, los dos nunca son verdaderos a la vez. ¿Quiso decir `or`?",
    "pt-br":
      "A menos que `{field}` tenha vários valores ao mesmo tempo, não pode ser igual a este e ao anterior: unidos por `and`, os dois nunca são verdadeiros juntos. Você quis dizer `or`?",
  },
  oneValue: {
    en: "`{field}` holds one value, as documented, and no value passes both this and `{other}`: joined by `and`, the two are never true together. Correct one of them, or join them by `or`.",
    es: "`{field}` tiene un solo valor, como está documentado, y ningún valor cumple esto y `{other}`: unidos con `and`, los dos nunca son verdaderos a la vez. Corrija uno de ellos o únalos con `or`.",
    "pt-br":
      "`{field}` tem um só valor, como documentado, e nenhum valor cumpre isto e `{other}`: unidos por `and`, os dois nunca são verdadeiros juntos. Corrija um deles ou una-os por `or`.",
  },
  oneValueUnlessList: {
    en: "Unless `{field}` holds several values at once, none passes both this and `{other}`: joined by `and`, the two are never true together. Correct one of them, or join them by `or`.",
    es: "Salvo que `{field}` contenga varios valores a la vez, ninguno cumple esto y `{other}`: unidos con `and`, los dos nunca son verdaderos a la vez. Corrija uno de ellos o únalos con `or`.",
    "pt-br":
      "A menos que `{field}` tenha vários valores ao mesmo tempo, nenhum cumpre isto e `{other}`: unidos por `and`, os dois nunca são verdadeiros juntos. Corrija um deles ou una-os por `or`.",
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
  together: {
    en: "On no event are {predicates} true together, so what they are joined in by `and` is never true. Change one of them, or how they are joined.",
    es: "En ningún evento {predicates} son verdaderos a la vez, así que lo que forman unidos con `and` nunca es verdadero. Cambie uno de ellos o la forma de unirlos.",
    "pt-br":
      "Em nenhum evento {predicates} são verdadeiros juntos, então o que formam unidos por `and` nunca é verdadeiro. Altere um deles ou a forma de uni-los.",
  },
  togetherAsDocumented: {
    en: "On no event whose fields are as documented are {predicates} true together, so what they are joined in by `and` is never true. Change one of them, or how they are joined.",
    es: "En ningún evento cuyos campos sean como están documentados {predicates} son verdaderos a la vez, así que lo que forman unidos con `and` nunca es verdadero. Cambie uno de ellos o la forma de unirlos.",
    "pt-br":
      "Em nenhum evento cujos campos sejam como documentados {predicates} são verdadeiros juntos, então o que formam unidos por `and` nunca é verdadeiro. Altere um deles ou a forma de uni-los.",
  },
  join: { en: "Join them by `or`", es: "Unirlos con `or`", "pt-br": "Uni-los por `or`" },
});

export const contradictoryPredicates: Check = {
  code: "contradictory-predicates",
  severity: "warning",
  *run(analysis, _settings, { contradictions }) {
    for (const contradiction of contradictions) {
      if (contradiction.kind !== "chain" || isEmptyRange(contradiction)) continue;
      const { chain, last, found } = contradiction;
      yield {
        span: last.node.span,
        message: messageFor(contradiction, analysis),
        fixes: found.reasons.every(isEqualToOne) ? joinFixes(chain.node, last.field.path) : [],
        related: membersOf(found, last.node.span),
      };
    }
  },
};

function messageFor({ last, found }: Extract<LocatedContradiction, { kind: "chain" }>, analysis: Analysis): Message {
  const [other, ...more] = found.reasons.filter((reason) => reason !== last);
  if (other === undefined || more.length > 0 || other.field.path !== last.field.path) return together(found, analysis);
  const field = shown(last.field.path);
  if (testKey(last, !last.negated) === testKey(other, other.negated)) return messages.opposite();
  if (isAbsence(last) || isAbsence(other)) return messages.absent({ field });
  if (found.restsOn === "anyEvent") return together(found, analysis);
  const isDocumented = found.restsOn === "asDocumented";
  if (isEqualToOne(last) && isEqualToOne(other))
    return isDocumented ? messages.twoValues({ field }) : messages.twoValuesUnlessList({ field });
  const values = { field, other: shown(sliceOf(analysis.text, other.node.span)) };
  return isDocumented ? messages.oneValue(values) : messages.oneValueUnlessList(values);
}

function together(found: Contradiction, analysis: Analysis): Message {
  const predicates = shownReasons(found, analysis);
  return found.restsOn === "anyEvent"
    ? messages.together({ predicates })
    : messages.togetherAsDocumented({ predicates });
}

function isAbsence({ test, negated }: BoundPredicate): boolean {
  return test.kind === "presence" && negated;
}

function isEqualToOne({ test, negated }: BoundPredicate): boolean {
  return !negated && test.kind === "equality" && test.literals.length === 1;
}

/** Only where the whole chain compares one field: then `or` is what was meant. */
function joinFixes(chain: BoundChain["node"], path: string): readonly Fix[] {
  if (chain.kind !== "conjunction") return [];
  const isAlternative = (operand: Expression): boolean =>
    operand.kind === "comparison" &&
    operand.operator === "=" &&
    operand.field.kind === "fieldPath" &&
    operand.field.path === path;
  return chain.operands.every(isAlternative) ? rejoined(messages.join(), chain) : [];
}
