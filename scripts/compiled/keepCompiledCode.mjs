// Loaded before the command line: writes the code of each of its parts, as it is compiled in the end, beside the part.
import fs from "node:fs";
import vm from "node:vm";

class KeptScript extends vm.Script {
  constructor(source, options) {
    super(source, options);
    process.on("exit", () => fs.writeFileSync(compiledCodeFile(options.filename), this.createCachedData()));
  }
}

/** As `server/src/cli/compiledPart.ts` looks for it. */
function compiledCodeFile(file) {
  return `${file}.${process.version}-${process.platform}-${process.arch}`;
}

vm.Script = KeptScript;
