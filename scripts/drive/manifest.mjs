// The extension's manifest, as far as the drive needs it: under which title the palette lists a command.
import fs from "node:fs";
import path from "node:path";
import { projectRoot } from "../project.mjs";

export function commandTitle(command) {
  const manifest = readJson("package.json");
  const found = manifest.contributes.commands.find((each) => each.command === command);
  if (found === undefined) throw new Error(`package.json contributes no command ${command}.`);
  const texts = readJson("package.nls.json");
  const translate = (text) => text.replace(/^%(.+)%$/, (_, key) => texts[key] ?? key);
  const title = translate(found.title);
  return found.category === undefined ? title : `${translate(found.category)}: ${title}`;
}

function readJson(name) {
  const file = path.join(projectRoot, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}
