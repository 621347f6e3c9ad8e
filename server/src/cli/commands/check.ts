/** `rulewright check`: prints the page of a check, which is part of the product. */

import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineMessages, suggestName } from "../../language/index.js";
import { readTextFile } from "../../workspace/nodeFiles.js";
import { type Context, complain, type Troubles } from "../context.js";

const messages = defineMessages("check-command", {
  unknown: {
    en: "There is no check `{code}`. `rulewright check` lists all.",
    es: "No existe la comprobación `{code}`. `rulewright check` las enumera.",
    "pt-br": "Não existe a verificação `{code}`. `rulewright check` lista todas.",
  },
  similar: {
    en: "There is no check `{code}`. Did you mean `{similar}`?",
    es: "No existe la comprobación `{code}`. ¿Quiso decir `{similar}`?",
    "pt-br": "Não existe a verificação `{code}`. Você quis dizer `{similar}`?",
  },
});

export function checkCommand(code: string | undefined, { terminal }: Context): Troubles {
  const { out } = terminal;
  const pages = findPages();
  if (code === undefined) {
    const width = Math.max(0, ...[...pages.keys()].map((name) => name.length));
    for (const [name, page] of pages) out.line(`${out.paint("code", name.padEnd(width))}  ${firstSentence(page)}`);
    return [];
  }
  const page = pages.get(code);
  if (page !== undefined) {
    out.write(page.endsWith("\n") ? page : `${page}\n`);
    return [];
  }
  const similar = suggestName(code, pages.keys());
  return complain(terminal, similar === undefined ? messages.unknown({ code }) : messages.similar({ code, similar }));
}

/** Beside the built program, or in the source tree when that is what runs. */
function findPages(): ReadonlyMap<string, string> {
  const here = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  for (const folder of [join(here, "checks"), join(here, "..", "..", "..", "..", "..", "docs", "checks")]) {
    const names = namesIn(folder);
    if (names.length === 0) continue;
    const pages = names.map((name) => {
      const file = readTextFile(join(folder, name));
      return [name.slice(0, -".md".length), file.kind === "text" ? file.text : ""] as const;
    });
    return new Map(pages);
  }
  return new Map();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .sort();
  } catch {
    return [];
  }
}

/** The line under the title. */
function firstSentence(page: string): string {
  return page.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
}
