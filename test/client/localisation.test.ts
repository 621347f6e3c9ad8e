/** Every text of the client and of the manifest exists in each of our languages, and none that nobody shows. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";

const root = path.resolve(import.meta.dirname, "../../..");
const TRANSLATED = ["es", "pt-br"];

function readTexts(file: string): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
}

/** The literal first argument of each `l10n.t`; fails on a call without one, which no bundle could serve. */
function textsOf(source: string, file: string): readonly string[] {
  const literals = [...source.matchAll(/l10n\.t\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*[,)]/g)];
  assert.equal(literals.length, source.split("l10n.t(").length - 1, `${file}: l10n.t wants a literal`);
  return literals.map(([, double, single]) => (double ?? single ?? "").replace(/\\(.)/g, "$1"));
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}|\(command:[\w.]+\)|`[^`]+`/g)].map(([found]) => found).sort();
}

const sources = path.join(root, "client/src");
const shown = fs
  .readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => textsOf(fs.readFileSync(path.join(sources, file), "utf8"), file));
const manifest = fs.readFileSync(path.join(root, "package.json"), "utf8");
const manifestKeys = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? "");
const english = readTexts("package.nls.json");

test("the client shows texts", () => assert.ok(shown.length > 20));

for (const language of TRANSLATED) {
  test(`${language} has every text of the client`, () => {
    const bundle = readTexts(`l10n/bundle.l10n.${language}.json`);
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(shown)].sort());
    for (const [text, translation] of Object.entries(bundle)) {
      assert.notEqual(translation, text);
      assert.deepEqual(placeholders(translation), placeholders(text), text);
    }
  });

  test(`${language} has every text of the manifest`, () => {
    const texts = readTexts(`package.nls.${language}.json`);
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(texts)) {
      assert.notEqual(text, "");
      assert.deepEqual(placeholders(text), placeholders(english[key] ?? ""), key);
    }
  });
}

test("the manifest names every key, and only keys that exist", () => {
  assert.deepEqual([...new Set(manifestKeys)].sort(), Object.keys(english).sort());
});
