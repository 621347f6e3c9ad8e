/** Writes a file back. */

import { writeFileSync } from "node:fs";
import { defineMessages } from "../language/index.js";
import { errorCode } from "../workspace/events/errorCode.js";
import { complain, type Troubles } from "./context.js";
import { shown } from "./sourceFiles.js";
import type { Terminal } from "./terminal.js";

const messages = defineMessages("file-output", {
  notWritable: {
    en: "`{path}` cannot be written ({code}), so it stays as it was. Check that you may change it.",
    es: "No se puede escribir `{path}` ({code}), así que queda como estaba. Compruebe que puede modificarlo.",
    "pt-br":
      "Não é possível gravar `{path}` ({code}), por isso ele fica como estava. Verifique se você pode alterá-lo.",
  },
});

export function write(path: string, text: string, terminal: Terminal): Troubles {
  try {
    writeFileSync(path, text);
    return [];
  } catch (error) {
    return complain(terminal, messages.notWritable({ path: shown(path, terminal.cwd), code: errorCode(error) }));
  }
}
