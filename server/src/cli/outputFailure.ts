/** What is said where results cannot be written, because the disk is full say. */

import { defineMessages, render } from "../language/index.js";
import { errorCode } from "../workspace/events/errorCode.js";
import { localeOf } from "./localeOf.js";
import type { Host } from "./terminal.js";

const messages = defineMessages("output", {
  failed: {
    en: "The results cannot be written to standard output ({code}), so they are not complete. Check the space on the disk, and run it again.",
    es: "No se pueden escribir los resultados en la salida estándar ({code}), así que no están completos. Compruebe el espacio del disco y ejecútelo de nuevo.",
    "pt-br":
      "Não é possível gravar os resultados na saída padrão ({code}), por isso eles não estão completos. Verifique o espaço em disco e execute de novo.",
  },
});

/** One line for standard error. */
export function outputFailure(error: Error, argv: readonly string[], env: Host["env"]): string {
  return `rulewright: ${render(messages.failed({ code: errorCode(error) }), localeOf(argv, env))}\n`;
}
