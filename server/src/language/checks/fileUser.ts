/** Reports `user` on file events: those of creating, deleting and moving have none. */

import { defineMessages } from "../text/message.js";
import type { PredicateCheck } from "./check.js";
import { isOnlyOn } from "./fieldFacts.js";

const messages = defineMessages("file-user", {
  never: {
    en: "Events of creating, deleting and moving a file have no `user`, so this never matches them.",
    es: "Los eventos de crear, borrar y mover un archivo no tienen `user`, así que esto nunca coincide con ellos.",
    "pt-br": "Eventos de criar, excluir e mover um arquivo não têm `user`, então isto nunca corresponde a eles.",
  },
  always: {
    en: "Events of creating, deleting and moving a file have no `user`, so this is true for all of them, whoever did it.",
    es: "Los eventos de crear, borrar y mover un archivo no tienen `user`, así que esto es verdadero para todos ellos, sea quien sea.",
    "pt-br":
      "Eventos de criar, excluir e mover um arquivo não têm `user`, então isto é verdadeiro para todos eles, seja quem for.",
  },
});

export const fileUser: PredicateCheck = {
  code: "file-user",
  severity: "info",
  judgePredicate(predicate) {
    const { field, negated, test, node } = predicate;
    // Whoever asks whether it is there knows.
    if (field.path !== "user" || test.kind === "presence" || !isOnlyOn(predicate, "file")) return [];
    return [{ span: node.span, message: negated ? messages.always() : messages.never() }];
  },
};
