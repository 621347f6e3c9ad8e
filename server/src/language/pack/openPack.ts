/** File name and text → rule pack. */

import type { Diagnostic } from "../checks/diagnostic.js";
import type { HostMapping, HostNode, HostText } from "./host/hostNode.js";
import { findEntry } from "./host/hostNode.js";
import { cutFilterDiagnostics, hostDiagnostics } from "./hostDiagnostics.js";
import { readIgnoreDirectives } from "./ignoreComments.js";
import { readJson } from "./json/readJson.js";
import { locatedText } from "./located.js";
import { readLists } from "./readLists.js";
import { RuleReader } from "./readRules.js";
import type { PackDocument, RulePack } from "./rulePack.js";
import { readYaml } from "./yaml/readYaml.js";
import { readYamlAgain } from "./yaml/readYamlAgain.js";

/**
 * Reads a pack. Total: any text gives a pack, with what could be read of it and diagnostics for the rest. The name
 * decides how: `*.rules.yaml`, `*.rules.yml`, `*.rules.json`, or the files of a tsctl folder (`rule.json`,
 * `ruleset.json`, `tags.json`). A text of another name is read as YAML.
 *
 * @param previous an earlier version of the same pack: what an edit has left alone is taken from it
 * @example openPack("ecr.rules.yaml", "name: ECR\nrules: []\n").name?.value // "ECR"
 */
export function openPack(name: string, text: string, previous?: RulePack): RulePack {
  const kind = packKind(name) ?? { format: "yaml", content: "rules" };
  const host = kind.format === "yaml" ? readYamlAfter(text, previous) : readJson(text);
  const documents = host.roots.map((root) => ({ root, properties: packProperties(root, kind.content) }));
  const rules = new RuleReader(text, previous);
  if (kind.content === "rules") for (const document of documents) rules.readAll(ruleNodes(document));
  const regions = rules.regions();
  const properties = documents.flatMap((document) => document.properties ?? []);
  return {
    ...kind,
    text,
    intactHost: host.problems.length === 0 ? host : previous?.intactHost,
    documents,
    name: firstText(properties, "name"),
    description: firstText(properties, "description"),
    lists: properties.flatMap((mapping) => readLists(findEntry(mapping, "lists")?.value)),
    rules: rules.rules,
    regions,
    diagnostics: inOrder([...hostDiagnostics(host.problems), ...cutFilterDiagnostics(host, regions)]),
    ignoreDirectives: readIgnoreDirectives(host),
  };
}

function readYamlAfter(text: string, previous: RulePack | undefined): HostText {
  const intact = previous?.format === "yaml" ? previous.intactHost : undefined;
  return (intact && readYamlAgain(text, intact)) ?? readYaml(text);
}

/** Whether a file of this name is a pack or part of one. */
export function isPackName(path: string): boolean {
  return packKind(path) !== undefined;
}

/** Whether a file of this name holds the rule tests of a JSON pack or a tsctl folder. */
export function isTestsName(path: string): boolean {
  const base = baseName(path);
  return /\.tests\.ya?ml$/i.test(base) || /^tests\.ya?ml$/i.test(base);
}

type PackKind = Pick<RulePack, "format" | "content">;

function packKind(path: string): PackKind | undefined {
  const base = baseName(path);
  if (/\.rules\.ya?ml$/i.test(base)) return { format: "yaml", content: "rules" };
  if (/\.rules\.json$/i.test(base)) return { format: "json", content: "rules" };
  if (base === "rule.json") return { format: "tsctl", content: "rules" };
  if (base === "ruleset.json") return { format: "tsctl", content: "ruleset" };
  return base === "tags.json" ? { format: "tsctl", content: "tags" } : undefined;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** Keys that only a rule has: with one of them, and without `rules`, a mapping is a bare rule. */
const RULE_KEYS = ["filter", "type", "severityOfAlerts", "alertDescription", "aggregateFields", "threshold"];

function packProperties(root: HostNode, content: RulePack["content"]): HostMapping | undefined {
  if (root.kind !== "mapping") return undefined;
  if (content !== "rules" || findEntry(root, "rules") !== undefined) return root;
  return RULE_KEYS.some((key) => findEntry(root, key) !== undefined) ? undefined : root;
}

function ruleNodes({ root, properties }: PackDocument): readonly HostNode[] {
  if (root.kind === "sequence") return root.items;
  if (root.kind === "scalar") return [];
  if (properties === undefined) return [root];
  const rules = findEntry(properties, "rules")?.value;
  return rules?.kind === "sequence" ? rules.items : [];
}

function firstText(mappings: readonly HostMapping[], key: string): RulePack["name"] {
  for (const mapping of mappings) {
    const text = locatedText(findEntry(mapping, key)?.value);
    if (text !== undefined) return text;
  }
  return undefined;
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.span.start - b.span.start);
}
