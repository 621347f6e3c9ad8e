/** Tokenises texts with the same engine as VS Code and the grammars as package.json contributes them. */

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

export const projectFolder = path.resolve(import.meta.dirname, "../../..");

interface ContributedGrammar {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

interface Manifest {
  readonly contributes: { readonly grammars: readonly ContributedGrammar[] };
}

/** `builtIn` maps the scope names of the host grammars to their files. */
export async function createRegistry(builtIn: ReadonlyMap<string, string>): Promise<textmate.Registry> {
  const wasm = fs.readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const manifest: Manifest = JSON.parse(fs.readFileSync(path.join(projectFolder, "package.json"), "utf8"));
  const { grammars } = manifest.contributes;
  const files = new Map(builtIn);
  for (const grammar of grammars) files.set(grammar.scopeName, path.join(projectFolder, grammar.path));

  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const file = files.get(scopeName);
      return file === undefined ? null : textmate.parseRawGrammar(fs.readFileSync(file, "utf8"), file);
    },
    getInjections: (scopeName) =>
      grammars.filter((grammar) => grammar.injectTo?.includes(scopeName)).map((grammar) => grammar.scopeName),
  });
}

/** Draws the scopes below each line of a text, those that every token has left out. */
export async function drawScopes(registry: textmate.Registry, scopeName: string, text: string): Promise<string> {
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar for ${scopeName}`);
  const drawn: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    drawn.push(`>${line}`);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const own = scopes.filter((scope) => scope !== scopeName && !HOST_STRUCTURE.test(scope));
      const end = Math.min(endIndex, line.length);
      if (own.length === 0 || line.slice(startIndex, end).trim() === "") continue;
      const names = own.map((scope) => scope.replace(/(?<=.)\.threatstack-filter$/, ""));
      drawn.push(`#${" ".repeat(startIndex)}${"^".repeat(end - startIndex)} ${names.join(" ")}`);
    }
  }
  return `${drawn.join("\n")}\n`;
}

/** Nesting of the host, which says nothing about a filter's colours and would fill every line. */
const HOST_STRUCTURE = /^meta\.(?:stream|document|mapping|map|block|structure|paragraph)\b|^punctuation\.whitespace\b/;
