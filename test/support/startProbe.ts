/**
 * Loaded before the bundled command line: says on standard error which parts it loads, and whether their code was of use;
 * at the end, which parts of Node that take long to load it has loaded besides.
 */

import path from "node:path";
import vm, { type ScriptOptions } from "node:vm";

class ReportedScript extends vm.Script {
  constructor(source: string, options: ScriptOptions) {
    super(source, options);
    const part = path.basename(options.filename ?? "");
    const code = options.cachedData === undefined ? "none" : this.cachedDataRejected ? "rejected" : "used";
    process.stderr.write(`${part}: compiled code ${code}\n`);
  }
}

vm.Script = ReportedScript;

const SLOW = ["child_process", "perf_hooks", "internal/fs/streams", "v8"];

process.on("exit", () => {
  const loaded: unknown = Reflect.get(process, "moduleLoadList");
  if (!Array.isArray(loaded) || !loaded.includes("NativeModule vm")) process.stderr.write("nothing is known\n");
  else for (const name of SLOW) if (loaded.includes(`NativeModule ${name}`)) process.stderr.write(`${name} loaded\n`);
});
