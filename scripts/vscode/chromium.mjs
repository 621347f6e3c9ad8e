// Finds or installs the browser that shows the workbench, and starts it so that nothing can leave the machine.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EditorUnavailable } from "./unavailable.mjs";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const PACKAGES = ["chromium", "fonts-dejavu-core"];
const VIEWPORT = { width: 1440, height: 900 };

/** Returns the path of a Chromium, installing Debian's package where there is none and this user may. */
export function ensureChromium() {
  const present = findChromium();
  if (present !== undefined) return present;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || findProgram("apt-get") === undefined) {
    const reason = isRoot ? "this system has no apt-get to install it with" : "only root can install it";
    throw new EditorUnavailable(
      `VS Code's window needs Chromium, and ${reason}. Install it (on Debian: apt-get install ${PACKAGES.join(" ")}) or name it in CHROMIUM_PATH.`,
    );
  }
  process.stderr.write("Installing Chromium with apt-get (once) …\n");
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES]);
  const installed = findChromium();
  if (installed === undefined) throw new EditorUnavailable("apt-get succeeded, but no Chromium is on the PATH.");
  return installed;
}

/** Starts Chromium without a window. `folder` is where VS Code, and with it playwright-core, is installed. */
export async function launchChromium(folder) {
  const executablePath = ensureChromium();
  const { chromium } = createRequire(path.join(folder, "package.json"))("playwright-core");
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-sync",
      "--no-default-browser-check",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ],
  });
}

/** A page of fixed size, in English, that may use the clipboard for the workbench at `origin`. */
export async function openPage(browser, origin) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-US" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  return context.newPage();
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) {
    if (!fs.existsSync(named)) throw new EditorUnavailable(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return PROGRAMS.map(findProgram).find((program) => program !== undefined);
}

function findProgram(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

function run(program, programArguments) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const result = spawnSync(program, programArguments, { env, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) {
    throw new EditorUnavailable(`Chromium cannot be installed: "${program} ${programArguments.join(" ")}" failed.`);
  }
}
