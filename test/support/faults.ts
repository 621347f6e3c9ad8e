/** Runs the command line on hostile input, in a process with little memory, and gives all that can be seen of it. */

import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "./commandLine.js";
import type { ScratchFolder } from "./scratchFolder.js";

/** Of JavaScript's heap, in MiB. */
const SMALL_HEAP = 64;
/** So many characters are more than what is printed before the first result. */
const AMIDST = 1_000;
/** Of the process as a whole, with everything outside of that heap. */
export const MOST_MEMORY = 300;

export interface FaultRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The most memory that the process took, in MiB; 0 where it was ended by force. */
  readonly peak: number;
}

export interface FaultOptions {
  readonly folder: ScratchFolder;
  /** What is piped in; `undefined`: nothing, which ends at once. */
  readonly stdin?: AsyncIterable<Uint8Array> | Uint8Array | string;
  /** Where results go, instead of to the test: a path. */
  readonly output?: string;
  /** Is called when the process is in the middle of printing, and is held up until this is done. */
  readonly meanwhile?: () => void;
  /** Ends reading what is printed in the middle of it. */
  readonly isImpatient?: boolean;
}

const command = path.join(projectFolder, "out/server/src/cli.js");
const meter = path.join(projectFolder, "bench/memoryMeter.cjs");

export async function runFault(args: readonly string[], options: FaultOptions): Promise<FaultRun> {
  const { folder, stdin, output, meanwhile, isImpatient = false } = options;
  const report = path.join(folder.path, ".peak");
  const env = { ...process.env, LC_ALL: "C", NO_COLOR: "1", FORCE_COLOR: "", MEMORY_REPORT: report };
  const flags = [`--max-old-space-size=${SMALL_HEAP}`, "--require", meter];
  const out = output === undefined ? "pipe" : openSync(output, "w");
  const child = spawn(process.execPath, [...flags, command, ...args], {
    cwd: folder.path,
    env,
    stdio: ["pipe", out, "pipe"],
  });
  const texts = { out: "", err: "" };
  let isAmidst = false;
  child.stdout?.on("data", (chunk) => {
    texts.out += chunk;
    if (isAmidst || texts.out.length < AMIDST) return;
    isAmidst = true;
    if (isImpatient) child.stdout?.destroy();
    meanwhile?.();
  });
  child.stderr?.on("data", (chunk) => {
    texts.err += chunk;
  });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  if (child.stdin !== null) {
    // The process may end before it has read everything.
    child.stdin.on("error", () => undefined);
    await send(stdin, child.stdin);
  }
  const code = await closed;
  if (typeof out === "number") closeSync(out);
  return { code, ...texts, peak: takePeak(report) };
}

async function send(stdin: FaultOptions["stdin"], target: NodeJS.WritableStream): Promise<void> {
  const chunks = stdin === undefined ? [] : typeof stdin === "string" || stdin instanceof Uint8Array ? [stdin] : stdin;
  for await (const chunk of chunks) {
    if (target.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        target.off("drain", goOn).off("close", goOn);
        resolve();
      };
      target.on("drain", goOn).on("close", goOn);
    });
  }
  target.end();
}

function takePeak(report: string): number {
  try {
    const kilobytes = Number(readFileSync(report, "utf8"));
    rmSync(report);
    return kilobytes / 1024;
  } catch {
    return 0;
  }
}
