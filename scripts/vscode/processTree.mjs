// Ends a process with everything below it. Terminals and language servers leave their process group, so the tree is
// read from /proc (Linux only, like the host that needs it).
import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const GRACE_MS = 3_000;

/** Asks the process and all its descendants to end; those still there after three seconds are killed. */
export async function endProcessTree(pid) {
  const tree = [pid, ...descendantsOf(pid)];
  for (const member of tree) signal(member, "SIGTERM");
  const deadline = Date.now() + GRACE_MS;
  while (Date.now() < deadline && tree.some(isAlive)) await wait(50);
  for (const member of tree.filter(isAlive)) signal(member, "SIGKILL");
}

function descendantsOf(pid) {
  const children = new Map();
  for (const entry of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = statOf(entry)?.parent;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const below = (parent) => (children.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function isAlive(pid) {
  const state = statOf(pid)?.state;
  return state !== undefined && state !== "Z";
}

/** `pid (name) state parent …`; the name may itself hold spaces and parentheses. Undefined when the process is gone. */
function statOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
