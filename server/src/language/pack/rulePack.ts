/** A pack as all features read it: what it says, and where in the host each part stands. */

import type { Literal } from "../binding/boundFilter.js";
import type { Diagnostic } from "../checks/diagnostic.js";
import type { IgnoreDirective } from "../checks/ignoreDirectives.js";
import type { RuleTest } from "../ruleTests/ruleTest.js";
import type { RuleType } from "../schema/schema.js";
import type { Span } from "../text/span.js";
import type { SpanMap } from "../text/spanMap.js";
import type { EventValue } from "../values/event.js";
import type { HostEntry, HostMapping, HostNode, HostScalar, HostText, ScalarStyle } from "./host/hostNode.js";

export interface RulePack {
  readonly format: "yaml" | "json" | "tsctl";
  /** What the file holds: rules, or one of the other two files of a tsctl folder. */
  readonly content: "rules" | "ruleset" | "tags";
  /** The host text that all spans refer to. */
  readonly text: string;
  /** What was read of the latest version whose host had no problems: the next version is read with its help. */
  readonly intactHost: HostText | undefined;
  readonly documents: readonly PackDocument[];
  readonly name: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  readonly lists: readonly LookupList[];
  readonly rules: readonly PackRule[];
  /** Every filter text once, even where anchors make several rules use it. In the order of the text. */
  readonly regions: readonly Region[];
  /** Found while reading the host; what the pack checks find comes on top of them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly ignoreDirectives: readonly IgnoreDirective[];
}

/** One document of a YAML text; a JSON text is one. */
export interface PackDocument {
  readonly root: HostNode;
  /** The mapping that holds the properties of the pack; none for a bare rule or an array of rules. */
  readonly properties: HostMapping | undefined;
}

export interface Located<Value> {
  readonly value: Value;
  /** In the host, with the quotes where there are any. */
  readonly span: Span;
}

export interface PackRule {
  /** Its place in `rules`. */
  readonly index: number;
  readonly span: Span;
  readonly mapping: HostMapping;
  /** Everything that the rule says, known or not; of several entries with one key the last one. */
  readonly properties: ReadonlyMap<string, HostEntry>;
  readonly name: Located<string> | undefined;
  /** As written. */
  readonly type: Located<string> | undefined;
  /** The type where it is one that we know. */
  readonly ruleType: RuleType | undefined;
  readonly title: TitleText | undefined;
  readonly alertDescription: Located<string> | undefined;
  readonly severityOfAlerts: Located<EventValue> | undefined;
  /** In seconds. */
  readonly window: Located<EventValue> | undefined;
  readonly threshold: Located<EventValue> | undefined;
  readonly aggregateFields: readonly Located<string>[];
  readonly enabled: boolean;
  readonly filter: Region | undefined;
  readonly suppressions: readonly Region[];
  readonly tests: readonly RuleTest[];
}

/** The title with a map, because its `{{placeholders}}` have spans. */
export interface TitleText extends Located<string>, InHost {
  readonly map: SpanMap;
}

/** What finds its way back to the host only when it is asked to, and keeps the text of the host until then. */
interface InHost {
  /** Says that an edit has left its place alone, so that the text before the edit need not be kept for it. */
  stillIn(hostText: string): void;
}

/** A text of the filter language inside a pack. */
export interface Region extends InHost {
  /** `where`: selects the events of a rule test. */
  readonly kind: "filter" | "suppression" | "where";
  readonly text: string;
  readonly spanMap: SpanMap;
  /** With quotes or header. */
  readonly hostSpan: Span;
  /** The rule that has it; the first of them where several share it through an anchor. */
  readonly ruleIndex: number;
  readonly style: ScalarStyle;
  /** What `hostEditsOf` needs to write it anew. */
  readonly scalar: HostScalar;
}

export interface LookupList {
  /** Without `@`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From the name to the end of the values. */
  readonly span: Span;
  readonly values: readonly Located<Literal>[];
  readonly displayName: Located<string> | undefined;
  readonly description: Located<string> | undefined;
}

/** The lists of a pack as an analysis wants them; of several with one name the last one. */
export function literalsByList(lists: readonly LookupList[]): ReadonlyMap<string, readonly Literal[]> {
  return new Map(lists.map(({ name, values }) => [name, values.map(({ value }) => value)]));
}
