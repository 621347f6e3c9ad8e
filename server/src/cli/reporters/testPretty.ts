/** Rule tests for people: a line for each, and for one that fails what was expected and why it is otherwise. */

import { defineMessages, lineIndex } from "../../language/index.js";
import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";
import { codeFrame } from "./codeFrame.js";
import { shownPath, shownText } from "./shownText.js";
import type { TestOutcome, TestReporter } from "./testReport.js";
import { truthTree } from "./truthTree.js";

const messages = defineMessages("test-report", {
  summary: {
    en: "{passed} passed, {failed} failed",
    es: "{passed} correctas, {failed} fallidas",
    "pt-br": "{passed} passaram, {failed} falharam",
  },
  filter: { en: "The filter on this event:", es: "El filtro en este evento:", "pt-br": "O filtro neste evento:" },
  suppression: {
    en: "Suppression {number} on this event:",
    es: "La supresión {number} en este evento:",
    "pt-br": "A supressão {number} neste evento:",
  },
});

export function prettyTestReporter(terminal: Terminal): TestReporter {
  const { out } = terminal;
  return {
    pack: ({ path, label }) =>
      out.line(
        `${out.paint("strong", shownText(label).text)}  ${out.paint("faint", shownPath(shown(path, terminal.cwd)))}`,
      ),
    outcome(outcome) {
      const { rule, test, result } = outcome;
      const mark = result.kind === "passed" ? out.paint("good", "✓") : out.paint("bad", "✗");
      out.line(`  ${mark} ${shownText(rule.key).text} › ${shownText(test.key).text}`);
      for (const line of detailsOf(outcome, terminal)) out.line(`    ${line}`.trimEnd());
    },
    end: ({ passed, failed }) =>
      out.line(
        `\n${terminal.text(messages.summary({ passed: terminal.number(passed), failed: terminal.number(failed) }))}`,
      ),
  };
}

/** Nothing for a test that passed. */
export function detailsOf({ rule, test, result }: TestOutcome, terminal: Terminal): readonly string[] {
  if (result.kind === "passed") return [];
  const index = lineIndex(test.file.text);
  const { line, character } = index.positionAt(result.span.start);
  const place = `${shownPath(shown(test.file.path, terminal.cwd))}:${line + 1}:${character + 1}`;
  const details = [
    `${place} ${shownText(terminal.text(result.message)).text}`,
    ...codeFrame(index, result.span, terminal.out, "error"),
  ];
  if (result.kind === "error" || result.failure.kind === "count") return details;
  const { filter, suppressions } = result.failure;
  details.push(terminal.text(messages.filter()), ...truthTree(rule.rule.filter?.text ?? "", filter, terminal, "  "));
  // Suppressions say nothing where the filter is false.
  if (filter.truth === true)
    suppressions.forEach((suppression, number) => {
      const text = rule.rule.suppressions[number]?.text ?? "";
      details.push(terminal.text(messages.suppression({ number: number + 1 })));
      details.push(...truthTree(text, suppression, terminal, "  "));
    });
  return details;
}
