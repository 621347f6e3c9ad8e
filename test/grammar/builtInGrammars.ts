/**
 * Finds the grammars of YAML, JSON and Markdown that ours are injected into. They are VS Code's own and come with the
 * VS Code that the editor tests install into the cache; copies here would go on passing when those change.
 */

import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const FILES: Readonly<Record<string, string>> = {
  "source.yaml": "yaml/syntaxes/yaml.tmLanguage.json",
  "source.yaml.1.0": "yaml/syntaxes/yaml-1.0.tmLanguage.json",
  "source.yaml.1.1": "yaml/syntaxes/yaml-1.1.tmLanguage.json",
  "source.yaml.1.2": "yaml/syntaxes/yaml-1.2.tmLanguage.json",
  "source.yaml.1.3": "yaml/syntaxes/yaml-1.3.tmLanguage.json",
  "source.yaml.embedded": "yaml/syntaxes/yaml-embedded.tmLanguage.json",
  "source.json": "json/syntaxes/JSON.tmLanguage.json",
  "source.json.comments": "json/syntaxes/JSONC.tmLanguage.json",
  "text.html.markdown": "markdown-basics/syntaxes/markdown.tmLanguage.json",
};

/** Scope name → file; `undefined` where no VS Code is installed in the cache. */
export function findBuiltInGrammars(): ReadonlyMap<string, string> | undefined {
  const cache = path.join(process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache"), "rulewright-vscode");
  if (!fs.existsSync(cache)) return undefined;
  const [newest] = fs
    .readdirSync(cache)
    .map((name) => path.join(cache, name))
    .filter((installation) => fs.existsSync(path.join(installation, "ready")))
    .sort((one, other) => fs.statSync(other).mtimeMs - fs.statSync(one).mtimeMs);
  if (newest === undefined) return undefined;
  const extensions = path.join(newest, "node_modules/code-server/lib/vscode/extensions");
  return new Map(Object.entries(FILES).map(([scope, file]) => [scope, path.join(extensions, file)]));
}
