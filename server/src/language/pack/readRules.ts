/** Host nodes → rules with their regions. */

import { RULE_TYPES } from "../schema/schema.js";
import type { HostMapping, HostNode, HostScalar } from "./host/hostNode.js";
import { itemsOf, locatedText, locatedValue } from "./located.js";
import { readTests } from "./readTests.js";
import type { PackRule, Region, TitleText } from "./rulePack.js";
import { mappedTextOf } from "./scalarCodec.js";

/** A class, because each filter text becomes one region even where anchors make several rules use it. */
export class RuleReader {
  readonly rules: PackRule[] = [];
  readonly #regions = new Map<HostScalar, Region>();

  constructor(private readonly hostText: string) {}

  readAll(nodes: readonly HostNode[]): void {
    for (const node of nodes) if (node.kind === "mapping") this.#rule(node);
  }

  regions(): readonly Region[] {
    return [...this.#regions.values()].sort((a, b) => a.hostSpan.start - b.hostSpan.start);
  }

  #rule(mapping: HostMapping): void {
    const index = this.rules.length;
    const properties = new Map(mapping.entries.map((entry) => [entry.key.text, entry]));
    const nodeOf = (key: string): HostNode | undefined => properties.get(key)?.value;
    const type = locatedText(nodeOf("type"));
    const suppressions = nodeOf("suppressions");
    const tests = readTests(nodeOf("tests"));
    for (const { where } of tests) if (where !== undefined) this.#region("where", where, index);
    this.rules.push({
      index,
      span: mapping.span,
      mapping,
      properties,
      name: locatedText(nodeOf("name")),
      type,
      ruleType: RULE_TYPES.find((known) => known === type?.value),
      title: this.#title(nodeOf("title")),
      alertDescription: locatedText(nodeOf("alertDescription")),
      severityOfAlerts: locatedValue(properties.get("severityOfAlerts")),
      window: locatedValue(properties.get("window")),
      threshold: locatedValue(properties.get("threshold")),
      aggregateFields: itemsOf(nodeOf("aggregateFields")).flatMap((item) => locatedText(item) ?? []),
      enabled: locatedValue(properties.get("enabled"))?.value !== false,
      filter: this.#region("filter", nodeOf("filter"), index),
      suppressions: itemsOf(suppressions).flatMap((item) => this.#region("suppression", item, index) ?? []),
      tests: tests.map(({ test }) => test),
    });
  }

  #region(kind: Region["kind"], node: HostNode | undefined, ruleIndex: number): Region | undefined {
    if (node?.kind !== "scalar" || node.style.kind === "json-word") return undefined;
    const known = this.#regions.get(node);
    if (known !== undefined) return known;
    const { text, map: spanMap } = mappedTextOf(this.hostText, node);
    const region: Region = { kind, text, spanMap, hostSpan: node.span, ruleIndex, style: node.style, scalar: node };
    this.#regions.set(node, region);
    return region;
  }

  #title(node: HostNode | undefined): TitleText | undefined {
    if (node?.kind !== "scalar") return undefined;
    return { value: node.text, span: node.span, map: mappedTextOf(this.hostText, node).map };
  }
}
