// One run of VS Code for the drive: the packaged extension installed into folders of its own, a copy of the samples as
// workspace, and a browser on it.
import fs from "node:fs";
import path from "node:path";
import { outFolder, samplesFolder, vsixFile } from "../project.mjs";
import { launchChromium, openPage } from "../vscode/chromium.mjs";
import { ensureVSCode } from "../vscode/install.mjs";
import { manageExtensions, startServer, workbenchUrl } from "../vscode/server.mjs";
import { seedSettings, TRUSTING } from "../vscode/settings.mjs";
import { Workbench } from "./workbench.mjs";

/** Calls `use({ workbench, workspace })` with a workbench that stands, and closes everything afterwards. */
export async function withWorkbench(use) {
  const scratch = path.join(outFolder, "drive");
  fs.rmSync(scratch, { recursive: true, force: true });
  const workspace = path.join(scratch, "samples");
  fs.cpSync(samplesFolder, workspace, { recursive: true }); // What is typed must not reach the samples themselves.

  const folder = ensureVSCode();
  const place = {
    folder,
    dataFolder: path.join(scratch, "data"),
    extensionsFolder: path.join(scratch, "extensions"),
  };
  installPackage(place);
  seedSettings(place.dataFolder, { ...TRUSTING, "editor.minimap.enabled": false });
  const closers = [];
  try {
    const server = await startServer({ ...place, driven: true, workspaceTrust: false });
    closers.unshift(() => server.dispose());
    const browser = await launchChromium(folder);
    closers.unshift(() => browser.close());
    const workbench = new Workbench(await openPage(browser, server.origin), outFolder);
    try {
      await workbench.open(workbenchUrl(server, { open: workspace }));
      return await use({ workbench, workspace });
    } catch (error) {
      await workbench.screenshot("failure");
      throw error;
    }
  } finally {
    for (const close of closers) await close();
  }
}

/** Installs the VSIX for a VS Code that is started on the same folders afterwards. */
export function installPackage(place) {
  const code = manageExtensions({ ...place, stdio: ["ignore", "ignore", 2] }, ["--install-extension", vsixFile]);
  if (code !== 0) throw new Error(`VS Code does not install ${vsixFile} (exit ${code}).`);
}
