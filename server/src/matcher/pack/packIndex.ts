/** Judges an event by all rules of a pack at once. */

import type { Event } from "../../language/index.js";
import { type Condition, NEVER, VIRTUAL_TYPES, type VirtualType } from "../condition.js";
import { virtualTypeCondition } from "../recordKeys.js";
import { tellsEventsApart } from "./anchors.js";
import { areAllTrue, type Check, Checks, isTrue } from "./checks.js";
import { sharesOf } from "./frequencies.js";
import { PackTests } from "./packTests.js";
import { buildTree, type PackTree, type RuleGroup } from "./packTree.js";
import { PassedTests } from "./passedTests.js";
import type { VerdictList } from "./ruleVerdicts.js";
import { ATTACHED_TYPE, EventSlots, type SlotName, type SlotSource } from "./slots.js";

export interface RuleConditions {
  readonly filter: Condition;
  readonly suppressions: readonly Condition[];
}

export class PackIndex {
  /** By slot. */
  readonly names: readonly SlotName[];
  /** By slot: the texts that tests name, and whether other texts matter as well. */
  readonly texts: readonly SlotTexts[];
  /** Which type a reader attaches to the event that the source holds. */
  readonly attachedType: () => VirtualType | undefined;
  /** The rules that are asked of every event, because nothing positive in them tells events apart. */
  readonly askedAlways: readonly number[];
  /** How many rules were really asked something, since the start. */
  asked = 0;

  readonly #passed: PassedTests;
  readonly #tree: PackTree;
  /** By rule; `undefined` where the pack has no suppressions at all. */
  readonly #suppressions: readonly (readonly Check[])[] | undefined;
  /** The event at which each rule was found last, so that one found in two ways is reported once. */
  readonly #foundAt: Int32Array;
  readonly #events: EventSlots;
  #event = 0;

  /** @param sample events such as will be judged: they tell which tests are rare */
  constructor(rules: readonly RuleConditions[], sample: readonly Event[]) {
    const tests = new PackTests();
    for (const { filter, suppressions } of rules) {
      tests.add(filter);
      for (const suppression of suppressions) tests.add(suppression);
    }
    const types = tests.names.some(({ segments }) => segments[0] === ATTACHED_TYPE) ? VIRTUAL_TYPES : [];
    for (const type of types) tests.add(virtualTypeCondition(type));
    this.names = tests.names;
    this.#passed = new PassedTests(tests);
    this.texts = this.#passed.indexes.map((index) => ({ named: index.texts(), othersMatter: !index.isExact }));
    const checks = new Checks(tests, this.#passed);
    const filters = rules.map(({ filter }) => filter);
    this.#tree = buildTree(filters, tests, sharesOf(tests, this.#passed, sample), checks);
    const hasSuppressions = rules.some(({ suppressions }) => suppressions.length > 0);
    this.#suppressions = hasSuppressions
      ? rules.map(({ suppressions }) => suppressions.map((each) => checks.of(each)))
      : undefined;
    const typeChecks = types.map((type) => [type, checks.of(virtualTypeCondition(type))] as const);
    this.attachedType = () => typeChecks.find(([, check]) => check.isTrue())?.[0];
    this.askedAlways = [...filters.keys()].filter((rule) => !tellsEventsApart(filters[rule] ?? NEVER));
    this.#foundAt = new Int32Array(rules.length);
    this.#events = new EventSlots(tests.names);
  }

  judgeEvent(event: Event, verdicts: VerdictList): void {
    this.#events.event = event;
    this.judge(this.#events, verdicts);
  }

  /** Judges what the source holds now; adds the rules that match. */
  judge(source: SlotSource, verdicts: VerdictList): void {
    this.#passed.begin(source);
    if (this.#event++ === LAST_EVENT) {
      this.#event = 1;
      this.#foundAt.fill(0);
    }
    this.#visit(this.#tree.root, verdicts);
  }

  #visit(node: number, verdicts: VerdictList): void {
    const { nodes, groups, edges } = this.#tree;
    let at = node + NODE_HEAD;
    for (const end = at + (nodes[node] ?? 0); at < end; at++) this.#found(nodes[at] ?? 0, verdicts);
    for (const end = at + (nodes[node + 1] ?? 0); at < end; at++) this.#ask(groups[nodes[at] ?? 0], verdicts);
    const tests = this.#passed;
    for (const end = at + (nodes[node + 2] ?? 0); at < end; at++) {
      const slot = nodes[at] ?? 0;
      tests.fill(slot);
      const last = tests.ends[slot] ?? 0;
      for (let place = tests.starts[slot] ?? 0; place < last; place++) {
        const child = edges.find(node, tests.passed[place] ?? 0);
        if (child >= 0) this.#visit(child, verdicts);
      }
    }
  }

  #ask(group: RuleGroup | undefined, verdicts: VerdictList): void {
    if (group === undefined) return;
    const { checks, rules } = group;
    this.asked += rules.length;
    if (!areAllTrue(checks)) return;
    for (let at = 0; at < rules.length; at++) this.#found(rules[at] ?? 0, verdicts);
  }

  #found(rule: number, { alerts, suppressed }: VerdictList): void {
    if (this.#foundAt[rule] === this.#event) return;
    this.#foundAt[rule] = this.#event;
    if (this.#suppressions?.[rule]?.some(isTrue) === true) suppressed.push(rule);
    else alerts.push(rule);
  }
}

const NODE_HEAD = 3;
const LAST_EVENT = 0x3fff_ffff;

export interface SlotTexts {
  readonly named: readonly string[];
  readonly othersMatter: boolean;
}
