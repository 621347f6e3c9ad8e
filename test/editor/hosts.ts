// Where a filter can stand: in a file of its own, in a pack of YAML, in a pack of JSON. Every feature is tried in all.
import * as vscode from "vscode";
import { openInEditor, workspaceFolder } from "./extension.js";

export interface Host {
  readonly name: string;
  readonly file: string;
  readonly language: string;
  /** The file's text around a filter for CloudTrail events. It has no mistakes of its own. */
  readonly write: (filter: string) => string;
  /** How the saved events beside the file are called. */
  readonly events: string;
  /** What stands where the verdict is shown. */
  readonly verdictAt: string;
  readonly match: string;
}

export const RULE = "Trail stopped";

/** What a rule needs besides its name, its filter and its tests. */
const SETTINGS = {
  type: "CloudTrail",
  title: "{{user}} stopped a trail",
  severityOfAlerts: 2,
  alertDescription: "Somebody stopped the recording of API calls. Ask the person who is named in the title.",
  aggregateFields: ["user"],
  window: 3600,
  threshold: 1,
  suppressions: [],
  enabled: true,
};

const [FILTER_FILE, YAML, JSON_PACK]: readonly [Host, Host, Host] = [
  {
    name: "a filter file",
    file: "case.tsq",
    language: "threatstack-filter",
    write: (filter) => `# type: CloudTrail\n# events: events/*.ndjson\n${filter}\n`,
    events: "events/*.ndjson",
    verdictAt: "eventName",
    match: "✓ match",
  },
  {
    name: "a YAML pack",
    file: "case.rules.yaml",
    language: "yaml",
    write: (filter) => yamlPack(`'${filter.replaceAll("'", "''")}'`),
    events: "events",
    verdictAt: RULE,
    match: "✓ alert",
  },
  {
    name: "a JSON pack",
    file: "case.rules.json",
    language: "json",
    write: (filter) => `${JSON.stringify({ rules: [{ name: RULE, ...SETTINGS, filter }] }, undefined, 2)}\n`,
    events: "events",
    verdictAt: RULE,
    match: "✓ alert",
  },
];

export const HOSTS: readonly Host[] = [FILTER_FILE, YAML, JSON_PACK];
export { FILTER_FILE, YAML };

/** A pack of one rule, whose filter is written in whatever style of YAML. */
export function yamlPack(filter: string, more = ""): string {
  const settings = Object.entries(SETTINGS).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}\n`);
  return `name: Cases\nrules:\n  - name: ${RULE}\n${settings.join("")}    filter: ${filter}\n${more}`;
}

export interface SavedFiles {
  readonly [path: string]: string;
}

let folders = 0;

/** Writes files into a folder that no other test uses; gives its name in the workspace. */
export async function writeFolder(files: SavedFiles): Promise<string> {
  const folder = `made-${++folders}`;
  for (const [path, text] of Object.entries(files)) {
    const uri = vscode.Uri.joinPath(workspaceFolder(), folder, path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  return folder;
}

/** Opens a file that holds nothing but this filter, with saved events beside it where there are to be any. */
export async function openFilter(
  host: Host,
  filter: string,
  events: readonly object[] = [],
): Promise<vscode.TextEditor> {
  const saved: SavedFiles =
    events.length === 0 ? {} : { "events/all.ndjson": `${events.map((event) => JSON.stringify(event)).join("\n")}\n` };
  return openInEditor(await writeFolder({ [host.file]: host.write(filter), ...saved }), host.file);
}
