/** What package.json contributes exists, agrees with the code, and asks for no more than it should. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { FILTER_LANGUAGE, OUR_DOCUMENTS } from "../../client/src/documents.js";

const root = path.resolve(import.meta.dirname, "../../..");
const text = fs.readFileSync(path.join(root, "package.json"), "utf8");
const manifest: {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown } };
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly extensions?: readonly string[] }[];
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly menus: { readonly "editor/title": readonly { readonly when: string }[] };
  };
} = JSON.parse(text);
const { contributes } = manifest;

test("every file that the manifest names exists", () => {
  const named = [...text.matchAll(/"((?:\.\/)?(?:syntaxes|snippets|images|schemas)\/[^"]+|\.\/language-[^"]+)"/g)];
  assert.ok(named.length > 8);
  for (const [, file] of named) assert.ok(fs.existsSync(path.join(root, file ?? "")), file);
});

test("packs keep the languages yaml and json", () => {
  assert.deepEqual(
    contributes.languages.map(({ id, extensions }) => [id, extensions]),
    [
      [FILTER_LANGUAGE, [".tsq"]],
      ["rulewright-explanation", undefined],
    ],
  );
  for (const { language, pattern } of OUR_DOCUMENTS) assert.ok(language === FILTER_LANGUAGE || pattern !== undefined);
});

test("only packs and our own language start the extension", () => {
  for (const event of manifest.activationEvents)
    assert.match(event, /^workspaceContains:\*\*\/(\*\.rules\.|ruleset\.)/);
});

test("no setting names a program or a path, so that trust changes nothing", () => {
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
  const names = Object.keys(contributes.configuration.properties);
  assert.deepEqual(names, [
    "rulewright.dialect",
    "rulewright.checks",
    "rulewright.fields",
    "rulewright.proofEffort",
    "rulewright.inlayHints.enabled",
    "rulewright.inlayHints.maxValueLength",
    "rulewright.events.maxLoaded",
    "rulewright.trace.server",
  ]);
});

test("menus recognise the packs that the client serves", () => {
  const when = contributes.menus["editor/title"][0]?.when ?? "";
  const pattern = new RegExp(/=~ \/(.*)\/$/.exec(when)?.[1] ?? "(?!)");
  const names = OUR_DOCUMENTS.flatMap(({ pattern: glob }) => /\{(.*)\}/.exec(glob ?? "")?.[1]?.split(",") ?? []);
  assert.ok(names.length > 6);
  for (const name of names) assert.match(name.replace("*", "any"), pattern);
  for (const name of ["values.yaml", "rules.json", "tsconfig.json", "my-tests.yaml"])
    assert.doesNotMatch(name, pattern);
});

test("every command of the manifest is registered and the other way round", () => {
  const source = fs.readFileSync(path.join(root, "client/src/commands.ts"), "utf8");
  const registered = new Set(
    [...source.matchAll(/(?:^ {4}|registerCommand\()"(rulewright\.\w+)"/gm)].map(([, name]) => name),
  );
  assert.deepEqual([...registered].sort(), contributes.commands.map(({ command }) => command).sort());
});
