// A reporter of Node's test runner that prints nothing but the totals, as JSON (see totals.mjs).
import { outcomeOf } from "./outcome.mjs";
import { NONE } from "./totals.mjs";

export default async function* totalsReporter(events) {
  const totals = { ...NONE };
  for await (const event of events) {
    const outcome = outcomeOf(event);
    if (outcome !== undefined) totals[outcome.kind]++;
  }
  yield JSON.stringify(totals);
}
