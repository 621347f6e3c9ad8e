/** The language server's entry: over node-ipc as VS Code starts it, or with `--stdio` for any other editor. */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./lsp/server.js";
import { nodeFileAccess } from "./workspace/nodeFileAccess.js";
import { loadCloudTrailData } from "./workspace/nodeFiles.js";

startServer(createConnection(ProposedFeatures.all), {
  files: nodeFileAccess,
  loadCloudTrail: loadCloudTrailData,
  version: "0.1.0",
});
