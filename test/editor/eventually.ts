// Waiting for what an editor does in its own time. Tests state what must become true; none of them sleeps.
import { AssertionError } from "node:assert";

const TIMEOUT_MS = 20_000;
const PAUSE_MS = 50;

/**
 * Repeats `check` until it neither throws nor returns undefined, and gives what it returned.
 * After twenty seconds, fails with what was wrong the last time.
 *
 * @example
 * const hover = await eventually(async () => (await hoversAt(position)).find((each) => each.includes("srcIp")));
 */
export async function eventually<T>(check: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  let problem: unknown;
  do {
    try {
      const result = await check();
      if (result !== undefined) return result;
      problem = new AssertionError({ message: `still undefined after ${TIMEOUT_MS / 1000} seconds: ${check}` });
    } catch (error) {
      problem = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (Date.now() < deadline);
  throw problem;
}
