/** Reports suppressions on values that hardly ever come again: they suppress the alert of yesterday. */

import { defineMessages } from "../text/message.js";
import type { PredicateCheck } from "./check.js";
import { operandsOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("volatile-field", {
  volatile: {
    en: "`{field}` differs from event to event or from host to host, so this suppression hardly ever applies again. Leave it out, and name what stays the same: path, arguments, user.",
    es: "`{field}` cambia de un evento o de un servidor a otro, así que esta supresión casi nunca volverá a aplicarse. Quítelo y nombre lo que permanece: ruta, argumentos, usuario.",
    "pt-br":
      "`{field}` muda de um evento ou de um servidor para outro, então esta supressão quase nunca volta a valer. Deixe-o de fora e nomeie o que permanece: caminho, argumentos, usuário.",
  },
});

/** The audit session of everything that runs without a login: this one comes again and again. */
const NO_SESSION = "4294967295";

export const volatileField: PredicateCheck = {
  code: "volatile-field",
  severity: "warning",
  judgePredicate(predicate, { context }) {
    if (context.role !== "suppression") return [];
    const { field, negated, test, node } = predicate;
    if (field.info?.volatile !== true || negated || test.kind !== "equality") return [];
    const isConstant = operandsOf(predicate).every(
      (operand) =>
        (operand.kind === "string" && operand.value === NO_SESSION) ||
        (operand.kind === "number" && operand.text === NO_SESSION),
    );
    return isConstant ? [] : [{ span: node.span, message: messages.volatile({ field: shown(field.path) }) }];
  },
};
