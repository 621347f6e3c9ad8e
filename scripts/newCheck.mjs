// Creates what a new check of filters consists of: the check, its page, its two fixtures and its line in the registry.
// `npm run new-check <code>`; the code is the check's kebab-case name.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const code = process.argv[2] ?? "";
if (!/^[a-z]+(?:-[a-z]+)*$/.test(code))
  stop("Give the code of the check in kebab case: npm run new-check empty-prefix");

const name = code.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
const checkFile = `server/src/language/checks/${name}.ts`;
const files = {
  [checkFile]: `/** Reports … */

import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { shown } from "./shown.js";

const messages = defineMessages("${code}", {
  found: {
    en: "What is wrong with \`{value}\`, why it matters, what to do.",
    es: "Qué está mal en \`{value}\`, por qué importa, qué hacer.",
    "pt-br": "O que está errado em \`{value}\`, por que importa, o que fazer.",
  },
});

export const ${name}: TextCheck = {
  code: "${code}",
  severity: "warning",
  judgeText({ operand }) {
    if (operand.value !== "${code}") return undefined;
    return { span: operand.span, message: messages.found({ value: shown(operand.value) }) };
  },
};
`,
  [`docs/checks/${code}.md`]: `# ${code}

One sentence that says what it reports.

## Avoid

\`\`\`tsq type=Host
event_type = "audit" and arguments like "${code}"
\`\`\`

## Prefer

\`\`\`tsq type=Host
event_type = "audit" and arguments like "something else"
\`\`\`

## Why

What happens to whoever overlooks it.

## How to silence

Put \`# rulewright-ignore ${code}\` at the end of the line or on the line before it, or set the severity of \`${code}\` to \`off\` in the settings.
`,
  [`test/fixtures/check/${code}/bad.tsq`]: `# type: Host\nevent_type = "audit" and arguments like "${code}"\n`,
  [`test/fixtures/check/${code}/good.tsq`]: '# type: Host\nevent_type = "audit" and arguments like "something else"\n',
};

for (const file of Object.keys(files)) if (existsSync(path.join(root, file))) stop(`${file} is there already.`);
for (const [file, text] of Object.entries(files)) {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  console.log(`created ${file}`);
}

const registryFile = "server/src/language/checks/registry.ts";
const registry = readFileSync(path.join(root, registryFile), "utf8");
const registered = registry
  .replace(/^import /m, `import { ${name} } from "./${name}.js";\nimport `)
  .replace(/\n\];/, `\n  ${name},\n];`);
if (registered === registry || !registered.includes(`  ${name},\n`))
  stop(`${registryFile} has another form: add the check by hand.`);
writeFileSync(path.join(root, registryFile), registered);
// The linter puts the import where it belongs.
const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
spawnSync(process.execPath, [biome, "check", "--write", registryFile, checkFile], { cwd: root, stdio: "ignore" });
console.log(`changed ${registryFile}\n\nThe tests pass as it is. Now say what it really reports.`);

function stop(message) {
  console.error(message);
  process.exit(2);
}
