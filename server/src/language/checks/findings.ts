/** What a check finds in a filter, whatever part of it the check judges. */

import type { Analysis } from "../analysis.js";
import type { BoundPredicate } from "../binding/boundFilter.js";
import type { Check, Finding } from "./check.js";
import type { FilterProofs } from "./filterProofs.js";
import { doubtfulTexts, type JudgedText } from "./knownValues.js";
import { predicatesOf, textsOf, type WrittenText } from "./predicates.js";

/** The parts of a filter that checks judge. A class, because each list is made once, when the first check asks for it. */
export class FilterParts {
  #predicates: readonly BoundPredicate[] | undefined;
  #texts: readonly WrittenText[] | undefined;
  #doubtful: readonly JudgedText[] | undefined;

  constructor(readonly analysis: Analysis) {}

  get predicates(): readonly BoundPredicate[] {
    this.#predicates ??= predicatesOf(this.analysis.bound);
    return this.#predicates;
  }

  get texts(): readonly WrittenText[] {
    this.#texts ??= textsOf(this.predicates);
    return this.#texts;
  }

  get doubtful(): readonly JudgedText[] {
    this.#doubtful ??= doubtfulTexts(this.analysis, this.texts);
    return this.#doubtful;
  }
}

/** @example findingsOf(portRange, proofs)[0]?.span */
export function findingsOf(check: Check, proofs: FilterProofs): readonly Finding[] {
  return finderOf(check)(new FilterParts(proofs.analysis), proofs);
}

export type Finder = (parts: FilterParts, proofs: FilterProofs) => readonly Finding[];

/** A function, so that a pack of thousands of filters asks once what each check judges. */
export function finderOf(check: Check): Finder {
  if ("run" in check) return (_parts, proofs) => proofs.findingsOf(check);
  if ("judgePredicate" in check)
    return ({ analysis, predicates }) => joined(predicates, (predicate) => check.judgePredicate(predicate, analysis));
  if ("judgeText" in check) return ({ analysis, texts }) => found(texts, (text) => check.judgeText(text, analysis));
  return ({ analysis, doubtful }) => found(doubtful, (text) => check.judgeValue(text, analysis));
}

/** Loops, because nearly always there is nothing to find, and then nothing needs to be made. */
function found<Part>(parts: readonly Part[], judge: (part: Part) => Finding | undefined): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const part of parts) {
    const finding = judge(part);
    if (finding === undefined) continue;
    findings ??= [];
    findings.push(finding);
  }
  return findings ?? NONE;
}

function joined<Part>(parts: readonly Part[], judge: (part: Part) => readonly Finding[]): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const part of parts) {
    for (const finding of judge(part)) {
      findings ??= [];
      findings.push(finding);
    }
  }
  return findings ?? NONE;
}

const NONE: readonly Finding[] = [];
