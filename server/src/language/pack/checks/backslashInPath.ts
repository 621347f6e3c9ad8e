/** Reports backslashes in the paths of file integrity rules: they are paths of Linux, which a backslash never divides. */

import { defineMessages } from "../../text/message.js";
import { replaceText } from "../entryEdits.js";
import { findEntry, type HostNode } from "../host/hostNode.js";
import { itemsOf } from "../located.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("backslash-in-path", {
  backslash: {
    en: "`{path}` holds a backslash, and watched paths are divided by `/`, so no file is ever found there. Write `{corrected}`.",
    es: "`{path}` contiene una barra invertida, y las rutas vigiladas se separan con `/`, así que nunca se encuentra ningún archivo. Escriba `{corrected}`.",
    "pt-br":
      "`{path}` contém uma barra invertida, e os caminhos vigiados são separados por `/`, então nenhum arquivo é encontrado. Escreva `{corrected}`.",
  },
  replace: {
    en: "Use `/`",
    es: "Usar `/`",
    "pt-br": "Usar `/`",
  },
});

export const backslashInPath: PackCheck = {
  code: "backslash-in-path",
  severity: "warning",
  *run(pack) {
    for (const { properties } of pack.rules) {
      const watched = itemsOf(properties.get("fileIntegrityPaths")?.value).map(pathOf);
      for (const node of [...watched, ...itemsOf(properties.get("ignoreFiles")?.value)]) {
        if (node?.kind !== "scalar" || !node.text.includes("\\")) continue;
        const corrected = node.text.replace(/\\+/g, "/");
        yield {
          span: node.span,
          message: messages.backslash({ path: node.text, corrected }),
          fixes: [{ title: messages.replace(), safety: "unsafe", edits: replaceText(pack.text, node, corrected) }],
        };
      }
    }
  },
};

function pathOf(item: HostNode): HostNode | undefined {
  return item.kind === "mapping" ? findEntry(item, "path")?.value : item;
}
