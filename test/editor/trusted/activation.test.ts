import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually } from "../eventually.js";
import { extensionUnderTest, findPacks } from "../extension.js";

describe("activation", () => {
  it("happens by itself when a pack is opened", async () => {
    const [pack] = await findPacks();
    assert.ok(pack, "The samples hold no pack.");
    await vscode.window.showTextDocument(pack);
    await eventually(() => extensionUnderTest().isActive || undefined);
  });
});
