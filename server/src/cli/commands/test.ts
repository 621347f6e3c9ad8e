/** `rulewright test`: runs the rule tests of packs. */

import { dirname } from "node:path";
import {
  type AskedEvents,
  askedEvents,
  defineMessages,
  type RuleTest,
  runRuleTests,
  type SavedEvents,
  testedRule,
} from "../../language/index.js";
import { eventsOfTests, type KeptLimits } from "../../workspace/events/eventsOfTests.js";
import { isInside } from "../../workspace/nodeFiles.js";
import { loadRuleTests } from "../../workspace/ruleTestFiles.js";
import { type Context, complain, type Troubles } from "../context.js";
import { interruptionBy, type Trouble } from "../exitCode.js";
import { diskAccess } from "../packAccess.js";
import { Progress } from "../progress.js";
import { printFileProblem } from "../reporters/fileProblems.js";
import { jsonTestReporter } from "../reporters/testJson.js";
import { junitReporter } from "../reporters/testJunit.js";
import { prettyTestReporter } from "../reporters/testPretty.js";
import type { TestReporter } from "../reporters/testReport.js";
import type { TestCommand } from "../request.js";
import { report } from "../savedEvents.js";
import { findPackDocuments } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";

const messages = defineMessages("test-command", {
  noTests: {
    en: "There are no rule tests in {paths}. A rule's tests stand under `tests`, or in `*.tests.yaml` beside a JSON pack.",
    es: "No hay pruebas de reglas en {paths}. Las pruebas de una regla están en `tests`, o en `*.tests.yaml` junto a un paquete JSON.",
    "pt-br":
      "Não há testes de regras em {paths}. Os testes de uma regra ficam em `tests`, ou em `*.tests.yaml` ao lado de um pacote JSON.",
  },
  noneChosen: {
    en: "No rule test matches `{pattern}`, so none was run. Correct the pattern.",
    es: "Ninguna prueba coincide con `{pattern}`, así que no se ejecutó ninguna. Corrija el patrón.",
    "pt-br": "Nenhum teste corresponde a `{pattern}`, por isso nenhum foi executado. Corrija o padrão.",
  },
  interrupted: {
    en: "Interrupted: the counts are those so far.",
    es: "Interrumpido: los recuentos son los obtenidos hasta ahora.",
    "pt-br": "Interrompido: as contagens são as obtidas até agora.",
  },
});

/** Of the events that a test must see; one that must see more is reported, not shortened. */
const LIMITS: KeptLimits = { events: 1_000_000, bytes: 512 * 1024 * 1024 };

export async function testCommand(command: TestCommand, { terminal, schema, root }: Context): Promise<Troubles> {
  const paths = command.paths.length === 0 ? ["."] : command.paths;
  const documents = findPackDocuments(paths, terminal.cwd);
  if (documents.kind === "wrong") return complain(terminal, documents.message);
  const troubles = new Set<Trouble>();
  const reporter = reporterFor(command, terminal);
  let passed = 0;
  let failed = 0;
  let isAny = false;
  for (const path of documents.value) {
    const pack = loadRuleTests(path, diskAccess);
    for (const problem of pack.problems) troubles.add(printFileProblem(problem, terminal));
    const folder = isInside(root, pack.folder) ? root : dirname(path);
    const chosen = pack.rules.map((rule) => ({
      rule,
      tests: rule.tests.filter(({ key }) => command.run === undefined || command.run.test(`${rule.key} › ${key}`)),
    }));
    isAny ||= pack.rules.some(({ tests }) => tests.length > 0);
    if (chosen.every(({ tests }) => tests.length === 0)) continue;
    reporter.pack(pack);
    const asked = new Map<RuleTest, AskedEvents>();
    for (const { rule, tests } of chosen) {
      for (const { test } of tests) {
        const asking = askedEvents(testedRule(rule.rule), test, { schema, lists: rule.lists });
        if (asking !== undefined) asked.set(test, asking);
      }
    }
    const folders = { folder: pack.folder, root: folder };
    const progress = new Progress(terminal, undefined);
    const { saved, skipped } = await eventsOfTests([...asked.values()], folders, LIMITS, {
      signal: terminal.interrupted,
      onRead: progress.onRead,
      judged: (events, seen) => progress.show(events, () => seen),
    });
    progress.end();
    if (terminal.interrupted.aborted) break;
    const savedBy = new Map([...asked.keys()].map((test, index) => [test, saved[index] ?? NO_EVENTS]));
    for (const { rule, tests } of chosen) {
      for (const test of tests) {
        const began = performance.now();
        const [result] = runRuleTests(testedRule(rule.rule), [test.test], {
          schema,
          lists: rule.lists,
          events: () => savedBy.get(test.test) ?? NO_EVENTS,
        });
        if (result === undefined) continue;
        if (result.kind === "passed") passed++;
        else failed++;
        if (result.kind === "error" && /^rule-test\.broken/.test(result.message.key)) troubles.add("doesNotParse");
        reporter.outcome({ pack, rule, test, result, milliseconds: performance.now() - began });
      }
      await letSignalsIn(terminal);
      if (terminal.interrupted.aborted) break;
    }
    for (const item of skipped) {
      report(item, terminal);
      troubles.add("skippedRecord");
    }
    if (terminal.interrupted.aborted) break;
  }
  if (passed + failed === 0 && !terminal.interrupted.aborted && !troubles.has("doesNotParse")) {
    const pattern = command.run?.source;
    if (isAny && pattern !== undefined) return complain(terminal, messages.noneChosen({ pattern }));
    return complain(terminal, messages.noTests({ paths: paths.map((path) => `\`${path}\``).join(", ") }));
  }
  if (terminal.interrupted.aborted) {
    terminal.err.line(terminal.text(messages.interrupted()));
    troubles.add(interruptionBy(terminal.interrupted));
  }
  reporter.end({ passed, failed });
  if (failed > 0) troubles.add("failedTest");
  return [...troubles];
}

/** For tests that name no files, or that cannot be run whatever these hold. */
const NO_EVENTS: SavedEvents = { kind: "events", events: [] };

/** Tests run without a pause; a signal is only seen in one. */
async function letSignalsIn({ out }: Terminal): Promise<void> {
  await out.taken();
  await new Promise<void>((resolve) => setImmediate(resolve));
}

function reporterFor({ format }: TestCommand, terminal: Terminal): TestReporter {
  switch (format) {
    case "pretty":
      return prettyTestReporter(terminal);
    case "json":
      return jsonTestReporter(terminal);
    case "junit":
      return junitReporter(terminal);
    default:
      return format satisfies never;
  }
}
