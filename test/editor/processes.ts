// What the extension host has started, as Linux lists it: the harness runs there.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface ChildProcess {
  readonly pid: number;
  readonly commandLine: string;
  /** The file that runs. */
  readonly program: string;
}

/** The processes whose parent is the extension host that these tests run in. */
export function childProcesses(): readonly ChildProcess[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).flatMap((pid) => findChild(pid) ?? []);
}

/** Those of them that are our language server. */
export function serverProcesses(): readonly ChildProcess[] {
  return childProcesses().filter(({ commandLine }) => commandLine.includes("dist/server.cjs"));
}

function findChild(pid: number): ChildProcess | undefined {
  try {
    // The second field, the name in parentheses, may hold anything; state and parent follow it.
    const parent = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ")[1];
    if (Number(parent) !== process.pid) return undefined;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, commandLine, program: readlinkSync(`/proc/${pid}/exe`) };
  } catch {
    return undefined; // It ended meanwhile.
  }
}
