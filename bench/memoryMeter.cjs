// Loaded into a process that is measured: writes the most memory that it took, in kilobytes, with that of its threads.
const fs = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) process.on("exit", () => fs.writeFileSync(process.env.MEMORY_REPORT, `${peak()}`));

/** On Linux, what `resourceUsage` says includes the process that started this one. */
function peak() {
  const status = "/proc/self/status";
  const text = fs.existsSync(status) ? fs.readFileSync(status, "utf8") : "";
  return /^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? process.resourceUsage().maxRSS;
}
