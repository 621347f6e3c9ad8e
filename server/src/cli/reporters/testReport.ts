/** What `test` prints, whatever the format. */

import type { TestResult } from "../../language/index.js";
import type { RuleTests, RuleWithTests, TestInFile } from "../../workspace/ruleTestFiles.js";

export interface TestOutcome {
  readonly pack: RuleTests;
  readonly rule: RuleWithTests;
  readonly test: TestInFile;
  readonly result: TestResult;
  readonly milliseconds: number;
}

export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
}

export interface TestReporter {
  pack(pack: RuleTests): void;
  outcome(outcome: TestOutcome): void;
  end(summary: TestSummary): void;
}
