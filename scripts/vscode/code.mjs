#!/usr/bin/env node
// Stands in for desktop `code`: takes the command line that @vscode/test-electron gives it, and runs it on VS Code's
// server with Chromium as the window. Exit status: 0 the tests passed, 1 they failed or the host died,
// 3 no editor can be had here, 124 no result in time, 125 no extension host in time.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { launchChromium, openPage } from "./chromium.mjs";
import { parseCommandLine } from "./commandLine.mjs";
import { ensureVSCode, serverMain } from "./install.mjs";
import { manageExtensions, startServer, workbenchUrl } from "./server.mjs";
import { RESTRICTED, seedSettings, TRUSTING } from "./settings.mjs";
import { EditorUnavailable } from "./unavailable.mjs";

const SHIM = path.join(import.meta.dirname, "testShim.cjs");
const MARK = "\u2063"; // As in testShim.cjs.
const RESULT_TIMEOUT_MS = 600_000;
const HOST_TIMEOUT_MS = 120_000;
const CLOSING_TIMEOUT_MS = 15_000;
/** How long a host that ended may take to be reported in the regular way, before its end counts as the result. */
const LAST_WORDS_MS = 10_000;
const MANAGING = ["install-extension", "uninstall-extension", "list-extensions"];
/** Errors that the workbench logs on every machine without its maker's services. */
const CHATTER =
  /^\[(reconnection|remote-connection|AgentHost|DefaultAccount|Service Worker|chat)|^Cancell?ed\b|workbench\.js:/;

const commandLine = parseCommandLine(process.argv.slice(2));
const verbose = process.env.RULEWRIGHT_EDITOR_VERBOSE === "1";
const scratch = mkdtempSync(path.join(tmpdir(), "rulewright-code-"));
const dataFolder = path.resolve(commandLine.last("user-data-dir") ?? path.join(scratch, "data"));
const extensionsFolder = path.resolve(commandLine.last("extensions-dir") ?? path.join(dataFolder, "extensions"));

try {
  const folder = ensureVSCode();
  if (commandLine.has("version")) await end(printVersion(folder));
  else if (MANAGING.some(commandLine.has)) await end(manage(folder));
  else await openWindow(folder);
} catch (error) {
  const unavailable = error instanceof EditorUnavailable;
  process.stderr.write(`${unavailable ? error.message : error.stack}\n`);
  await end(unavailable ? 3 : 1);
}

function printVersion(folder) {
  const read = (name) => JSON.parse(readFileSync(path.resolve(serverMain(folder), "../..", name), "utf8"));
  console.log([read("package.json").version, read("product.json").commit ?? "", process.arch].join("\n"));
  return 0;
}

function manage(folder) {
  const flags = ["show-versions", "force"].filter(commandLine.has).map((name) => `--${name}`);
  const commands = MANAGING.flatMap((name) =>
    commandLine.all(name).flatMap((value) => (value === "" ? [`--${name}`] : [`--${name}`, value])),
  );
  return manageExtensions({ folder, dataFolder, extensionsFolder }, [...commands, ...flags]);
}

async function openWindow(folder) {
  const tests = commandLine.last("extensionTestsPath");
  const resultFile = path.join(scratch, "result.json");
  const temporary = path.join(scratch, "tmp"); // Sockets and other leavings of the server go with the scratch folder.
  mkdirSync(temporary);

  const window = closingOnce();
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ]) {
    process.on(signal, () => void window.close(code, `got ${signal}`));
  }
  setTimeout(() => void window.close(124, "no result in time"), RESULT_TIMEOUT_MS).unref();

  // test-electron always asks for --disable-workspace-trust; this option of ours takes it back.
  const workspaceTrust = commandLine.has("enable-workspace-trust");
  seedSettings(dataFolder, workspaceTrust ? RESTRICTED : TRUSTING);
  const environment = { TMPDIR: temporary };
  if (tests !== undefined) {
    environment.RULEWRIGHT_TESTS = path.resolve(tests);
    environment.RULEWRIGHT_TEST_RESULT = resultFile;
  }
  const server = await startServer({ folder, dataFolder, extensionsFolder, environment, driven: true, workspaceTrust });
  window.closes(() => server.dispose());
  const result = () => recordedResult(resultFile);
  watchServer(server, window, result);

  const browser = await launchChromium(folder);
  window.closes(() => browser.close());
  browser.on("disconnected", () => void window.close(result() ?? 1, "the browser ended"));
  const page = await openPage(browser, server.origin);
  page.on("crash", () => void window.close(result() ?? 1, "the page crashed"));

  // While extension tests run, the workbench calls these two functions if its page has them.
  await page.exposeFunction("codeAutomationLog", (severity, values) => printLine(severity, format(...values)));
  await page.exposeFunction("codeAutomationExit", (code) => {
    // It also says 0 when the host died: only the shim's record tells that the tests ran to their end.
    if (result() === undefined) void window.close(code || 1, "the extension host ended before the tests did");
    else void window.close(code || result());
  });
  const url = workbenchUrl(server, {
    ...namedFiles(),
    extensionDevelopmentPaths: commandLine.all("extensionDevelopmentPath"),
    ...(tests === undefined ? {} : { extensionTestsPath: SHIM }),
    disableExtensions: commandLine.has("disable-extensions"),
    payload: ["inspect-extensions", "inspect-brk-extensions"]
      .filter(commandLine.has)
      .map((name) => [name, commandLine.last(name)]),
  });
  await page.goto(url, { waitUntil: "domcontentloaded", timeout: HOST_TIMEOUT_MS });
}

