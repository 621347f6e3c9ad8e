/**
 * What is proved about one filter for all checks. They share its steps and what it has found out. No filter holds the
 * editor up; that something was left unproved is said by `proof-skipped`.
 */

import type { Analysis } from "../analysis.js";
import { Budget } from "../proof/index.js";
import { isBroken } from "./brokenPlaces.js";
import type { CheckSettings, FilterCheck, Finding } from "./check.js";
import { contradictionsIn, type LocatedContradiction } from "./contradictions.js";
import { type Covering, coveringsIn } from "./coverings.js";
import { predicatesOf } from "./predicates.js";
import { type ProofScope, proofScope } from "./proofScope.js";

/** Steps that all checks may take on one filter: some tenths of a second at most on a usual machine. */
const STEPS_FOR_EACH_FILTER = 300_000;

/** Longer filters are not proved anything about as a whole: each question would take all of it. */
const MOST_PREDICATES = 300;

/** Steps for what is proved of two parts of a chain at a time, of a filter of any length. */
const STEPS_FOR_PAIRS = 1_000_000;

/** A class, because the checks share its steps and what it has found out. */
export class FilterProofs {
  readonly #effort: number;
  #whole: ProofScope | undefined;
  #pairs: ProofScope | undefined;
  #contradictions: readonly LocatedContradiction[] | undefined;
  #coverings: readonly Covering[] | undefined;
  readonly #findings = new Map<FilterCheck, readonly Finding[]>();
  #isUnfinished = false;

  constructor(
    readonly analysis: Analysis,
    readonly settings: CheckSettings,
  ) {
    this.#effort = settings.proofEffort ?? 1;
  }

  /** For questions about the filter as a whole; `undefined` for one that is empty, broken or too long. */
  get scope(): ProofScope | undefined {
    const { bound } = this.analysis;
    if (this.#whole !== undefined) return this.#whole;
    if (bound.expression === undefined || !bound.evaluable || isBroken(this.analysis)) return undefined;
    if (predicatesOf(bound).length > MOST_PREDICATES * this.#effort) {
      this.#isUnfinished = true;
      return undefined;
    }
    this.#whole = this.#scopeOf(STEPS_FOR_EACH_FILTER);
    return this.#whole;
  }

  /**
   * For questions about two parts of a chain. They have steps of their own, so that what is cheap to prove is found in a
   * filter of any length, and while another place of the text does not parse.
   */
  get pairs(): ProofScope {
    this.#pairs ??= this.#scopeOf(STEPS_FOR_PAIRS);
    return this.#pairs;
  }

  /** What is never true in the filter, and why: each mistake once. */
  get contradictions(): readonly LocatedContradiction[] {
    this.#contradictions ??= contradictionsIn(this);
    return this.#contradictions;
  }

  /** The parts of chains that another part of the same chain covers. */
  get coverings(): readonly Covering[] {
    this.#coverings ??= coveringsIn(this);
    return this.#coverings;
  }

  /** What a check of whole filters finds; run once, because some ask what others have said. */
  findingsOf(check: FilterCheck): readonly Finding[] {
    const known = this.#findings.get(check) ?? [...check.run(this.analysis, this.settings, this)];
    this.#findings.set(check, known);
    return known;
  }

  /** Whether something was asked that its length or the steps left open. */
  get isUnfinished(): boolean {
    return this.#isUnfinished;
  }

  #scopeOf(steps: number): ProofScope {
    return proofScope(this.analysis, new Budget(steps * this.#effort), () => {
      this.#isUnfinished = true;
    });
  }
}
