import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually } from "../eventually.js";
import { extensionUnderTest, findPacks } from "../extension.js";

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
  });
});