function watchServer(server, window, result) {
  const noHost = () => void window.close(125, ["no extension host in time", ...server.lastLines()].join("\n"));
  const timer = setTimeout(noHost, HOST_TIMEOUT_MS);
  timer.unref();
  server.onLine((line) => {
    if (verbose) process.stderr.write(`[server] ${line}\n`);
    if (/Launched Extension Host Process/.test(line)) clearTimeout(timer);
    const ended = /Extension Host Process exited with code: (\S+), signal: (\S+?)\.?$/.exec(line);
    if (ended === null) return;
    const why = `the extension host ended (code ${ended[1]}, signal ${ended[2]})`;
    setTimeout(() => void window.close(result() ?? (Number(ended[1]) || 1), why), LAST_WORDS_MS).unref();
  });
  server.onExit((code, signal) => void window.close(result() ?? 1, `the server ended (${code ?? signal})`));
}

/** Test output is marked and printed; of the rest, only real errors of the workbench are worth a reader's time. */
function printLine(severity, line) {
  if (line.startsWith(MARK)) {
    const stream = /error|warn/.test(severity) ? process.stderr : process.stdout;
    stream.write(`${line.slice(MARK.length)}\n`);
  } else if (verbose || (severity === "error" && !CHATTER.test(line))) {
    process.stderr.write(`[workbench] ${line}\n`);
  }
}

function namedFiles() {
  const uris = commandLine.all("folder-uri").map((uri) => fileURLToPath(uri));
  const named = [...uris, ...commandLine.files].filter((file) => statSync(file, { throwIfNoEntry: false }));
  const isOpenable = (file) => file.endsWith(".code-workspace") || statSync(file).isDirectory();
  return { open: named.find(isOpenable), openFile: named.find((file) => !isOpenable(file)) };
}

function recordedResult(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).code;
  } catch {
    return undefined; // The tests have not ended.
  }
}

/** The first reason to close wins; what was opened last is closed first. */
function closingOnce() {
  const closers = [];
  let closing = false;
  return {
    closes: (closer) => void closers.unshift(closer),
    close: async (code, why) => {
      if (closing) return;
      closing = true;
      if (why !== undefined) process.stderr.write(`VS Code: ${why}\n`);
      setTimeout(() => process.exit(code || 1), CLOSING_TIMEOUT_MS).unref();
      for (const closer of closers) await Promise.resolve(closer()).catch(() => {});
      await end(code);
    },
  };
}

async function end(code) {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  await new Promise((resolve) => process.stdout.write("", resolve)); // What is piped has left by then.
  process.exit(code);
}
