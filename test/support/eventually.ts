/** Waits for something to become true, by asking again; never by sleeping for as long as it may take. */

/** What `ask` gives once it is as wanted; throws with the last answer where that takes too long. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
  milliseconds = 10_000,
): Promise<Value> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    if (performance.now() > end)
      throw new Error(`Not after ${milliseconds} ms: ${JSON.stringify(value)?.slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
