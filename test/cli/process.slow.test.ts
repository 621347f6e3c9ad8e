/** What only shows in a process of its own: signals, pipes that close, exit codes, the language server. */

import assert from "node:assert/strict";
import { once } from "node:events";
import fs from "node:fs";
import { describe, it } from "node:test";
import { projectFolder, start } from "../support/commandLine.js";
import { scratchFolder } from "../support/scratchFolder.js";

type Started = ReturnType<typeof start>;

async function finished(child: Started): Promise<{ code: number | null; out: string; err: string }> {
  const texts = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    texts.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    texts.err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, ...texts };
}

/** 0 where the system does not tell. */
function residentMegabytes(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  return Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}

const EVENT = `${JSON.stringify({ event_type: "audit", exe: "/bin/sh", padding: "x".repeat(500) })}\n`;

describe("the process", () => {
  it("ends with the code of the command", async () => {
    assert.equal((await finished(start(["--version"], projectFolder))).code, 0);
    assert.equal((await finished(start(["lnit"], projectFolder))).code, 2);
  });

  it("reads standard input as it comes, and prints what matches at once", async () => {
    const child = start(["eval", 'exe = "/bin/sh"', "-"], projectFolder);
    child.stdin?.write(EVENT);
    const [first] = await once(child.stdout ?? child, "data");
    assert.equal(String(first), 'standard input:1 match  exe = "/bin/sh"\n');
    child.stdin?.end(EVENT);
    const { code, out } = await finished(child);
    assert.deepEqual([code, out], [0, 'standard input:2 match  exe = "/bin/sh"\n2 of 2 events match.\n']);
  });

  it("stops at an interrupt with the counts so far", async () => {
    const child = start(["eval", 'exe = "/bin/sh"', "--format", "json"], projectFolder);
    child.stdin?.write(EVENT + EVENT);
    let out = "";
    for await (const chunk of child.stdout ?? []) {
      out += chunk;
      if (out.split('"outcome"').length === 3 && !child.killed) child.kill("SIGINT");
    }
    if (child.exitCode === null) await once(child, "close");
    assert.equal(child.exitCode, 130);
    const report = JSON.parse(out);
    assert.deepEqual([report.events, report.interrupted, report.filters[0].matches], [2, true, 2]);
  });

  it("says how far it was when it is interrupted or told to end, and ends at once the second time", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", EVENT);
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      // Standard input stays open, so that there is always more to wait for.
      const child = start(["eval", 'exe = "/bin/sh"', "events.ndjson", "-"], folder.path);
      const over = finished(child);
      await once(child.stdout ?? child, "data");
      child.kill(signal);
      const { code: actual, out, err } = await over;
      assert.equal(actual, code);
      assert.match(out, /^events\.ndjson:1 match .*\n1 of 1 events match\.\n$/);
      assert.equal(err, `Interrupted after ${EVENT.length} B: the counts are those so far.\n`);
    }
    const lines = EVENT.repeat(20_000);
    folder.write("many.ndjson", lines);
    const child = start(["eval", 'exe = "/bin/sh"', "many.ndjson", "--format", "ndjson"], folder.path);
    // Nobody reads what it prints, so it cannot go on, and not print its counts either.
    await once(child.stdout ?? child, "readable");
    child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(child.exitCode, null);
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    assert.equal(code, 130);
  });

  it("ends with workers when it is interrupted, and says how far it was", async (test) => {
    const folder = scratchFolder(test);
    const lines = EVENT.repeat(2_000);
    for (let file = 0; file < 400; file++) folder.write(`${file}.ndjson`, lines);
    const child = start(["eval", 'exe = "/bin/sh"', ".", "--format", "json", "--workers", "2"], folder.path);
    let out = "";
    for await (const chunk of child.stdout ?? []) {
      out += chunk;
      if (out.includes('"outcome"') && !child.killed) child.kill("SIGINT");
    }
    if (child.exitCode === null) await once(child, "close");
    assert.equal(child.exitCode, 130);
    const report = JSON.parse(out);
    assert.equal(report.interrupted, true);
    assert.ok(report.events > 0 && report.events < 800_000);
    assert.ok(report.filters[0].matches <= report.events);
  });

  it("ends quietly when nobody reads on", async (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", EVENT.repeat(20_000));
    const child = start(["eval", 'exe = "/bin/sh"', "events.ndjson", "--format", "ndjson"], folder.path);
    child.stdout?.once("data", () => child.stdout?.destroy());
    let err = "";
    child.stderr?.on("data", (chunk) => {
      err += chunk;
    });
    const [code] = await once(child, "exit");
    assert.deepEqual([code, err], [0, ""]);
  });

  it("reports a mistake deep inside of a large file, unless it may skim", async (test) => {
    const folder = scratchFolder(test);
    const lines = EVENT.repeat(1_000);
    folder.write("events.ndjson", `${lines.repeat(Math.ceil((66 * 1024 * 1024) / lines.length))}{"exe": nonsense}\n`);
    const run = (...options: readonly string[]): ReturnType<typeof finished> =>
      finished(start(["eval", 'exe = "/bin/none"', "events.ndjson", "--count", ...options], folder.path));
    const read = await run();
    assert.equal(read.code, 1);
    assert.match(read.err, /events\.ndjson/);
    const skimmed = await run("--skim");
    assert.equal(skimmed.code, 0);
    assert.match(skimmed.err, /Without `--skim` every record is read/);
  });

  it("may skim the files of a folder together, and says so once", async (test) => {
    const folder = scratchFolder(test);
    const record = EVENT.trim();
    const list = `{"Records":[${Array.from({ length: 4_000 }, () => record).join(",")}]}`;
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) folder.write(`events/${number}.json`, list);
    folder.write("events/9.json", `{"Records":[${record},{"exe": nonsense},${record}]}`);
    const run = (...options: readonly string[]): ReturnType<typeof finished> =>
      finished(start(["eval", 'exe = "/bin/none"', "events", "--count", ...options], folder.path));
    assert.equal((await run()).code, 1);
    for (const workers of ["1", "2"]) {
      const { code, out, err } = await run("--skim", "--workers", workers);
      assert.deepEqual([code, out], [0, "0 of 32,003 events match.\n"]);
      assert.equal(err.split("Without `--skim` every record is read").length, 2);
    }
  });

  it("reads standard input of any size in bounded memory", async () => {
    const child = start(["eval", 'exe = "/bin/no"', "--count"], projectFolder);
    const chunk = EVENT.repeat(2_000);
    const chunks = 400;
    let most = 0;
    for (let sent = 0; sent < chunks; sent++) {
      if (child.stdin?.write(chunk) === false) await once(child.stdin, "drain");
      most = Math.max(most, residentMegabytes(child.pid));
    }
    child.stdin?.end();
    const { code, out } = await finished(child);
    assert.deepEqual([code, out], [0, "0 of 800,000 events match.\n"]);
    const sent = (chunk.length * chunks) / 2 ** 20;
    assert.ok(most < sent / 2, `${most} MB for ${sent} MB of events`);
  });

  it("starts the language server", async () => {
    const child = start(["lsp", "--stdio"], projectFolder);
    const body = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    let answer = "";
    for await (const chunk of child.stdout ?? []) {
      answer += chunk;
      if (answer.includes('"capabilities"')) break;
    }
    assert.match(answer, /^Content-Length: \d+\r\n/);
    assert.match(answer, /"completionProvider"/);
    child.kill("SIGINT");
    await once(child, "exit");
  });
});
