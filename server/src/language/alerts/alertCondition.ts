/**
 * When the events that a rule matches become an alert. Proofs are about the events; two rules that match the same ones
 * still differ where these conditions do.
 */

export interface AlertCondition {
  readonly enabled: boolean;
  /** As text, because a pack may hold anything there; `1` where nothing is written. */
  readonly threshold: string;
  /** In seconds; empty where nothing is written. */
  readonly window: string;
  readonly aggregateFields: readonly string[];
}

/**
 * The same for two rules exactly where the same matching events count towards the same alerts. Empty with a threshold of 1:
 * each matching event then raises an alert or joins one that is open, so that window and fields only decide how many
 * alerts share the events, and no event of one rule goes unreported by the other.
 *
 * @example alertingKey({ enabled: true, threshold: "1", window: "3600", aggregateFields: [] }) // ""
 */
export function alertingKey({ threshold, window, aggregateFields }: AlertCondition): string {
  return threshold === "1" ? "" : JSON.stringify([threshold, window, [...aggregateFields].sort()]);
}

/** Whether two rules that match an event report it alike; a rule that is disabled reports nothing. */
export function alertAlike(one: AlertCondition, other: AlertCondition): boolean {
  return one.enabled && other.enabled && alertingKey(one) === alertingKey(other);
}
