/** Loaded before the bundled command line: says on standard error which parts it loads, and whether their code was of use. */

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
