/** Judges an event by all rules of a pack at once. */

import type { Event } from "../../language/index.js";
import { type Condition, VIRTUAL_TYPES, type VirtualType } from "../condition.js";
import { virtualTypeCondition } from "../recordKeys.js";
import { Anchors, tellsEventsApart } from "./anchors.js";
import { type Sample, sharesOf } from "./frequencies.js";
import { PackConditions } from "./packConditions.js";
import { filtersOf, type PackFilters } from "./packFilters.js";
import { buildTree, NODE_HEAD, type PackTree } from "./packTree.js";
import { PassedTests } from "./passedTests.js";
import { type Question, Questions } from "./questions.js";
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
  /** The rules that are asked of every event, because nothing positive in them tells events apart. */
  readonly askedAlways: readonly number[];
  /** How many rules were really asked something, since the start. */
  asked = 0;

  readonly #conditions = new PackConditions();
  readonly #filters: PackFilters;
  readonly #passed: PassedTests;
  readonly #questions: Questions;
  readonly #types: readonly (readonly [VirtualType, Question])[];
  /** By rule; `undefined` where the pack has no suppressions at all. */
  readonly #suppressions: readonly (readonly Question[])[] | undefined;
  /** The event at which each filter was found last, so that one found in two ways is reported once. */
  readonly #foundAt: Int32Array;
  readonly #events: EventSlots;
  #tree: PackTree;
  #event = 0;

  /** No rule is filed before `file` has been called. */
  constructor(rules: readonly RuleConditions[]) {
    const numbered = this.#conditions;
    this.#filters = filtersOf(
      rules.map(({ filter }) => filter),
      numbered,
    );
    const suppressions = rules.some((rule) => rule.suppressions.length > 0)
      ? rules.map((rule) => rule.suppressions.map((each) => numbered.numberOf(each)))
      : undefined;
    const usesTypes = numbered.tests.names.some(({ segments }) => segments[0] === ATTACHED_TYPE);
    const types = (usesTypes ? VIRTUAL_TYPES : []).map(
      (type) => [type, numbered.numberOf(virtualTypeCondition(type))] as const,
    );
    this.names = numbered.tests.names;
    this.#passed = new PassedTests(numbered.tests);
    this.texts = this.#passed.indexes.map((index) => ({ named: index.texts(), othersMatter: !index.isExact }));
    const questions = new Questions(numbered.all, this.#passed);
    this.#questions = questions;
    this.#suppressions = suppressions?.map((each) => each.map((condition) => questions.questionOf(condition)));
    this.#types = types.map(([type, condition]) => [type, questions.questionOf(condition)]);
    this.askedAlways = this.#rulesOfEveryEvent();
    this.#foundAt = new Int32Array(this.#filters.conditions.length);
    this.#events = new EventSlots(this.names);
    this.#tree = this.#treeFor([], new Float64Array(0));
  }

  /**
   * Files the rules under what is rare.
   *
   * @param sample events such as will be judged
   */
  file(sample: Sample): void {
    const { tests } = this.#conditions;
    this.#tree = this.#treeFor(this.#filters.conditions, sharesOf(tests, this.#passed, sample));
  }

  /** Which type a reader attaches to the event that the source holds. */
  readonly attachedType = (): VirtualType | undefined =>
    this.#types.find(([, question]) => this.#questions.isTrue(question))?.[0];

  /** An event as a source that can be judged; the one before is no longer valid. */
  sourceOf(event: Event): SlotSource {
    this.#events.event = event;
    return this.#events;
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

  #treeFor(filters: readonly (readonly number[])[], shares: Float64Array): PackTree {
    const { all, tests } = this.#conditions;
    return buildTree(filters, { slots: tests.slots, anchors: new Anchors(all, shares), questions: this.#questions });
  }

  #rulesOfEveryEvent(): readonly number[] {
    const { conditions, starts, rules } = this.#filters;
    const { all } = this.#conditions;
    const found = conditions.flatMap((each, filter) =>
      each.some((condition) => tellsEventsApart(all, condition))
        ? []
        : [...rules.subarray(starts[filter], starts[filter + 1])],
    );
    return found.sort((one, other) => one - other);
  }

  #visit(node: number, verdicts: VerdictList): void {
    const { nodes, root, fromRoot, edges } = this.#tree;
    let at = node + NODE_HEAD;
    for (const end = at + (nodes[node] ?? 0); at < end; at++) this.#found(nodes[at] ?? 0, verdicts);
    for (let left = nodes[node + 1] ?? 0; left > 0; left--) at = this.#ask(at, verdicts);
    const tests = this.#passed;
    for (const end = at + (nodes[node + 2] ?? 0); at < end; at++) {
      const slot = nodes[at] ?? 0;
      tests.fill(slot);
      const last = tests.ends[slot] ?? 0;
      for (let place = tests.starts[slot] ?? 0; place < last; place++) {
        const test = tests.passed[place] ?? 0;
        const child = node === root ? (fromRoot[test] ?? -1) : edges.find(node, test);
        if (child >= 0) this.#visit(child, verdicts);
      }
    }
  }

  /** Asks what is left of the filter that stands at a place; where the next one stands. */
  #ask(place: number, verdicts: VerdictList): number {
    const { nodes } = this.#tree;
    const filter = nodes[place] ?? 0;
    const end = place + 2 + (nodes[place + 1] ?? 0);
    const { starts } = this.#filters;
    this.asked += (starts[filter + 1] ?? 0) - (starts[filter] ?? 0);
    for (let at = place + 2; at < end; at++) if (!this.#questions.isTrue(nodes[at] ?? 0)) return end;
    this.#found(filter, verdicts);
    return end;
  }

  #found(filter: number, { alerts, suppressed }: VerdictList): void {
    if (this.#foundAt[filter] === this.#event) return;
    this.#foundAt[filter] = this.#event;
    const { starts, rules } = this.#filters;
    const end = starts[filter + 1] ?? 0;
    for (let at = starts[filter] ?? 0; at < end; at++) {
      const rule = rules[at] ?? 0;
      if (this.#suppressions !== undefined && this.#isSuppressed(this.#suppressions[rule] ?? [])) suppressed.push(rule);
      else alerts.push(rule);
    }
  }

  #isSuppressed(suppressions: readonly Question[]): boolean {
    return suppressions.some((question) => this.#questions.isTrue(question));
  }
}

const LAST_EVENT = 0x3fff_ffff;

export interface SlotTexts {
  readonly named: readonly string[];
  readonly othersMatter: boolean;
}
