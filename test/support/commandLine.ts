/** Runs the command line: most tests within this process, those about processes as one of its own. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { Ajv } from "ajv";
import { run } from "../../server/src/cli/run.js";

export const projectFolder = path.resolve(import.meta.dirname, "../../..");
const entry = path.join(projectFolder, "out/server/src/cli.js");

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly isTerminal?: boolean;
  readonly interrupted?: AbortSignal;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** @example (await rulewright(["lint", "a.tsq"], { cwd: folder })).code // 0 */
export async function rulewright(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { cwd = projectFolder, env = {}, stdin, isTerminal = false } = surroundings;
  const out = new TextStream(isTerminal);
  const err = new TextStream(isTerminal);
  const chunks =
    typeof stdin === "string" ? [Buffer.from(stdin)] : stdin instanceof Uint8Array ? [stdin] : (stdin ?? []);
  const input = Object.assign(Readable.from(chunks), { isTTY: stdin === undefined });
  const host = { env, stdin: input, stdout: out, stderr: err, cwd: () => cwd };
  const code = await run(args, host, surroundings.interrupted ?? new AbortController().signal);
  return { code, out: out.text, err: err.text };
}

class TextStream extends EventEmitter {
  text = "";

  constructor(readonly isTTY: boolean) {
    super();
  }

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

/** Starts the compiled command line as a process, without colours and in English. */
export function start(args: readonly string[], cwd: string): ReturnType<typeof spawn> {
  const env = { ...process.env, LC_ALL: "C", NO_COLOR: "1", FORCE_COLOR: "" };
  return spawn(process.execPath, [entry, ...args], { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
}

/** Fails with what is wrong where a report does not fit its published schema. */
export function assertFits(report: unknown, schemaName: string): void {
  const schema: object = JSON.parse(fs.readFileSync(path.join(projectFolder, "schemas", schemaName), "utf8"));
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const fits = ajv.compile(schema);
  assert.ok(fits(report), JSON.stringify(fits.errors, undefined, 2));
}

/** Fails where an output holds a character that a terminal would obey, or that hides or turns text. */
export function assertShowsOnlyText(output: string): void {
  assert.doesNotMatch(output, /(?!\n)[\p{Cc}\p{Cf}]/u);
}

/** A text of several lines. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
