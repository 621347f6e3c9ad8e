/** Reports `%` and `*` at the ends of values, which are ordinary characters here. */

import type { Fix } from "../syntax/problem.js";
import { quote } from "../syntax/stringValue.js";
import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { holdsAddresses, isFreeForm } from "./fieldFacts.js";
import { rewrite } from "./fixes.js";
import { isEquality, isTextOperator, type WrittenText } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("wildcard", {
  plain: {
    en: "There are no wildcards here: `{operator}` looks for the very character `{character}`, so this hardly ever matches. Remove it; `like` finds its text anywhere.",
    es: "Aquí no hay comodines: `{operator}` busca el carácter `{character}` tal cual, así que esto casi nunca coincide. Quítelo; `like` encuentra su texto en cualquier lugar.",
    "pt-br":
      "Aqui não há curingas: `{operator}` procura o próprio caractere `{character}`, então isto quase nunca corresponde. Remova-o; `like` encontra seu texto em qualquer lugar.",
  },
});

export const wildcard: TextCheck = {
  code: "wildcard",
  severity: "warning",
  judgeText(written) {
    const parts = partsOf(written);
    if (parts === undefined) return undefined;
    const { operator, operand } = written;
    return {
      span: operand.span,
      message: messages.plain({ operator, character: shown(parts.before === "" ? parts.after : parts.before) }),
      fixes: fixesFor(written, parts),
    };
  },
};

interface Parts {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

function partsOf({ predicate, operator, operand: { value } }: WrittenText): Parts | undefined {
  // Policies hold real asterisks, and `malformed-address` speaks of those in addresses.
  if (isFreeForm(predicate.field.path) || holdsAddresses(predicate)) return undefined;
  if (isEquality(operator) && predicate.field.info?.type !== "text") return undefined;
  if (!isTextOperator(operator) && !isEquality(operator)) return undefined;
  // `%2e` is a character of a URL.
  const match = /^((?:\.?\*|%(?![\dA-Fa-f]{2}))*)(.*?)((?:\.?\*|%)*)$/s.exec(value);
  const [, before = "", inner = "", after = ""] = match ?? [];
  // Crontabs, globs and mails in command lines have asterisks between spaces: `* * * * *`, `rm -rf *`.
  const isWord = inner !== "" && !/^\s|\s$/.test(inner) && !/[*%]/.test(inner);
  return isWord && (before !== "" || after !== "") ? { before, inner, after } : undefined;
}

function fixesFor(
  { predicate: { node }, operator, operand }: WrittenText,
  { before, inner, after }: Parts,
): readonly Fix[] {
  if (node.kind !== "comparison") return [];
  if (isTextOperator(operator)) return [rewrite(operand.span, quote(inner), "unsafe")];
  // Only the core's positive operators: there is no `not like`.
  if (operator !== "=" || node.field.kind !== "fieldPath") return [];
  const meant = before !== "" && after !== "" ? "like" : before === "" ? "starts_with" : "ends_with";
  return [rewrite(node.span, `${node.field.path} ${meant} ${quote(inner)}`, "unsafe")];
}
