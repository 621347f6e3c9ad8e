/**
 * What small worlds for proofs are made with: a few predicates, and all events that can be made of a few values at a few paths. The truth
 * of each predicate on each event is worked out once by evaluation, as a set of bits, so that the truth of any filter
 * made of them is known on the whole world at once.
 */

import { analyse } from "../../../server/src/language/analysis.js";
import type { BoundExpression, BoundFilter, BoundPredicate } from "../../../server/src/language/binding/boundFilter.js";
import { compilePredicate } from "../../../server/src/language/evaluation/compile.js";
import type { Assumption } from "../../../server/src/language/proof/index.js";
import type { Schema } from "../../../server/src/language/schema/schema.js";
import type { Event, EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { allOf, anyOf, not } from "../../support/boundBuilder.js";
import { aliasSchema } from "../../support/platformAliases.js";

export type Bits = Uint32Array;

export interface World {
  readonly name: string;
  readonly predicates: readonly BoundPredicate[];
  readonly events: readonly Event[];
  readonly truths: ReadonlyMap<BoundPredicate, Bits>;
  /** What the proofs about this world assume. */
  readonly assumption: Assumption;
  /** Whether an event is one that the assumption allows. */
  isLegal(event: Event): boolean;
  /** Whether its filters join predicates and their negations by `and` alone. */
  readonly isConjunctive?: true;
}

export interface RandomFilter {
  readonly filter: BoundFilter;
  readonly truth: Bits;
}

/** Whole numbers from 0 up to `limit`, which is not among them. */
export type Random = (limit: number) => number;

/** A small generator (mulberry32) whose numbers depend on the seed alone. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

export function parsePredicate(text: string, schema: Schema = aliasSchema): BoundPredicate {
  const context = { schema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
  const { expression } = analyse(text, context).bound;
  if (expression?.kind !== "predicate") throw new Error(`${text} is no predicate`);
  return expression;
}

export function randomFilter(world: World, random: Random, mostPredicates: number): RandomFilter {
  const size = 1 + random(mostPredicates);
  const made = world.isConjunctive ? randomConjunction(world, random, size) : randomExpression(world, random, size);
  return { filter: { expression: made.expression, evaluable: true }, truth: made.truth };
}

interface MadeExpression {
  readonly expression: BoundExpression;
  readonly truth: Bits;
}

function randomExpression(world: World, random: Random, size: number): MadeExpression {
  if (size === 1) {
    // Each occurrence is an object of its own, as it is in a parsed filter.
    const predicate = world.predicates[random(world.predicates.length)] ?? raise(world.name);
    return { expression: { ...predicate }, truth: world.truths.get(predicate) ?? raise(world.name) };
  }
  if (random(8) === 0) {
    const inner = randomExpression(world, random, size);
    return { expression: not(inner.expression), truth: complement(inner.truth, world.events.length) };
  }
  const first = 1 + random(size - 1);
  const left = randomExpression(world, random, first);
  const right = randomExpression(world, random, size - first);
  const conjoined = random(2) === 0;
  return {
    expression: (conjoined ? allOf : anyOf)(left.expression, right.expression),
    truth: left.truth.map((word, i) => (conjoined ? word & (right.truth[i] ?? 0) : word | (right.truth[i] ?? 0))),
  };
}

function randomConjunction(world: World, random: Random, size: number): MadeExpression {
  const parts = Array.from({ length: size }, () => {
    const one = randomExpression(world, random, 1);
    return random(2) === 0
      ? one
      : { expression: not(one.expression), truth: complement(one.truth, world.events.length) };
  });
  return {
    expression: allOf(...parts.map(({ expression }) => expression)),
    truth: parts.map(({ truth }) => truth).reduce(both),
  };
}

export function complement(bits: Bits, length: number): Bits {
  return bits.map((word, i) => {
    const used = length - 32 * i;
    return ~word & (used >= 32 ? 0xffffffff : 2 ** used - 1);
  });
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

export function both(one: Bits, other: Bits): Bits {
  return one.map((word, i) => word & (other[i] ?? 0));
}

export function worldOf(name: string, texts: readonly string[], events: readonly Event[]): World {
  const predicates = texts.map((text) => parsePredicate(text));
  const truths = new Map(predicates.map((predicate) => [predicate, truthOf(predicate, events)]));
  return { name, predicates, events, truths, assumption: { kind: "anyEvent" }, isLegal: () => true };
}

export function truthOf(predicate: BoundPredicate, events: readonly Event[]): Bits {
  const holds = compilePredicate(predicate);
  const bits = new Uint32Array(Math.ceil(events.length / 32));
  for (const [i, event] of events.entries()) if (holds(event)) bits[i >> 5] = (bits[i >> 5] ?? 0) | (1 << (i & 31));
  return bits;
}

/** Records with each choice of values at the keys; `undefined` leaves a key out. */
export function records(
  choices: Readonly<Record<string, readonly (EventValue | undefined)[]>>,
): readonly EventRecord[] {
  let made: readonly EventRecord[] = [{}];
  for (const [key, values] of Object.entries(choices)) {
    made = made.flatMap((record) =>
      values.map((value) => (value === undefined ? record : { ...record, [key]: value })),
    );
  }
  return made;
}

export function events(
  all: readonly EventRecord[],
  types: readonly (string | undefined)[] = [undefined],
): readonly Event[] {
  return all.flatMap((record) => types.map((virtualType) => ({ record, virtualType })));
}

/** Every value alone, every two in an array, and the ways to be absent. */
export function oneOrTwo(...values: readonly EventValue[]): readonly (EventValue | undefined)[] {
  const pairs = values.flatMap((one, i) => values.slice(i + 1).map((other) => [one, other]));
  return [undefined, null, [], ...values, ...pairs];
}

function raise(name: string): never {
  throw new Error(`the world ${name} is empty`);
}

export function* product(paths: readonly string[], tests: readonly string[]): Iterable<string> {
  for (const path of paths) for (const test of tests) yield `${path} ${test}`;
}
