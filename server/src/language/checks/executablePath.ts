/** Reports a name in `exe`, which holds paths, and a path in `command`, which holds names. */

import { quote } from "../syntax/stringValue.js";
import { defineMessages } from "../text/message.js";
import { cover } from "../text/span.js";
import type { TextCheck } from "./check.js";
import { rewrite } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("executable-path", {
  name: {
    en: "`exe` holds the full path, so it never equals the name `{value}`. Compare its end, or compare `command` with the name.",
    es: "`exe` contiene la ruta completa, así que nunca es igual al nombre `{value}`. Compare su final, o compare `command` con el nombre.",
    "pt-br":
      "`exe` contém o caminho completo, então nunca é igual ao nome `{value}`. Compare o seu final, ou compare `command` com o nome.",
  },
  path: {
    en: "`command` holds the name without its path, so it never equals `{value}`. Compare `exe` with the path.",
    es: "`command` contiene el nombre sin su ruta, así que nunca es igual a `{value}`. Compare `exe` con la ruta.",
    "pt-br": "`command` contém o nome sem o caminho, então nunca é igual a `{value}`. Compare `exe` com o caminho.",
  },
});

export const executablePath: TextCheck = {
  code: "executable-path",
  severity: "warning",
  judgeText({ predicate, operator, operand }) {
    const { node, field } = predicate;
    const { value } = operand;
    if (operator !== "=" || node.kind !== "comparison" || value === "") return undefined;
    if (field.path === "exe" && !/[\\/]/.test(value)) {
      const end = /\.exe$/i.test(value) ? `\\${value}` : `/${value}`;
      const ending = rewrite(cover(node.operatorSpan, operand.span), `ends_with ${quote(end)}`, "unsafe");
      const name = rewrite(field.span, "command", "unsafe");
      return {
        span: operand.span,
        message: messages.name({ value: shown(value) }),
        fixes: /\.exe$/i.test(value) ? [ending] : [ending, name],
      };
    }
    if (field.path !== "command" || !/^(?:\/|[A-Za-z]:\\)/.test(value)) return undefined;
    const fixes = [rewrite(field.span, "exe", "unsafe")];
    return { span: operand.span, message: messages.path({ value: shown(value) }), fixes };
  },
};
