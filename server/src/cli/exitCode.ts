/** The exit code of every command: one table, documented in docs/cli.md. */

/** What can be said about a run besides that it is done. */
export type Trouble =
  /** `lint`: a diagnostic from warning upwards; `fmt --check`: a file that is not formatted. */
  | "finding"
  /** A rule test or a conformance case. */
  | "failedTest"
  /** Of saved events; all others were judged. */
  | "skippedRecord"
  /** A filter, or a pack as a whole. */
  | "doesNotParse"
  | "wrongUsage"
  | "internalError"
  | "interrupted"
  /** By a signal that another program sends to end this one. */
  | "terminated";

const EXIT_CODES: Readonly<Record<Trouble, number>> = {
  finding: 1,
  failedTest: 1,
  skippedRecord: 1,
  doesNotParse: 2,
  wrongUsage: 2,
  internalError: 2,
  interrupted: 130,
  terminated: 143,
};

/** What to say of a run that a signal has ended early; the reason of the abortion is the signal's name. */
export function interruptionBy({ reason }: AbortSignal): Trouble {
  return reason === "SIGTERM" ? "terminated" : "interrupted";
}

/**
 * The highest code of all that went wrong; 0 where nothing did.
 *
 * @example exitCodeOf(["finding", "doesNotParse"]) // 2
 */
export function exitCodeOf(troubles: Iterable<Trouble>): number {
  let code = 0;
  for (const trouble of troubles) code = Math.max(code, EXIT_CODES[trouble]);
  return code;
}
