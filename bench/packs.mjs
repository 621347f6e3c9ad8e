// The parts of `npm run bench` about packs: how their cost grows with the number of rules, what their index saves, and how
// long they take to load and lint. Each is given how to run and measure, and answers what was not as it must be.
import fs from "node:fs";
import path from "node:path";
import { EVENTS, FEW_EVENTS, files, PACK_SIZES } from "./corpus/files.mjs";
import { PROFILES } from "./corpus/packs.mjs";

const here = import.meta.dirname;
const cli = path.join(here, "../dist/cli.cjs");
const contender = path.join(here, "contender.mjs");
const MOST = PACK_SIZES.at(-1);

/** Whole processes of the command line over the whole file, one thread each. */
export function packs({ node, measure, table }) {
  const growth = [];
  const stages = [];
  const wrong = [];
  for (const profile of PROFILES) {
    const judged = (size) => () => node(cli, "eval", "--count", "--workers", "1", files.pack(profile, size), files.all);
    const result = measure(Object.fromEntries(PACK_SIZES.map((size) => [String(size), judged(size)])));
    const least = result(String(PACK_SIZES[0])).processor;
    const multiple = (size) => (result(String(size)).processor / least).toFixed(2);
    growth.push({ profile, ...Object.fromEntries(PACK_SIZES.map((size) => [`R = ${size}`, multiple(size)])) });
    console.error(`${profile}: ${least.toFixed(2)} s for ${PACK_SIZES[0]} rules`);

    const measured = measure({ stages: () => node(contender, "packStages", files.pack(profile, MOST), files.all) });
    const { matches, asked, indexMs, loopUs, passUs, judgeUs } = JSON.parse(measured("stages").answer);
    stages.push({
      profile,
      "matches per event": matches.toFixed(1),
      "rules asked per event": asked.toFixed(1),
      "index, ms": indexMs.toFixed(0),
      "loop, µs per event": loopUs.toFixed(0),
      "pass, µs per event": passUs.toFixed(1),
      "loop / pass": (loopUs / passUs).toFixed(0),
      "parsed events, µs": judgeUs.toFixed(1),
      "loop / parsed": (loopUs / judgeUs).toFixed(0),
    });
    if (asked > 2 * matches + 5) wrong.push(`${profile}: ${asked} rules asked for each event with ${matches} matches`);
    const pass = node(contender, "pack", files.pack(profile, 100), files.few).answer;
    const loop = node(contender, "packLoop", files.pack(profile, 100), files.few).answer;
    if (pass !== loop)
      wrong.push(`${profile}: ${pass} matches in one pass, ${loop} in a loop over ${FEW_EVENTS} events`);
  }
  console.log(`\nPacks over ${EVENTS} events, processor time of the command line as a multiple of that for 10 rules`);
  table(growth);
  console.log(`\n${MOST} rules: the loop of compiled rules and one pass through their index`);
  table(stages);
  return wrong;
}

/** Checks that need proofs, whose cost has limits of its own, and what is said of proofs that were given up. */
const PROOF_CHECKS = [
  "fields-of-different-events",
  "unnecessary-null-guard",
  ...["always-true", "contradictory-predicates", "dead-branch", "duplicate-predicate", "empty-range", "never-true"],
  ...["redundant-predicate", "redundant-prefix", "proof-skipped"],
  ...["idle-suppression", "rule-equals-rule", "rule-within-rule", "rules-overlap", "suppressions-overlap"],
  ...["suppression-swallows-rule"],
];

/** Loading and linting packs, proofs apart: they are switched off by a configuration file, as a user would. */
export function lint({ run, node, measure, table }) {
  const folder = path.join(path.dirname(files.all), "lint");
  fs.mkdirSync(folder, { recursive: true });
  const checks = Object.fromEntries(PROOF_CHECKS.map((code) => [code, "off"]));
  fs.writeFileSync(path.join(folder, "rulewright.json"), JSON.stringify({ checks }));
  const { rules } = JSON.parse(fs.readFileSync(files.pack("detect", MOST), "utf8"));
  const whole = rules.map((rule) => ({ ...rule, ...OTHER_PROPERTIES }));
  fs.writeFileSync(path.join(folder, "detect.rules.json"), JSON.stringify({ name: "Bench", rules: whole }, null, 2));
  fs.writeFileSync(path.join(folder, "detect.rules.yaml"), yamlOf(whole));
  // A finding gives exit code 1, which is no failure here.
  const linted = (name) => () =>
    run("bash", [
      "-c",
      'cd "$1" && "$0" "$2" lint "$3" > lint.txt || test $? = 1',
      process.execPath,
      folder,
      cli,
      name,
    ]);
  const result = measure({
    json: linted("detect.rules.json"),
    yaml: linted("detect.rules.yaml"),
    parseYaml: () => node(path.join(here, "parseYaml.cjs"), path.join(folder, "detect.rules.yaml")),
  });
  const seconds = (name) => result(name).processor.toFixed(2);
  console.log(`\nLoading and linting ${MOST} rules without proofs, processor time of the whole process`);
  table([
    { what: "JSON pack, seconds", value: seconds("json") },
    { what: "YAML pack, seconds", value: seconds("yaml") },
    { what: "parsing the YAML with the package `yaml`, seconds", value: seconds("parseYaml") },
    { what: "YAML pack / parsing", value: (result("yaml").processor / result("parseYaml").processor).toFixed(2) },
  ]);
  return [];
}

/** What the platform asks of every rule. */
const OTHER_PROPERTIES = {
  ...{ title: "A call", alertDescription: "Somebody made this call.", severityOfAlerts: 3 },
  ...{ window: 86_400, threshold: 1, aggregateFields: [] },
};

function yamlOf(rules) {
  const rule = ({ name, filter, title, alertDescription, severityOfAlerts, window, threshold, type }) =>
    [`  - name: ${name}`, `type: ${type}`, `title: ${title}`, `alertDescription: ${alertDescription}`]
      .concat([
        `severityOfAlerts: ${severityOfAlerts}`,
        `window: ${window}`,
        `threshold: ${threshold}`,
        "aggregateFields: []",
        `filter: >-\n      ${filter}\n`,
      ])
      .join("\n    ");
  return `name: Bench\nrules:\n${rules.map(rule).join("")}`;
}
