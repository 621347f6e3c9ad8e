/** Reports names of commands that are longer than the kernel keeps them. */

import type { Fix } from "../syntax/problem.js";
import { quote } from "../syntax/stringValue.js";
import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { isOnlyOn } from "./fieldFacts.js";
import { rewrite, rewriteText } from "./fixes.js";
import type { WrittenText } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("truncated-command", {
  truncated: {
    en: "The kernel keeps 15 characters of a command's name, so no event has `{value}` in `command`. Write `{kept}`, or compare `exe` with the full path.",
    es: "El kernel conserva 15 caracteres del nombre de un comando, así que ningún evento tiene `{value}` en `command`. Escriba `{kept}` o compare `exe` con la ruta completa.",
    "pt-br":
      "O kernel guarda 15 caracteres do nome de um comando, então nenhum evento tem `{value}` em `command`. Escreva `{kept}` ou compare `exe` com o caminho completo.",
  },
});

const KEPT_BYTES = 15;

export const truncatedCommand: TextCheck = {
  code: "truncated-command",
  severity: "warning",
  judgeText(written) {
    const { predicate, operator, operand } = written;
    // Windows keeps whole names. A path is another mistake, with a check of its own.
    if (predicate.field.path !== "command" || isOnlyOn(predicate, "winsec") || operand.value.includes("/"))
      return undefined;
    if (operator === "ends_with" || operator === "<" || operator === ">") return undefined;
    const kept = keptPart(operand.value);
    if (kept === operand.value) return undefined;
    return {
      span: operand.span,
      message: messages.truncated({ value: shown(operand.value), kept }),
      fixes: fixesFor(written, kept),
    };
  },
};

function fixesFor({ predicate: { node }, operator, operand }: WrittenText, kept: string): readonly Fix[] {
  if (node.kind !== "comparison" || operator !== "=") return [rewriteText(operand.span, kept)];
  const { start } = node.operatorSpan;
  return [
    rewrite({ start, end: operand.span.end }, `starts_with ${quote(kept)}`, "unsafe"),
    rewriteText(operand.span, kept),
  ];
}

/** As many whole characters as fit: the kernel counts bytes of UTF-8. */
function keptPart(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > KEPT_BYTES) break;
    kept += character;
  }
  return kept;
}
