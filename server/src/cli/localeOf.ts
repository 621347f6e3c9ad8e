/** The reader's language, before the arguments are read: to say what is wrong with them. */

import { type Locale, localeFor } from "../language/index.js";
import type { Host } from "./terminal.js";

export function localeOf(argv: readonly string[], env: Host["env"]): Locale {
  const at = argv.findIndex((argument) => argument === "--locale" || argument.startsWith("--locale="));
  if (at < 0) return localeFor(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"]);
  const written = argv[at] ?? "";
  return localeFor(written.includes("=") ? written.slice(written.indexOf("=") + 1) : argv[at + 1]);
}
