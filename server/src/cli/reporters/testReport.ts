/** What `test` prints, whatever the format. */

import type { TestResult } from "../../language/index.js";
import type { RuleTests, RuleWithTests, TestInFile } from "../../workspace/ruleTestFiles.js";
import type { SourceFile } from "../packAccess.js";

export interface TestOutcome {
  readonly pack: RuleTests<SourceFile>;
  readonly rule: RuleWithTests<SourceFile>;
  readonly test: TestInFile<SourceFile>;
  readonly result: TestResult;
  readonly milliseconds: number;
}

export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
}

export interface TestReporter {
  pack(pack: RuleTests<SourceFile>): void;
  outcome(outcome: TestOutcome): void;
  end(summary: TestSummary): void;
}
