// Waiting for what the editor does in its own time, without guessing how long that is.
import { setTimeout as wait } from "node:timers/promises";

const TIMEOUT_MS = 30_000;
const PAUSE_MS = 200;

/** What the drive was to see did not come; the message says what, and what was there instead. */
export class NotSeen extends Error {
  name = "NotSeen";
}

/** Looks until `isRight` holds of what is seen, and gives that. */
export async function eventually(expected, look, isRight) {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (Date.now() > deadline) throw new NotSeen(`Expected ${expected}, but saw ${JSON.stringify(seen, undefined, 2)}`);
    await wait(PAUSE_MS);
  }
}
