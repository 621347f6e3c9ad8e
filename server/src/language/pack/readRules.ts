/** Host nodes → rules with their regions. */

import { RULE_TYPES } from "../schema/schema.js";
import type { HostMapping, HostNode, HostScalar } from "./host/hostNode.js";
import { LazyRegion, LazyTitle } from "./lazyRegion.js";
import { itemsOf, locatedText, locatedValue } from "./located.js";
import { readTests } from "./readTests.js";
import type { PackRule, Region, RulePack, TitleText } from "./rulePack.js";

/** A class, because each filter text becomes one region even where anchors make several rules use it. */
export class RuleReader {
  readonly rules: PackRule[] = [];
  readonly #regions = new Map<HostScalar, Region>();

  #byRule: ReadonlyMap<number, readonly Region[]> | undefined;
  readonly #known: ReadonlyMap<HostMapping, PackRule>;

  /** @param previous an earlier version: a rule whose very nodes are still there is taken from it */
  constructor(
    private readonly hostText: string,
    private readonly previous?: Pick<RulePack, "rules" | "regions">,
  ) {
    this.#known = new Map(previous?.rules.map((rule) => [rule.mapping, rule]));
  }

  readAll(nodes: readonly HostNode[]): void {
    for (const node of nodes) if (node.kind === "mapping") this.#rule(node);
  }

  regions(): readonly Region[] {
    return [...this.#regions.values()].sort((a, b) => a.hostSpan.start - b.hostSpan.start);
  }

  #rule(mapping: HostMapping): void {
    const index = this.rules.length;
    const known = this.#known.get(mapping);
    if (known?.index === index) {
      this.#keep(known);
      return;
    }
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

  #keep(rule: PackRule): void {
    this.rules.push(rule);
    rule.title?.stillIn(this.hostText);
    for (const region of this.#regionsByRule().get(rule.index) ?? []) {
      region.stillIn(this.hostText);
      this.#regions.set(region.scalar, region);
    }
  }

  #regionsByRule(): ReadonlyMap<number, readonly Region[]> {
    if (this.#byRule !== undefined) return this.#byRule;
    const byRule = new Map<number, Region[]>();
    for (const region of this.previous?.regions ?? []) {
      const regions = byRule.get(region.ruleIndex);
      if (regions === undefined) byRule.set(region.ruleIndex, [region]);
      else regions.push(region);
    }
    this.#byRule = byRule;
    return byRule;
  }

  #region(kind: Region["kind"], node: HostNode | undefined, ruleIndex: number): Region | undefined {
    if (node?.kind !== "scalar" || node.style.kind === "json-word") return undefined;
    const known = this.#regions.get(node);
    if (known !== undefined) return known;
    const region = new LazyRegion(kind, ruleIndex, this.hostText, node);
    this.#regions.set(node, region);
    return region;
  }

  #title(node: HostNode | undefined): TitleText | undefined {
    return node?.kind === "scalar" ? new LazyTitle(this.hostText, node) : undefined;
  }
}
