/** Rule tests as JUnit XML, which continuous integration reads. Names and values come from users' files. */

import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";
import { detailsOf } from "./testPretty.js";
import type { TestOutcome, TestReporter } from "./testReport.js";

export function junitReporter(terminal: Terminal): TestReporter {
  const suites = new Map<string, { readonly name: string; readonly outcomes: TestOutcome[] }>();
  const plain: Terminal = { ...terminal, out: { ...terminal.out, paint: (_style, text) => text } };
  return {
    pack: ({ path, label }) => {
      suites.set(path, { name: label, outcomes: [] });
    },
    outcome: (outcome) => suites.get(outcome.pack.path)?.outcomes.push(outcome),
    end({ passed, failed }) {
      const { out } = terminal;
      out.line('<?xml version="1.0" encoding="UTF-8"?>');
      out.line(`<testsuites name="rulewright" tests="${passed + failed}" failures="${failed}">`);
      for (const [path, { name, outcomes }] of suites) {
        const bad = outcomes.filter(({ result }) => result.kind === "failed").length;
        const errors = outcomes.filter(({ result }) => result.kind === "error").length;
        const file = attribute(shown(path, terminal.cwd));
        out.line(
          `  <testsuite name="${attribute(name)}" file="${file}" tests="${outcomes.length}" failures="${bad}" errors="${errors}">`,
        );
        for (const outcome of outcomes) for (const line of testCase(outcome, plain)) out.line(line);
        out.line("  </testsuite>");
      }
      out.line("</testsuites>");
    },
  };
}

function testCase(outcome: TestOutcome, terminal: Terminal): readonly string[] {
  const { rule, test, result, milliseconds } = outcome;
  const seconds = (milliseconds / 1000).toFixed(3);
  const start = `    <testcase classname="${attribute(rule.key)}" name="${attribute(test.key)}" time="${seconds}"`;
  if (result.kind === "passed") return [`${start}/>`];
  const element = result.kind === "failed" ? "failure" : "error";
  const message = attribute(terminal.text(result.message));
  const details = text(detailsOf(outcome, terminal).join("\n"));
  return [`${start}>`, `      <${element} message="${message}">${details}</${element}>`, "    </testcase>"];
}

/** What XML 1.0 cannot hold in any form. */
const ILLEGAL = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function text(value: string): string {
  return value.replace(ILLEGAL, "\uFFFD").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function attribute(value: string): string {
  return text(value)
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}
