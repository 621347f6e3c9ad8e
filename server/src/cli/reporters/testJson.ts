/** Rule tests for programs. */

import { lineIndex } from "../../language/index.js";
import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";
import { exactJson, type JsonValue } from "./exactJson.js";
import type { TestOutcome, TestReporter } from "./testReport.js";
import { truthTreeJson } from "./truthTree.js";

const VERSION = 1;

export function jsonTestReporter(terminal: Terminal): TestReporter {
  const tests: JsonValue[] = [];
  return {
    pack: () => undefined,
    outcome: (outcome) => tests.push(outcomeJson(outcome, terminal)),
    end: (summary) => terminal.out.line(exactJson({ version: VERSION, tests, summary: { ...summary } })),
  };
}

function outcomeJson({ pack, rule, test, result, milliseconds }: TestOutcome, terminal: Terminal): JsonValue {
  const index = lineIndex(test.file.text);
  const { line, character } = index.positionAt(test.test.nameSpan.start);
  const base = {
    pack: pack.label,
    rule: rule.key,
    test: test.key,
    file: shown(test.file.path, terminal.cwd),
    line: line + 1,
    column: character + 1,
    outcome: result.kind,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
  };
  switch (result.kind) {
    case "passed":
      return { ...base, events: result.judged };
    case "error":
      return { ...base, message: terminal.text(result.message) };
    case "failed": {
      const { failure } = result;
      const message = terminal.text(result.message);
      if (failure.kind === "count")
        return { ...base, events: result.judged, message, expected: failure.expected, actual: failure.actual };
      const explanation = truthTreeJson(rule.rule.filter?.text ?? "", failure.filter, terminal);
      return {
        ...base,
        events: result.judged,
        message,
        expected: failure.expected,
        actual: failure.actual,
        eventIndex: failure.eventIndex,
        explanation,
      };
    }
    default:
      return result satisfies never;
  }
}
