/**
 * Our own conversation between the language server and an editor that knows us, beside what the Language Server
 * Protocol already has. Types only, so that the client bundles no line of the server. Everything is plain JSON: an
 * answer that is "nothing" is `null`, because JSON-RPC has no `undefined`. Ranges are LSP ranges (lines and UTF-16
 * characters), and `uri` is always a document's URI as text. Every text is already in the reader's language.
 *
 * Settings are not part of this: the server asks for the section `rulewright` with `workspace/configuration`.
 */

export interface Requests {
  /** The rule tests of one pack, or of every pack in the workspace and in open documents. */
  "rulewright/findTests": { readonly params: FindTestsParams; readonly result: readonly TestPack[] };
  /** Runs tests of one pack; cancellable. Answers one result for each test that still exists, in the order asked. */
  "rulewright/runTests": { readonly params: RunTestsParams; readonly result: readonly TestResult[] };
  /** Files and folders of saved events that a filter could be judged on, the likeliest first. */
  "rulewright/findEvents": { readonly params: FilterParams; readonly result: readonly EventSource[] };
  /** The first events of a source, for choosing one of them. */
  "rulewright/listEvents": { readonly params: ListEventsParams; readonly result: EventList };
  /** Chooses the events that a filter is judged on, or with `null` none. Followed by `rulewright/eventsChosen`. */
  "rulewright/chooseEvents": { readonly params: ChosenEvents; readonly result: null };
  /** Moves to the next or previous event of the chosen source, round its ends; `null` where there is none. */
  "rulewright/stepEvent": { readonly params: StepEventParams; readonly result: EventChoice | null };
  /** What the filter at a position (inside the filter or anywhere in its rule) says of its events; `null` off any rule. */
  "rulewright/summary": { readonly params: PlaceParams; readonly result: EvaluationSummary | null };
  /** The whole truth tree of a filter on one event; `null` where no event is chosen or the filter does not parse. */
  "rulewright/explain": { readonly params: FilterParams; readonly result: Explanation | null };
  /** Makes an event for a rule; `null` where there is no such rule, or no predicate at the place. */
  "rulewright/generateEvent": { readonly params: GenerateParams; readonly result: GeneratedEvent | null };
  /** How to add such an event to the tests of its rule; `null` where there is no such rule, predicate or event. */
  "rulewright/addRuleTest": { readonly params: GenerateParams; readonly result: RuleTestEdit | null };
  /** All rules of the workspace's packs, the nearest to an alert on one event first; `null` where there is no event. */
  "rulewright/almostFired": { readonly params: AlmostFiredParams; readonly result: Explanation | null };
  /** An event as JSON, for events that stand in no file that the editor could show; `null` where there is none. */
  "rulewright/eventText": { readonly params: EventTextParams; readonly result: string | null };
  /**
   * How the rules of the pack that a document belongs to stand to each other; cancellable. `null` where it is no pack's.
   * Refused as outdated where the pack is edited meanwhile.
   */
  "rulewright/relations": { readonly params: RelationsParams; readonly result: PackRelations | null };
}

/** All of them go from the server to the client. */
export interface Notifications {
  /** The tests of this pack were found anew or may now end otherwise: the pack, its events or its lists were edited. */
  "rulewright/testsChanged": TestPack;
  /** The choice of events of a filter changed. The client keeps it and sends it back at the next start. */
  "rulewright/eventsChosen": ChosenEvents;
  /** The summaries and explanations of this document may have changed. */
  "rulewright/evaluated": { readonly uri: string };
}

/**
 * What the editor executes when a code lens or a code action of the server names it, with its arguments. Without
 * arguments each works on the rule at the cursor. They belong to the client: a server that announced them as its own
 * `executeCommandProvider` would register them a second time, so it may name them only where `InitializationOptions`
 * came with the handshake.
 */
export interface ClientCommands {
  "rulewright.runTests": readonly [filter?: FilterReference];
  "rulewright.chooseEvents": readonly [filter?: FilterReference];
  "rulewright.clearEvents": readonly [filter?: FilterReference];
  "rulewright.nextEvent": readonly [filter?: FilterReference];
  "rulewright.previousEvent": readonly [filter?: FilterReference];
  "rulewright.nextMatch": readonly [filter?: FilterReference];
  "rulewright.previousMatch": readonly [filter?: FilterReference];
  "rulewright.whyNot": readonly [filter?: FilterReference];
  "rulewright.generateEvent": readonly [filter?: FilterReference];
  /** Without a place: for the predicate at the cursor. */
  "rulewright.generateNearMiss": readonly [filter?: FilterReference, predicateAt?: Position];
  "rulewright.addMatchingTest": readonly [filter?: FilterReference];
  "rulewright.addNearMissTest": readonly [filter?: FilterReference, predicateAt?: Position];
  /** On the event at the cursor of a file of events, or on the chosen one of the rule at the cursor. */
  "rulewright.almostFired": readonly [filter?: FilterReference];
  /** Of the pack in the active editor. */
  "rulewright.showRelations": readonly [];
  /** Where a name in the picture of a pack leads to. */
  "rulewright.showRule": readonly [place: Place];
  "rulewright.toggleInlayHints": readonly [];
  "rulewright.showCheck": readonly [code?: string];
}

