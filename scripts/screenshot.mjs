// `npm run screenshot`: takes the picture of the README anew, in the same VS Code that the tests use: a rule of a pack,
// each predicate with its verdict on one saved event.
import fs from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { eventually } from "./drive/eventually.mjs";
import { commandTitle } from "./drive/manifest.mjs";
import { withWorkbench } from "./drive/session.mjs";
import { projectRoot, samplesFolder } from "./project.mjs";
import { main, step } from "./run.mjs";

const PACK = "fargate/fargate.rules.yaml";
const RULE = 'name: "Fargate: Unexpected Outbound Connection"';
const EVENTS = "netflow.ndjson";
/** One that a suppression of the rule keeps quiet, so that the picture shows more than ticks. */
const EVENT = "2001:db8:443::1";
/** Without its ending. */
const PICTURE = path.join(projectRoot, "images", "inline-evaluation");
/** Room for the whole rule and little else. */
const WINDOW = { width: 1180, height: 690 };
const TITLE_BAR = 30;
/** Much more would make the README slow to open. */
const MOST_BYTES = 300_000;

await main(async () => {
  await build();
  const file = await step("Take the picture", () => withWorkbench(({ workbench }) => takePicture(workbench)));
  const { size } = fs.statSync(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}.`);
  console.log(`\n${path.relative(projectRoot, file)}: ${size} bytes`);
});

async function takePicture(workbench) {
  const lines = fs.readFileSync(path.join(samplesFolder, PACK), "utf8").split("\n");
  const first = lines.findIndex((line) => line.includes(RULE));
  const last = lines.findIndex((line, index) => index > first && line.includes("enabled:"));
  if (first === -1 || last === -1) throw new Error(`${PACK} has no rule with ${RULE}.`);
  await workbench.resize(WINDOW);
  await workbench.openFile(path.basename(PACK));
  await workbench.runCommand("View: Close Primary Side Bar");
  await workbench.runCommand("View: Toggle Editor Sticky Scroll"); // It would repeat names of rules out of view.
  await workbench.goTo(Math.ceil((first + last) / 2) + 1, 1); // The workbench puts that line into the middle.
  await workbench.runCommand(commandTitle("rulewright.chooseEvents"));
  await workbench.pickFromList(EVENTS);
  await workbench.pickFromList(EVENT, EVENT);
  await eventually(
    "a verdict at the rule and on each predicate",
    () => workbench.lines(),
    (seen) => hasHint(seen, RULE, /suppressed$/) && hasHint(seen, "dstIp != @", /^✓ "/),
  );
  await eventually(
    "a lens that names the event",
    () => workbench.codeLenses(),
    (seen) => seen.some((title) => title.includes(`${EVENTS}, event`)),
  );
  return workbench.screenshot(PICTURE, { x: 0, y: TITLE_BAR, width: WINDOW.width, height: WINDOW.height - TITLE_BAR });
}

function hasHint(lines, text, hint) {
  return lines.some((line) => line.text.includes(text) && line.hints.some((each) => hint.test(each)));
}
