// A newcomer's first minutes with the extension, step by step, in a real VS Code: each step does something, checks what
// the window then shows, and prints it.
import fs from "node:fs";
import path from "node:path";
import { eventually } from "./eventually.mjs";
import { commandTitle } from "./manifest.mjs";

const PACK = "fargate/fargate.rules.yaml";
const PACK_NAME = "Fargate";
const RULE = "Fargate: Unexpected Inbound Connection";
const EVENTS = "netflow.ndjson";

/** `place` is `{ workbench, workspace }` of an open window; `print` takes the lines that tell what was seen. */
export async function tour({ workbench, workspace }, print) {
  const filter = placeOfFilter(path.join(workspace, PACK), RULE);
  /** The lines in view from the rule's name to its filter: the rule's verdict stands at one of them. */
  const shownRule = async () => {
    const lines = await workbench.lines();
    const end = lines.findIndex(({ text }) => text.includes(filter.text));
    const start = lines.findLastIndex(({ text }, index) => index <= end && text.includes(RULE));
    return lines.slice(start, end + 1);
  };
  const printFilter = (lines) => {
    for (const { shown } of lines.filter(({ hints }) => hints.length > 0)) print(`    ${shown.trim()}`);
  };

  print(`\n1. Open ${PACK}`);
  await workbench.openFile(path.basename(PACK));
  await workbench.goTo(filter.line, filter.column);
  const lenses = await eventually(
    "code lenses above the rules",
    () => workbench.codeLenses(),
    (seen) => seen.length > 0,
  );
  print(`  code lenses: ${[...new Set(lenses)].join(" | ")}`);
  await workbench.screenshot("1-pack");

  print(`\n2. Choose saved events for "${RULE}"`);
  await workbench.runCommand(commandTitle("rulewright.chooseEvents"));
  print(`  offered: ${(await workbench.pickFromList(EVENTS)).rows.join(" | ")}`);
  await workbench.pickFromList(/^All /);
  printFilter(await eventually("a count of matching events at the rule", shownRule, hasHint(/\d of \d/)));
  await workbench.screenshot("2-all-events");
  await workbench.runCommand(commandTitle("rulewright.chooseEvents"));
  await workbench.pickFromList(EVENTS);
  print(`  now only: ${(await workbench.pickFromList(/alert/, "alert")).picked}`);
  printFilter(await eventually("a verdict on each predicate", shownRule, hasHint(/[✓✗] "/)));
  await workbench.screenshot("3-one-event");

  print("\n3. Type a predicate");
  await workbench.goTo(filter.line, filter.column);
  await workbench.type(" and taskFam");
  const suggestions = await eventually(
    "a suggestion for taskFamily",
    () => workbench.suggestions(),
    (seen) => seen.some((label) => label.startsWith("taskFamily")),
  );
  print(`  suggestions: ${suggestions.slice(0, 5).join(" | ")}`);
  await workbench.screenshot("4-completion");
  await workbench.acceptSuggestion("taskFamily");
  await workbench.type(' = "no-such-task"');
  await workbench.press("Escape");
  printFilter(await eventually("a verdict on the new predicate", shownRule, hasHint(/✗/)));
  await workbench.screenshot("5-typed");
  await workbench.revertFile();

  print("\n4. Make a mistake");
  await workbench.goTo(filter.line, filter.column);
  await workbench.type(' and taskFamly = "payments-api"');
  await workbench.press("Escape");
  const problems = await eventually(
    "a problem that names taskFamly",
    () => workbench.problemsOf(path.basename(PACK)),
    (seen) => seen.some((label) => label.includes("taskFamly")),
  );
  for (const problem of problems) print(`  ${problem}`);
  await workbench.screenshot("6-problem");
  await workbench.revertFile();
  await eventually(
    "no error or warning after the mistake is gone",
    () => workbench.problemsOf(path.basename(PACK)),
    (seen) => seen.every((label) => !/^(Error|Warning)/.test(label)),
  );
  print("  taken back: no error or warning is left");

  print("\n5. Run the rule tests");
  await workbench.tests();
  await workbench.runCommand("Test: Run All Tests");
  const isFailed = (row) => /\((Failed|Errored)\)/.test(row);
  const { rows, passed, total } = await eventually(
    "every test passed",
    () => workbench.tests(),
    (seen) => seen.total > 0 && seen.passed === seen.total && !seen.rows.some(isFailed),
  );
  print(`  ${passed} of ${total} passed`);
  for (const row of rows) print(`  ${row}`);
  await workbench.expandTest(PACK_NAME);
  await workbench.screenshot("7-tests");
}

function hasHint(pattern) {
  return (lines) => lines.some(({ hints }) => hints.some((hint) => pattern.test(hint)));
}

/** Where the filter of a rule ends, inside its quotes: `{ line, column, text }`, counted from 1. */
function placeOfFilter(file, rule) {
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const ruleLine = lines.findIndex((line) => line.includes(`name: "${rule}"`));
  const line = lines.findIndex((text, index) => index > ruleLine && /^\s*filter: '.*'$/.test(text));
  if (ruleLine === -1 || line === -1) throw new Error(`${file} holds no rule "${rule}" with a filter on one line.`);
  return { line: line + 1, column: lines[line].length, text: lines[line].trim().slice(0, -1) };
}
