/**
 * Loads a part of the bundled program together with what V8 compiled of it while it was bundled, which saves a third of
 * the time that a command takes to start. `scripts/compiledCode.mjs` makes that; the bundler calls this where the sources
 * import a part (`scripts/bundle.mjs`).
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

/** What other versions of Node, or other processors, have compiled is of no use here. */
export function compiledCodeFile(file: string): string {
  return `${file}.${process.version}-${process.platform}-${process.arch}`;
}

/** Runs the part, and gives what it exports. Code that V8 does not accept, or that is not there, is compiled as ever. */
export function loadCompiledPart(file: string): unknown {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`;
  const cachedData = findCompiledCode(file);
  // Nothing in it may import dynamically: of code that is read back V8 does not know for whom to import.
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}

function findCompiledCode(file: string): Buffer | undefined {
  try {
    return readFileSync(compiledCodeFile(file));
  } catch {
    return undefined;
  }
}