/** The client's `initializationOptions`. Another editor sends none of this, and the server must do without it. */
export interface InitializationOptions {
  /** The language of the editor's own texts, such as `pt-br`. */
  readonly locale: string;
  /**
   * Whether the user trusts the workspace. Every feature works without trust; one that would ever follow a path out
   * of the workspace has to look here first.
   */
  readonly trusted: boolean;
  /** The choices that earlier sessions ended with. A file may be gone by now: such a choice counts as none. */
  readonly chosenEvents: readonly ChosenEvents[];
}

// --- LSP's own shapes, repeated so that this file needs no package ---

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface DocumentParams {
  readonly uri: string;
}

export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
}

// --- Filters ---

/** A rule of a pack, or the one filter of a filter file. */
export interface FilterReference {
  /** The pack or filter file. */
  readonly uri: string;
  /** The rule's key in its pack; absent in a filter file. */
  readonly rule?: string;
}

export interface FilterParams {
  readonly filter: FilterReference;
}

// --- Rule tests ---

/**
 * Keys name rules within a pack and tests within a rule: the name itself, with ` (2)`, ` (3)`… after the second and
 * further of the same name, and the position (`#1`) for want of a name. So a key survives edits elsewhere in the pack.
 */
export interface TestReference {
  readonly pack: string;
  readonly rule: string;
  readonly test: string;
}

/** A pack and its rules that have tests; without rules, it has no tests (any more). */
export interface TestPack {
  /** The pack's document; of a tsctl folder, its `ruleset.json`. */
  readonly uri: string;
  /** The pack's name, or its file's. */
  readonly label: string;
  readonly rules: readonly TestRule[];
}

export interface TestRule {
  readonly key: string;
  readonly label: string;
  /** Where the rule's name stands: in the pack, or in a tsctl folder's `rule.json`. */
  readonly place: Place;
  readonly tests: readonly TestEntry[];
}

export interface TestEntry {
  readonly key: string;
  readonly label: string;
  /** Where the test stands: in the pack itself or in the tests file beside it. */
  readonly place: Place;
}

export interface FindTestsParams {
  /** A pack, its tests file or a file of its folder; absent for the whole workspace. */
  readonly uri?: string;
}

export interface RunTestsParams {
  readonly pack: string;
  readonly tests: readonly TestReference[];
}

export type TestResult =
  | { readonly kind: "passed"; readonly test: TestReference; readonly milliseconds: number }
  | {
      readonly kind: "failed";
      readonly test: TestReference;
      readonly milliseconds: number;
      readonly failures: readonly TestFailure[];
    }
  /** The test could not be judged: its filter does not parse, its events cannot be read. */
  | { readonly kind: "errored"; readonly test: TestReference; readonly failures: readonly TestFailure[] };

export interface TestFailure {
  readonly message: string;
  /** Both or neither; the editor shows them as a difference. */
  readonly expected?: string;
  readonly actual?: string;
  /** The failing line: the expectation, or the part of the filter that decided. */
  readonly place: Place;
  /** Why, as the lines of the explanation that decided. */
  readonly explanation: readonly string[];
}

// --- Saved events ---

export interface EventSource {
  readonly kind: "file" | "folder";
  readonly uri: string;
  /** Its path in the workspace. */
  readonly label: string;
  /** What the reader recognised and how many events it holds, where that is known without reading it all. */
  readonly detail?: string;
}

/** A whole source, or with an index (from 0, in the source's own order) a single event of it. */
export interface EventChoice {
  readonly source: string;
  readonly index?: number;
}

export interface ChosenEvents {
  readonly filter: FilterReference;
  readonly choice: EventChoice | null;
}

export interface ListEventsParams {
  readonly source: string;
  /** For marking the events that this filter matches. */
  readonly filter?: FilterReference;
  readonly limit: number;
}

export interface EventList {
  readonly events: readonly ListedEvent[];
  /** How many the source holds, as far as it was read. */
  readonly total: number;
}

export interface ListedEvent {
  readonly index: number;
  /** What tells it from others at a glance: `ConsoleLogin by alice`. */
  readonly label: string;
  readonly detail?: string;
  readonly verdict?: Verdict;
}

