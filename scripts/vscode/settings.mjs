// Settings of a quiet workbench: no welcome page, chat, update check, telemetry or advice between a test and the editor.
import fs from "node:fs";
import path from "node:path";

const QUIET = {
  "chat.disableAIFeatures": true,
  "chat.agentHost.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.editor.empty.hint": "hidden",
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "files.autoSave": "off", // The web workbench would otherwise save what a test types.
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "npm.fetchOnlinePackageInfo": false,
  "remote.autoForwardPorts": false,
  "terminal.integrated.gpuAcceleration": "off", // Terminal text stays readable in the page.
  "window.commandCenter": false,
};

/** An untrusted folder opens restricted at once instead of waiting for someone to answer a dialog. */
export const RESTRICTED = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.emptyWindow": false,
};

export const TRUSTING = { "security.workspace.trust.enabled": false };

/** For a person: the samples' README, which holds a tour, is what they see first. */
export const WELCOMING = { "workbench.startupEditor": "readme" };

/** Writes the user settings of a data folder; a value that its file holds already wins over the quiet one, and loses to `settings`. */
export function seedSettings(dataFolder, settings) {
  const file = path.join(dataFolder, "User", "settings.json");
  const present = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...QUIET, ...present, ...settings }, null, 2));
}
