/**
 * Edits that add a rule test: to a rule of a YAML pack, or to the file of tests beside a JSON pack or in a tsctl folder.
 * Only what stands in lines, not in brackets, is added to; and an edit is offered only after its result was read again
 * and had all former tests and the new one as it was meant.
 */

import type { ExpectedVerdict, RuleTest } from "../ruleTests/ruleTest.js";
import { span } from "../text/span.js";
import { applyEdits, type TextEdit } from "../text/textEdit.js";
import type { EventRecord } from "../values/event.js";
import { writeJson } from "../values/writeJson.js";
import { findEntry, type HostMapping, type HostNode } from "./host/hostNode.js";
import { openPack } from "./openPack.js";
import { openTests, type TestFile } from "./openTests.js";
import type { PackRule, RulePack } from "./rulePack.js";
import { entryLines } from "./yaml/writeYaml.js";

export interface NewTest {
  readonly name: string;
  readonly record: EventRecord;
  readonly expect: ExpectedVerdict;
}

/**
 * The edit that adds a test to a rule of its own pack; `undefined` where the pack's format or layout has no place for it.
 *
 * @example addTestToRule(pack, pack.rules[0], { name: "alerts", record: { exe: "/bin/sh" }, expect: "alert" })
 */
export function addTestToRule(pack: RulePack, rule: PackRule, test: NewTest): TextEdit | undefined {
  if (pack.format !== "yaml") return undefined;
  const edit = addItem(pack.text, rule.mapping, "tests", test);
  if (edit === undefined) return undefined;
  const after = openPack("x.rules.yaml", applyEdits(pack.text, [edit])).rules;
  const isSame = after.every(({ tests, filter }, index) => {
    const { tests: before = [], filter: filterBefore } = pack.rules[index] ?? {};
    if (filter?.text !== filterBefore?.text) return false;
    return index === rule.index ? hasOneMore(before, tests, test) : tests.length === before.length;
  });
  return isSame && after.length === pack.rules.length ? edit : undefined;
}

/**
 * The edit that adds a test to a file of tests, which may be empty; `undefined` where its layout has no place for it.
 *
 * @example addTestToFile(openTests(""), "Root login", { name: "alerts", record: {}, expect: "alert" })?.newText
 */
export function addTestToFile(file: TestFile, ruleName: string, test: NewTest): TextEdit | undefined {
  const [root] = file.roots;
  const edit =
    root === undefined || isEmpty(root)
      ? addFirst(file.text, ruleName, test)
      : addToRoot(file.text, root, ruleName, test);
  if (edit === undefined) return undefined;
  const testsOf = ({ rules }: TestFile, name: string): readonly RuleTest[] =>
    rules.filter((one) => one.ruleName.value === name).flatMap(({ tests }) => tests);
  const after = openTests(applyEdits(file.text, [edit]));
  const isSame = file.rules.every(({ ruleName: { value } }) => {
    return value === ruleName || testsOf(file, value).length === testsOf(after, value).length;
  });
  return isSame && hasOneMore(testsOf(file, ruleName), testsOf(after, ruleName), test) ? edit : undefined;
}

function hasOneMore(
  before: readonly RuleTest[],
  after: readonly RuleTest[],
  { name, record, expect }: NewTest,
): boolean {
  const added = after.at(-1);
  if (after.length !== before.length + 1 || added === undefined) return false;
  const { input, expectation } = added;
  return (
    added.name === name &&
    input.kind === "event" &&
    writeJson(input.record) === writeJson(record) &&
    expectation.kind === "verdict" &&
    expectation.expected === expect
  );
}

function isEmpty(root: HostNode): boolean {
  return root.kind === "scalar" && root.text === "";
}

function addFirst(text: string, ruleName: string, test: NewTest): TextEdit {
  const entry = linesOf(ruleName, test);
  const lineBreak = lineBreakOf(text);
  const before = text === "" || text.endsWith("\n") ? "" : lineBreak;
  return { span: span(text.length, text.length), newText: before + entry.map((line) => line + lineBreak).join("") };
}

function addToRoot(text: string, root: HostNode, ruleName: string, test: NewTest): TextEdit | undefined {
  return root.kind === "mapping" ? addItem(text, root, ruleName, test) : undefined;
}

/** Adds a test to the list that is, or will be, the value of a key. */
function addItem(text: string, mapping: HostMapping, key: string, test: NewTest): TextEdit | undefined {
  const [first] = mapping.entries;
  if (mapping.flow || first === undefined) return undefined;
  const column = columnOf(text, first.key.span.start);
  const entry = findEntry(mapping, key);
  if (entry === undefined) {
    const last = mapping.entries.at(-1);
    return last && insertBelow(text, last.span.end, indented(linesOf(key, test), column));
  }
  const { value } = entry;
  const [, ...item] = linesOf(key, test);
  if (value?.kind === "sequence" && value.items.length > 0) {
    if (text[value.span.start] !== "-") return undefined;
    const dash = columnOf(text, value.span.start);
    return insertBelow(
      text,
      value.span.end,
      indented(
        item.map((line) => line.slice(STEP.length)),
        dash,
      ),
    );
  }
  const isUnwritten = value === undefined || (value.kind === "scalar" && value.text === "");
  return isUnwritten ? insertBelow(text, entry.key.span.end, indented(item, column)) : undefined;
}

const STEP = "  ";

/** The key, and one test below it. */
function linesOf(key: string, { name, record, expect }: NewTest): readonly string[] {
  const test = [...entryLines("name", name), ...entryLines("event", record), ...entryLines("expect", expect)];
  const [keyLine = ""] = entryLines(key, null);
  const item = test.map((line, index) => `${STEP}${index === 0 ? "- " : "  "}${line}`);
  return [keyLine.replace(/ null$/, ""), ...item];
}

function indented(lines: readonly string[], column: number): readonly string[] {
  return lines.map((line) => " ".repeat(column) + line);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Below the line on which something ends; a block of text may end behind its last line break already. */
function insertBelow(text: string, end: number, lines: readonly string[]): TextEdit {
  const lineBreak = lineBreakOf(text);
  const added = lines.map((line) => line + lineBreak).join("");
  if (end > 0 && text[end - 1] === "\n") return { span: span(end, end), newText: added };
  const found = text.indexOf("\n", end);
  if (found !== -1) return { span: span(found + 1, found + 1), newText: added };
  return { span: span(text.length, text.length), newText: lineBreak + added.slice(0, -lineBreak.length) };
}

function lineBreakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
