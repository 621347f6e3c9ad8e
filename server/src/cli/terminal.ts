/** What a command reads and writes: results go to `out`, everything else to `err`, both in the reader's language. */

import { styleText } from "node:util";
import { groupedDigits, type Locale, type Message, render } from "../language/index.js";
import { type StatusLine, statusLine } from "./statusLine.js";

export type Style = "error" | "warning" | "info" | "hint" | "good" | "bad" | "code" | "strong" | "faint";

export interface Terminal {
  readonly cwd: string;
  readonly locale: Locale;
  readonly stdin: StandardInput;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
  readonly out: Printer;
  readonly err: Printer;
  /** `undefined` where nobody watches. */
  readonly status: StatusLine | undefined;
  /** A message in the reader's language. */
  text(message: Message): string;
  /** A number as the reader's language writes it. */
  number(value: number): string;
}

export interface StandardInput {
  /** Whether a person types there, so that nothing may come for ever. */
  readonly isTerminal: boolean;
  bytes(): AsyncIterable<Uint8Array>;
}

export interface Printer {
  /** Whether a person reads it directly: then no text of a file may reach it as it is. */
  readonly isTerminal: boolean;
  line(text?: string): void;
  write(text: string): void;
  /** Waits until what was written is taken, so that output never piles up in memory. */
  taken(): Promise<void>;
  paint(style: Style, text: string): string;
}

type Format = Parameters<typeof styleText>[0];

const FORMATS: Readonly<Record<Style, Format>> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "blue"],
  hint: ["bold", "cyan"],
  good: "green",
  bad: "red",
  code: "cyan",
  strong: "bold",
  faint: "dim",
};

/** What a command needs of its process. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  cwd(): string;
}

export interface OutputStream {
  readonly isTTY?: boolean;
  /** Of a terminal, how wide it is. */
  readonly columns?: number;
  write(text: string): boolean;
  once(event: "drain", listener: () => void): unknown;
}

export function createTerminal(
  locale: Locale,
  color: boolean | undefined,
  interrupted: AbortSignal,
  host: Host,
): Terminal {
  const { env, stdout, stderr } = host;
  const status = statusLine({ env, stderr });
  const wipe = (): void => status?.wipe();
  return {
    cwd: host.cwd(),
    locale,
    // Asked for only where it is read: a process takes a while to open it.
    stdin: {
      get isTerminal() {
        return host.stdin.isTTY === true;
      },
      bytes: () => untilAborted(host.stdin, interrupted),
    },
    interrupted,
    // What does not go to a terminal does not get in the way of the line there.
    out: printer(stdout, color ?? wantsColor(env, stdout.isTTY), stdout.isTTY ? wipe : undefined),
    err: printer(stderr, color ?? wantsColor(env, stderr.isTTY), wipe),
    status,
    text: (message) => render(message, locale),
    number: (value) => groupedDigits(value, locale),
  };
}

/** `NO_COLOR` wins over `FORCE_COLOR`; without either, only a terminal that can gets colours. */
function wantsColor(env: Host["env"], isTerminal: boolean | undefined): boolean {
  if (env["NO_COLOR"]) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return isTerminal === true && env["TERM"] !== "dumb";
}

function printer(stream: OutputStream, hasColor: boolean, before?: () => void): Printer {
  let isFull = false;
  const write = (text: string): void => {
    before?.();
    isFull = !stream.write(text);
  };
  return {
    isTerminal: stream.isTTY === true,
    write,
    line: (text = "") => write(`${text}\n`),
    async taken() {
      if (isFull) await new Promise<void>((resolve) => stream.once("drain", resolve));
      isFull = false;
    },
    // Whether there are colours is decided above, for both streams alike.
    paint: (style, text) => (hasColor ? styleText(FORMATS[style], text, { validateStream: false }) : text),
  };
}

/**
 * Ends as soon as the user interrupts, also while nothing comes. Not by `Promise.race` with one promise for all chunks:
 * that promise would hold on to every chunk that was read.
 */
async function* untilAborted(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  let stop: () => void = () => undefined;
  signal.addEventListener("abort", () => stop(), { once: true });
  while (!signal.aborted) {
    const next = await new Promise<IteratorResult<Uint8Array> | undefined>((resolve, reject) => {
      stop = () => resolve(undefined);
      iterator.next().then(resolve, reject);
    });
    if (next === undefined || next.done) return;
    yield next.value;
  }
}
