import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { diagnostic, diagnosticsOf, lensesOf } from "../ask.js";
import { eventually } from "../eventually.js";
import { extensionUnderTest, openInEditor } from "../extension.js";
import { HOSTS, openFilter, writeFolder, yamlPack } from "../hosts.js";

describe("activation", () => {
  it("happens by itself in a workspace that holds a pack", async () => {
    await eventually(() => extensionUnderTest().isActive || undefined);
  });

  it("leaves packs the languages that they have", async () => {
    for (const host of HOSTS) {
      const { document } = await openFilter(host, 'eventName = "StopLogging"');
      assert.equal(document.languageId, host.language, host.name);
    }
  });

  it("leaves files alone that are no packs", async () => {
    // Opened first, so that its answers have come when those of the other are looked at.
    const folder = await writeFolder({
      "values.yaml": yamlPack("exee = null"),
      "values.rules.yaml": yamlPack("exee = null"),
    });
    const { document } = await openInEditor(folder, "values.yaml");
    await diagnostic((await openInEditor(folder, "values.rules.yaml")).document, "unknown-field");
    assert.deepEqual(await lensesOf(document), []);
    assert.deepEqual(diagnosticsOf(document), []);
  });
});
