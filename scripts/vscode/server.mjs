// Starts VS Code's server on loopback and gives the address of its workbench.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { serverMain, serverNode } from "./install.mjs";
import { endProcessTree } from "./processTree.mjs";

const START_TIMEOUT_MS = 60_000;
const KEPT_LINES = 200;
/** Set inside a VS Code terminal or extension host; they would mislead the new server. */
const MISLEADING =
  /^(VSCODE_(IPC|PID|CWD|CLI|DEV|NLS|ESM|HANDLES|CODE_CACHE|L10N|CRASH|PARENT|RECONNECTION)|ELECTRON_)/;
/** Without a gallery of its own, the server would ask a public one. */
const NO_GALLERY = { EXTENSIONS_GALLERY: "{}" };

/**
 * Starts the server and resolves once it listens.
 * `options`: `folder` (of VS Code), `dataFolder`, `extensionsFolder`, `environment`, `driven` (a script will drive the
 * page: test payloads are read, toasts are held back, an abandoned server ends by itself), `workspaceTrust`.
 * Gives `{ origin, token, pid, lastLines(), onLine(listener), onExit(listener), dispose() }`.
 */
export async function startServer(options) {
  const token = randomBytes(16).toString("hex");
  const tokenFile = path.join(options.dataFolder, "token");
  fs.mkdirSync(options.dataFolder, { recursive: true });
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });

  const child = spawn(
    serverNode(options.folder),
    [
      serverMain(options.folder),
      ...["--host", "127.0.0.1", "--port", "0", "--connection-token-file", tokenFile],
      ...["--accept-server-license-terms", "--telemetry-level", "off"],
      ...(options.driven ? ["--enable-smoke-test-driver", "--enable-remote-auto-shutdown"] : []),
      ...(options.driven ? ["--reconnection-grace-time", "1"] : []),
      ...(options.workspaceTrust ? [] : ["--disable-workspace-trust"]),
      ...folderArguments(options),
    ],
    { env: serverEnvironment(options.environment), stdio: ["ignore", "pipe", "pipe"] },
  );
  const lines = followLines(child);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  const dispose = async () => {
    if (!ended) await endProcessTree(child.pid);
  };
  try {
    const port = await listeningPort(child, lines);
    return {
      origin: `http://127.0.0.1:${port}`,
      token,
      pid: child.pid,
      lastLines: lines.last,
      onLine: lines.listen,
      onExit: (listener) => child.once("exit", listener),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw new Error([error.message, ...lines.last()].join("\n"), { cause: error });
  }
}

/** Runs one of the server's extension commands (`--install-extension x.vsix`, `--list-extensions`); gives its exit code. */
export function manageExtensions(options, commandArguments) {
  const result = spawnSync(
    serverNode(options.folder),
    [serverMain(options.folder), "--accept-server-license-terms", ...folderArguments(options), ...commandArguments],
    { stdio: options.stdio ?? "inherit", env: serverEnvironment() },
  );
  return result.status ?? 1;
}

/**
 * The address of the workbench on a started server.
 * `view`: `open` (a folder, a .code-workspace or nothing), `openFile`, `extensionDevelopmentPaths`,
 * `extensionTestsPath`, `disableExtensions`, `payload` (further pairs, passed through).
 */
export function workbenchUrl(server, view) {
  const remote = (file) =>
    `vscode-remote://${new URL(server.origin).host}${path.resolve(file).split("/").map(encodeURIComponent).join("/")}`;
  const payload = [
    ...(view.extensionDevelopmentPaths ?? []).map((folder) => ["extensionDevelopmentPath", remote(folder)]),
    ...(view.extensionTestsPath === undefined ? [] : [["extensionTestsPath", remote(view.extensionTestsPath)]]),
    ...(view.disableExtensions ? [["disableExtensions", "true"]] : []),
    ...(view.openFile === undefined ? [] : [["openFile", remote(view.openFile)]]),
    ...(view.payload ?? []),
  ];
  const url = new URL(server.origin);
  url.searchParams.set("tkn", server.token);
  if (view.open === undefined) url.searchParams.set("ew", "true");
  else url.searchParams.set(view.open.endsWith(".code-workspace") ? "workspace" : "folder", path.resolve(view.open));
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

function folderArguments({ dataFolder, extensionsFolder }) {
  return [
    ...["--server-data-dir", path.join(dataFolder, "server"), "--user-data-dir", dataFolder],
    ...["--extensions-dir", extensionsFolder],
  ];
}

function serverEnvironment(additions) {
  const inherited = Object.entries(process.env).filter(([name]) => !MISLEADING.test(name));
  return { ...Object.fromEntries(inherited), ...NO_GALLERY, ...additions };
}

function followLines(child) {
  const listeners = [];
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      for (const listener of listeners) listener(line);
    });
  }
  return { last: () => [...kept], listen: (listener) => void listeners.push(listener) };
}

function listeningPort(child, lines) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("VS Code's server did not listen in time.")), START_TIMEOUT_MS);
    const settle = (action) => {
      clearTimeout(timer);
      action();
    };
    lines.listen((line) => {
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port !== undefined) settle(() => resolve(Number(port)));
    });
    child.once("exit", (code, signal) =>
      settle(() => reject(new Error(`VS Code's server ended (${code ?? signal}).`))),
    );
    child.once("error", (error) => settle(() => reject(error)));
  });
}