export interface StepEventParams {
  readonly filter: FilterReference;
  readonly step: 1 | -1;
  /** Goes on to an event that the rule matches. */
  readonly matching?: boolean;
}

// --- Relations of rules ---

export interface RelationsParams extends DocumentParams {
  /** Of the cursor: the rule there is told about first. */
  readonly position?: Position;
}

export interface PackRelations extends RelationPart {
  /** The pack's document; of a tsctl folder, its `ruleset.json`. */
  readonly pack: string;
  /** The rule at the cursor with what it relates to, where there is one. */
  readonly focus?: RelationPart;
}

export interface RelationPart {
  readonly title: string;
  /** How to read the picture, the counts, and what is not drawn: a sentence each. */
  readonly notes: readonly string[];
  /** The picture for a page that says how it looks; empty where there is none. Its links run `rulewright.showRule`. */
  readonly svg: string;
  readonly sections: readonly RelationTexts[];
}

export interface RelationTexts {
  readonly title: string;
  readonly lines: readonly RelationText[];
}

export interface RelationText {
  /** 1 for what lies within the rule above it. */
  readonly depth: 0 | 1;
  readonly mark: "" | "=" | "∩" | "?";
  readonly text: string;
  /** Where the rule's name stands. */
  readonly place?: Place;
}

// --- Evaluation ---

/** A filter file knows no suppressions, so its matches are alerts. */
export type Verdict = "alert" | "suppressed" | "none";

export interface EvaluationSummary {
  readonly filter: FilterReference;
  /** The rule's name, or the filter file's. */
  readonly label: string;
  readonly choice: EventChoice | null;
  /** The chosen events in words: `console-logins.json, event 3 of 12`. */
  readonly events?: string;
  readonly outcome: Outcome;
  /** The outcome in words: `alert`, `37 of 1,463 match`, or why there is none. */
  readonly text: string;
}

export type Outcome =
  | { readonly kind: "noEvents" }
  | { readonly kind: "pending" }
  | { readonly kind: "verdict"; readonly verdict: Verdict }
  | { readonly kind: "counts"; readonly matches: number; readonly suppressed: number; readonly total: number }
  /** The filter does not parse, or the events cannot be read. */
  | { readonly kind: "failed" };

export interface Explanation {
  /** The rule and the event in words: the document's first line. */
  readonly title: string;
  /** The tree in reading order, parents before children. */
  readonly lines: readonly ExplanationLine[];
  /** What would change the verdict, below the tree; absent where that is not asked. */
  readonly changes?: readonly ChangeLine[];
}

/** The URI scheme of events whose text comes from `rulewright/eventText`; the query is `EventTextParams`, as in a form. */
export type EventScheme = "rulewright-event";

export interface EventTextParams {
  readonly filter: FilterReference;
  /** From 0, in the filter's chosen source. */
  readonly index: number;
}

/** A line of what would change the verdict: a heading, a change, or one of its edits. */
export interface ChangeLine {
  readonly depth: number;
  readonly text: string;
  /** What to look at: in the event or in the filter. */
  readonly place?: Place;
  /** For a change of the filter: what makes it. */
  readonly edit?: RuleEdit;
}

/** Edits of one document, for the version that they were made for; 0 for a file that is not open. */
export interface RuleEdit {
  readonly uri: string;
  readonly version: number;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

export interface ExplanationLine {
  /** 0 for the verdict and the roots (filter, each suppression), one more at each level. */
  readonly depth: number;
  readonly mark: "true" | "false" | "note";
  /** The expression as written and the reason, without mark and indentation. */
  readonly text: string;
  /** The expression in the pack or filter file, for going there. */
  readonly place?: Place;
}

// --- Events made to order ---

export interface GenerateParams {
  readonly filter: FilterReference;
  /** For a near miss: a place inside of its predicate. Absent for an event that matches. */
  readonly predicateAt?: Position;
}

export interface GeneratedEvent {
  /** The event as JSON; `null` where there is none. */
  readonly json: string | null;
  /** What it is and of which rule, or why there is none. */
  readonly message: string;
  /** Whether a test of it can be added. */
  readonly canBeTest: boolean;
}

export type RuleTestEdit =
  | {
      readonly kind: "edit";
      readonly uri: string;
      /** Whether the file has yet to be made. */
      readonly isNew: boolean;
      readonly range: Range;
      readonly newText: string;
    }
  /** The tests are laid out in a way that cannot be added to. */
  | { readonly kind: "refused"; readonly message: string };

export type AlmostFiredParams =
  /** The chosen event of a rule. */
  | { readonly filter: FilterReference }
  /** A text of saved events, and a place inside of one of them. */
  | { readonly text: string; readonly position: Position };
