/** `rulewright eval` with workers, as a process: hostile files, and workers that end before their work does. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, it } from "node:test";
import { projectFolder, rulewright } from "../support/commandLine.js";
import { HOSTILE_FILES } from "../support/hostileFiles.js";
import { scratchFolder } from "../support/scratchFolder.js";

const command = path.join(projectFolder, "out/server/src/cli.js");
const EVENTS = '{"event_type":"audit","exe":"/bin/sh"}\n{"event_type":"audit","exe":"/bin/ls"}\n'.repeat(300);

/** Loaded by every thread of the process; only workers end early. */
const endingAfter = (messages: number, how: string): string => `
  const { isMainThread, parentPort } = require("node:worker_threads");
  if (!isMainThread && parentPort) {
    const send = parentPort.postMessage.bind(parentPort);
    let sent = 0;
    parentPort.postMessage = (message, transferred) => {
      if (sent++ < ${messages}) send(message, transferred);
      else { ${how} }
    };
  }`;

const ENDINGS = [
  ["exits", "process.exit(9)", /ended early \(exit 9\)/],
  ["fails", 'throw new Error("a mistake of ours")', /ended early \(a mistake of ours\)/],
  ["runs out of memory", "const held = []; for (;;) held.push(new Array(100_000).fill(held.length))", /memory/i],
] as const;

describe("eval with workers", () => {
  it("says of hostile files what one thread says", async (test) => {
    const folder = scratchFolder(test);
    for (const [number, file] of HOSTILE_FILES.filter(({ isLarge }) => !isLarge).entries())
      folder.write(`${number}.json`, file.content());
    const run = (workers: string) =>
      rulewright(["eval", 'exe = "/bin/sh"', ".", "--workers", workers], { cwd: folder.path });
    const one = await run("1");
    assert.ok(one.err.split("\n").length > 40);
    assert.deepEqual(await run("3"), one);
  });

  for (const [name, how, cause] of ENDINGS) {
    for (const messages of [0, 3]) {
      it(`loses nothing where a worker ${name} after ${messages} messages, and says so`, async (test) => {
        const folder = scratchFolder(test);
        for (let file = 0; file < 300; file++) folder.write(`saved/${file}.ndjson`, EVENTS);
        const preload = folder.write("ending.cjs", endingAfter(messages, how));
        const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C", NODE_OPTIONS: "--max-old-space-size=64" };
        const args = ["--require", preload, command, "eval", 'exe = "/bin/sh"', "saved", "--workers", "2"];
        const child = spawn(process.execPath, args, { cwd: folder.path, env });
        const texts = { out: "", err: "" };
        child.stdout.on("data", (chunk) => {
          texts.out += chunk;
        });
        child.stderr.on("data", (chunk) => {
          texts.err += chunk;
        });
        const [code] = await once(child, "close");
        assert.equal(code, 0, texts.err);
        assert.equal(texts.out.split("\n").length, 300 * 300 + 2);
        assert.match(texts.out, /90,000 of 180,000 events match\.\n$/);
        assert.match(texts.err, cause);
        assert.match(texts.err, /so nothing is missing/);
      });
    }
  }
});
