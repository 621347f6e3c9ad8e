/** Names of API calls that a rule names only in part: `DeleteUser` for `eventName starts_with "Delete"`. */

import type { BoundPredicate } from "../binding/boundFilter.js";
import { acceptorOf } from "../evaluation/compile.js";
import { predicatesIn } from "../proof/index.js";
import type { Schema } from "../schema/schema.js";
import { COMMON_SERVICES } from "./believableValues.js";
import type { RuleFilters } from "./ruleDemands.js";

const MOST_NAMES = 20;

/** Of the services that the rule names, or else of common ones; those that fit most of the rule's texts first. */
export function callNames({ filter, suppressions }: RuleFilters, { cloudTrail }: Schema): readonly string[] {
  const predicates = [filter, ...suppressions].flatMap(({ expression }) => predicatesIn(expression));
  const accepts = predicates.flatMap(({ field, test }) =>
    field.path === "eventName" && test.kind === "text" ? (acceptorOf(test) ?? []) : [],
  );
  if (accepts.length === 0) return [];
  const named = predicates.flatMap(servicesIn);
  const names = (named.length > 0 ? named : COMMON_SERVICES).flatMap((service) => cloudTrail.eventNames(service));
  return [...new Set(names)]
    .map((name) => ({ name, fit: accepts.filter((accept) => accept(name)).length }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

function servicesIn({ field, test, negated }: BoundPredicate): readonly string[] {
  if (field.path !== "eventSource" || test.kind !== "equality" || negated) return [];
  return test.literals.flatMap((literal) => (literal.kind === "string" ? [literal.value] : []));
}
