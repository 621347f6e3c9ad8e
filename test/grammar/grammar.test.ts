/** The TextMate grammar and its injections, token by token. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { checkGolden, fixturesFolder, isContinuousIntegration } from "../support/golden.js";
import { findBuiltInGrammars } from "./builtInGrammars.js";
import { createRegistry, drawScopes } from "./tokenise.js";

const SCOPES: Readonly<Record<string, string>> = {
  ".tsq": "source.threatstack-filter",
  ".yaml": "source.yaml",
  ".json": "source.json",
  ".md": "text.html.markdown",
};

const builtIn = findBuiltInGrammars();
const registry = await createRegistry(builtIn ?? new Map());

const folder = path.join(fixturesFolder, "grammar");
const inputs = fs.readdirSync(folder).filter((name) => Object.hasOwn(SCOPES, path.extname(name)));

test("every host of filters has a fixture", () => {
  assert.deepEqual([...new Set(inputs.map((name) => path.extname(name)))].sort(), Object.keys(SCOPES).sort());
});

for (const name of inputs) {
  const isEmbedded = path.extname(name) !== ".tsq";
  test(`scopes of ${name}`, async (context) => {
    if (isEmbedded && builtIn === undefined) {
      assert.ok(!isContinuousIntegration(), "VS Code, whose grammars this needs, is not installed in the cache");
      context.skip("VS Code, whose grammars this needs, is not installed in the cache");
      return;
    }
    const text = fs.readFileSync(path.join(folder, name), "utf8").trimEnd();
    const drawn = await drawScopes(registry, SCOPES[path.extname(name)] ?? "", text);
    checkGolden(`grammar/${name}.scopes`, drawn);
  });
}
