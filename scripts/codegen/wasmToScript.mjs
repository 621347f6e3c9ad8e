// WebAssembly on standard input → JavaScript on standard output. A process of its own, because the compiler to
// WebAssembly leaves settings behind in the library that both use, and what comes out would depend on them.
import { readFileSync } from "node:fs";
import binaryen from "binaryen";

const module = binaryen.readBinary(readFileSync(0));
module.setFeatures(binaryen.Features.MVP | binaryen.Features.MutableGlobals);
binaryen.setOptimizeLevel(3);
binaryen.setShrinkLevel(0);
process.stdout.write(module.emitAsmjs());
