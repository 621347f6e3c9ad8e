/** What a user sees while saved events are read for long. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesInWords, durationInWords } from "../../server/src/cli/progress.js";
import { rulewright } from "../support/commandLine.js";

const EVENT = Buffer.from(`${JSON.stringify({ event_type: "audit", exe: "/bin/sh", padding: "x".repeat(500) })}\n`);
const WIPE = "\r\u001b[K";

/** Events that come so slowly that the user wonders. */
async function* slowly(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < 15; sent++) {
    yield EVENT;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const eval_ = (env: Readonly<Record<string, string>>, isTerminal: boolean, ...options: readonly string[]) =>
  rulewright(["eval", 'exe = "/bin/sh"', "--no-color", ...options], { env, isTerminal, stdin: slowly() });

describe("progress", () => {
  it("is drawn from the first second on, at most ten times a second, and wiped", async () => {
    const began = performance.now();
    const { code, out, err } = await eval_({}, true, "--count");
    const seconds = (performance.now() - began) / 1_000;
    assert.deepEqual([code, out], [0, "15 of 15 events match.\n"]);
    const drawn = err.split(WIPE.slice(1)).slice(0, -2);
    assert.match(drawn[0] ?? "", /^\r\d+\.\d kB · \d+ events\/s · matches: \d+$/);
    assert.ok(drawn.length > 1 && drawn.length <= 10 * (seconds - 1) + 1, `${drawn.length} times in ${seconds} s`);
    assert.ok(err.endsWith(WIPE));
  });

  it("speaks the reader's language", async () => {
    const { err } = await eval_({ LANG: "pt_BR.UTF-8" }, true, "--count");
    assert.match(err, /^\r\d+,\d kB · \d+ eventos\/s · correspondências: \d+/);
  });

  it("is wiped before anything else is printed", async () => {
    const { err } = await eval_({}, true);
    const pieces = err.split(WIPE);
    assert.equal(pieces.pop(), "");
    // Each match that comes after a drawing wipes it.
    assert.ok(pieces.length > 1 && pieces.every((piece) => piece.includes("events/s")), JSON.stringify(err));
  });

  it("is not drawn where nobody watches", async () => {
    for (const [env, isTerminal] of [
      [{ CI: "true" }, true],
      [{ TERM: "dumb" }, true],
      [{}, false],
    ] as const)
      assert.equal((await eval_(env, isTerminal, "--count")).err, "");
  });

  it("counts bytes and time as people do", () => {
    assert.deepEqual(
      [0, 999, 1_000, 9_949, 9_951, 999_600, 1_234_567_890].map((bytes) => bytesInWords(bytes, "en")),
      ["0 B", "999 B", "1.0 kB", "9.9 kB", "10 kB", "1.0 MB", "1.2 GB"],
    );
    assert.equal(bytesInWords(1_234_567, "es"), "1,2 MB");
    assert.deepEqual([0.2, 59, 61, 3_600, 7_300].map(durationInWords), [
      "1 s",
      "59 s",
      "2 min",
      "1 h 0 min",
      "2 h 2 min",
    ]);
  });
});
