import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually } from "../eventually.js";
import { extensionUnderTest, findPacks, workspaceFolder } from "../extension.js";
import { childProcesses, serverProcesses } from "../processes.js";

/** The part of package.json that says what can be set. */
interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
}

interface Setting {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly additionalProperties?: { readonly enum?: readonly string[]; readonly properties?: object };
}

describe("an untrusted workspace", () => {
  it("is what this host has opened", () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it("still gets the extension when a pack is opened", async () => {
    const [pack] = await findPacks();
    assert.ok(pack, "The samples hold no pack.");
    await vscode.window.showTextDocument(pack);
    await eventually(() => extensionUnderTest().isActive || undefined);
  });

  it("cannot name a program that the extension runs", async () => {
    await extensionUnderTest().activate();
    const program = await vscode.workspace.findFiles("run-me.sh");
    assert.equal(program.length, 1, "The workspace was meant to hold the program that its settings name.");
    assert.deepEqual(await vscode.workspace.findFiles("was-run"), []);
    const started = childProcesses().filter(({ commandLine }) => commandLine.includes(workspaceFolder().fsPath));
    assert.deepEqual(started, [], "Something of the workspace runs.");
  });

  it("gets a server that runs on VS Code's own program", async () => {
    await extensionUnderTest().activate();
    const [server, ...others] = serverProcesses();
    assert.equal(server?.program, realpathSync(process.execPath));
    assert.deepEqual(others, []);
  });

  it("finds no setting that could hold a program, a path or an argument", () => {
    const manifest: Manifest = extensionUnderTest().packageJSON;
    const settings = Object.entries(manifest.contributes.configuration.properties);
    assert.ok(settings.length > 0);
    for (const [name, { type, enum: choices, additionalProperties }] of settings) {
      assert.doesNotMatch(name, /path|program|command|exec|runtime|node|args/i);
      assert.ok(["boolean", "integer", "string", "object"].includes(type), name);
      if (type === "string") assert.ok(choices, `${name} takes any text.`);
      if (type !== "object") continue;
      const values = additionalProperties?.enum ?? Object.keys(additionalProperties?.properties ?? {});
      const known = ["error", "warning", "info", "hint", "off", "type", "eventTypes", "description"];
      assert.ok(values.length > 0 && values.every((value) => known.includes(value)), name);
    }
  });
});
