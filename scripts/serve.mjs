// Serves VS Code with the extension on loopback until Ctrl-C, for machines without a desktop VS Code.
import path from "node:path";
import { installPackage } from "./drive/session.mjs";
import { outFolder, samplesFolder } from "./project.mjs";
import { ensureVSCode } from "./vscode/install.mjs";
import { startServer, workbenchUrl } from "./vscode/server.mjs";
import { seedSettings, TRUSTING, WELCOMING } from "./vscode/settings.mjs";

/** Resolves when the user, or whoever started this, ends it. */
export async function serveWorkbench() {
  const scratch = path.join(outFolder, "served");
  const place = {
    folder: ensureVSCode(),
    dataFolder: path.join(scratch, "data"),
    extensionsFolder: path.join(scratch, "extensions"),
  };
  installPackage(place);
  seedSettings(place.dataFolder, { ...TRUSTING, ...WELCOMING });
  const server = await startServer({ ...place, driven: false, workspaceTrust: false });
  const ended = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, resolve);
    server.onExit(resolve);
  });
  const url = workbenchUrl(server, { open: samplesFolder });
  console.log(
    `\nVS Code with the samples is served at\n\n  ${url}\n\nOpen it in a browser on this machine. Ctrl-C ends it.`,
  );
  await ended;
  await server.dispose();
}
