/**
 * What holds on each documented event besides the filters: fields that are always there are there, and what stands below
 * a documented field is there only where the field is, as an object.
 */

import type { EventCase } from "./eventCases.js";
import { combine, type Formula, type FormulaContext, type LiteralFormula, presenceOf } from "./formula.js";
import { isNumber, type Reached } from "./leafTruth.js";
import { isDocumented } from "./values.js";

export interface DocumentedFact {
  readonly fact: Formula;
  /** It tells something only where this path is read as well. */
  readonly where: string | undefined;
}

/** The literals of a formula by what they read. */
export function literalsByPath(formula: Formula): ReadonlyMap<string, readonly LiteralFormula[]> {
  const literals = new Map<string, LiteralFormula[]>();
  const visit = (part: Formula): void => {
    if (part.kind === "and" || part.kind === "or") part.operands.forEach(visit);
    if (part.kind !== "literal") return;
    const same = literals.get(part.atom.path);
    if (same === undefined) literals.set(part.atom.path, [part]);
    else same.push(part);
  };
  visit(formula);
  return literals;
}

export function documentedFacts(
  paths: ReadonlyMap<string, readonly LiteralFormula[]>,
  context: FormulaContext,
  { schema, eventType, valuesOf }: EventCase,
): readonly DocumentedFact[] {
  const facts: DocumentedFact[] = [];
  const type = schema?.eventTypes.find((info) => info.eventType === eventType)?.eventType;
  if (schema === undefined || type === undefined) return facts;
  for (const [path, literals] of paths) {
    if (valuesOf(path).always) facts.push({ fact: presenceOf(path, context), where: undefined });
    for (const outer of outerPaths(path)) {
      if (!isDocumented(outer, type, schema)) continue;
      const { listed, allow } = valuesOf(outer);
      const mayBeObject = listed === undefined ? allow({}) : listed.some(isObject);
      const isElement = /^\d+$/.test(path.slice(outer.length + 1).split(".")[0] ?? "");
      const where = mayBeObject && !paths.has(outer) ? outer : undefined;
      const needed = mayBeObject || isElement ? [presenceOf(outer, context)] : [];
      for (const part of literals)
        facts.push({ fact: combine("or", [{ ...part, positive: false }, ...needed], context.atoms), where });
    }
  }
  return facts;
}

export function outerPaths(path: string): readonly string[] {
  const segments = path.split(".");
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join("."));
}

function isObject(value: Reached): boolean {
  return typeof value === "object" && !isNumber(value);
}
