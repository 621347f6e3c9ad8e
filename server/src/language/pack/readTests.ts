/** Host nodes → rule tests. What does not have the right shape is `missing`; the check `test-shape` says why. */

import {
  EXPECTED_VERDICTS,
  type Expectation,
  type ExpectedCount,
  type RuleTest,
  type TestInput,
} from "../ruleTests/ruleTest.js";
import { findEntry, type HostMapping, type HostNode, type HostScalar } from "./host/hostNode.js";
import { eventRecordOf } from "./host/hostValue.js";
import { readLists } from "./readLists.js";
import { literalsByList } from "./rulePack.js";

export interface TestInPack {
  readonly test: RuleTest;
  /** The filter that selects events, which is a region of its own. */
  readonly where: HostScalar | undefined;
}

export function readTests(node: HostNode | undefined): readonly TestInPack[] {
  if (node?.kind !== "sequence") return [];
  return node.items.flatMap((item, index) => (item.kind === "mapping" ? [readTest(item, index)] : []));
}

function readTest(mapping: HostMapping, index: number): TestInPack {
  const name = findEntry(mapping, "name")?.value;
  const whereNode = findEntry(mapping, "where")?.value;
  const where = whereNode?.kind === "scalar" ? whereNode : undefined;
  const test: RuleTest = {
    name: name?.kind === "scalar" && name.text !== "" ? name.text : `#${index + 1}`,
    span: mapping.span,
    nameSpan: name?.span ?? mapping.entries[0]?.key.span ?? mapping.span,
    input: inputOf(mapping, where),
    expectation: expectationOf(findEntry(mapping, "expect")?.value, mapping),
    lists: literalsByList(readLists(findEntry(mapping, "lists")?.value)),
  };
  return { test, where };
}

function inputOf(mapping: HostMapping, where: HostScalar | undefined): TestInput {
  const event = findEntry(mapping, "event")?.value;
  if (event?.kind === "mapping") return { kind: "event", record: eventRecordOf(event), span: event.span };
  const events = findEntry(mapping, "events")?.value;
  if (event !== undefined || events?.kind !== "scalar" || events.text === "") return { kind: "missing" };
  return {
    kind: "events",
    path: events.text,
    span: events.span,
    where: where === undefined ? undefined : { text: where.text, span: where.span },
  };
}

function expectationOf(node: HostNode | undefined, test: HostMapping): Expectation {
  if (node?.kind === "scalar") {
    const expected = EXPECTED_VERDICTS.find((verdict) => verdict === node.text);
    return expected === undefined
      ? { kind: "missing", span: node.span }
      : { kind: "verdict", expected, span: node.span };
  }
  if (node?.kind !== "mapping") return { kind: "missing", span: node?.span ?? test.entries[0]?.key.span ?? test.span };
  const matches = countOf(node, "matches");
  const alerts = countOf(node, "alerts");
  if (matches === undefined && alerts === undefined) return { kind: "missing", span: node.span };
  return { kind: "counts", matches, alerts, span: node.span };
}

function countOf(mapping: HostMapping, key: string): ExpectedCount | undefined {
  const node = findEntry(mapping, key)?.value;
  if (node?.kind !== "scalar" || typeof node.value !== "number" || !isCount(node.value)) return undefined;
  return { expected: node.value, span: node.span };
}

export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
