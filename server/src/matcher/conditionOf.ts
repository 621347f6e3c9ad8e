/** Bound filter → condition. It says of fields, aliases and event types what the reference does at each event. */

import {
  type Alias,
  acceptorOf,
  type BoundExpression,
  type BoundFilter,
  type BoundPredicate,
} from "../language/index.js";
import { ALWAYS, type AtomTest, allOf, anyOf, type Condition, NEVER, not, VIRTUAL_TYPES } from "./condition.js";

/**
 * What a filter asks of a record; `undefined` where the filter has no truth.
 *
 * @example conditionOf(analyse('exe = "/bin/sh"', context).bound) // { kind: "atom", segments: ["exe"], … }
 */
export function conditionOf({ expression, evaluable }: BoundFilter): Condition | undefined {
  if (!evaluable) return undefined;
  return expression === undefined ? ALWAYS : ofExpression(expression);
}

function ofExpression(expression: BoundExpression): Condition | undefined {
  switch (expression.kind) {
    case "and":
    case "or": {
      const parts: Condition[] = [];
      for (const operand of expression.operands) {
        const part = ofExpression(operand);
        if (part === undefined) return undefined;
        parts.push(part);
      }
      return expression.kind === "and" ? allOf(parts) : anyOf(parts);
    }
    case "not": {
      const part = ofExpression(expression.operand);
      return part && not(part);
    }
    case "predicate":
      return ofPredicate(expression);
    case "broken":
      return undefined;
  }
}

function ofPredicate({ field, negated, test }: BoundPredicate): Condition {
  if (test.kind === "impossible") return NEVER;
  if (field.aliases.length === 0) {
    const condition = ofName(field.segments, test);
    return negated ? not(condition) : condition;
  }
  const own: Names = { kind: "name", segments: field.segments };
  const byType = new Map<string, Names>();
  for (const alias of field.aliases) {
    for (const type of alias.eventTypes) byType.set(type, withTargets(byType.get(type) ?? own, alias));
  }
  const aliased = [...byType].map(([type, names]) => allOf([hasType(type), ofNames(names, test)]));
  const isAliased = anyOf([...byType.keys()].map(hasType));
  const condition = anyOf([...aliased, allOf([not(isAliased), ofNames(own, test)])]);
  return negated ? not(condition) : condition;
}

/** Where a field is looked for on events of one type. */
type Names =
  | { readonly kind: "name"; readonly segments: readonly string[] }
  | { readonly kind: "all" | "first"; readonly names: readonly Names[] };

function withTargets(own: Names, { targets, how }: Alias): Names {
  const names = targets.map((target): Names => ({ kind: "name", segments: target.split(".") }));
  return { kind: how, names: [own, ...names] };
}

function ofNames(names: Names, test: AtomTest): Condition {
  switch (names.kind) {
    case "name":
      return ofName(names.segments, test);
    case "all":
      return anyOf(names.names.map((each) => ofNames(each, test)));
    case "first": {
      const missing: Condition[] = [];
      const cases: Condition[] = [];
      for (const each of names.names) {
        cases.push(allOf([...missing, ofNames(each, { kind: "presence" }), ofNames(each, test)]));
        missing.push(not(ofNames(each, { kind: "presence" })));
      }
      return anyOf(cases);
    }
  }
}

function ofName(segments: readonly string[], test: AtomTest): Condition {
  const own: Condition = { kind: "atom", segments, isDirect: false, test };
  if (segments[0] !== EVENT_TYPE || segments.length > 1 || test.kind === "isText" || test.kind === "isObject")
    return own;
  // A reader attaches a type only to a record that has none, so one of the two is never true.
  const accepts = acceptorOf(test);
  const virtual = VIRTUAL_TYPES.filter((type) => accepts?.(type) ?? false);
  return anyOf([own, ...virtual.map((type): Condition => ({ kind: "virtualType", type }))]);
}

/** The type that chooses the aliases: the record's own where it is a text, else the one attached. */
function hasType(type: string): Condition {
  const test: AtomTest = { kind: "equality", literals: [{ kind: "string", value: type }] };
  const own: Condition = { kind: "atom", segments: [EVENT_TYPE], isDirect: true, test };
  const virtual = VIRTUAL_TYPES.filter((each) => each === type);
  return anyOf([own, ...virtual.map((each): Condition => ({ kind: "virtualType", type: each }))]);
}

const EVENT_TYPE = "event_type";
