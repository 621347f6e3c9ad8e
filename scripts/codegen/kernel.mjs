// The matcher's kernel: AssemblyScript → WebAssembly → a module that holds its bytes, so that no file need be found at
// run time. The compiler is exact about its output, so the same source and version give the same bytes.
import { readFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const OPTIONS = [
  ...["--optimizeLevel", "3", "--noAssert", "--runtime", "stub", "--enable", "simd"],
  ...["--importMemory", "--initialMemory", "1", "--use", "abort="],
];

const source = new URL("../../server/src/matcher/kernel/kernel.as.ts", import.meta.url);

export async function kernelModule() {
  const messages = [];
  let bytes;
  const { error } = await asc.main(["kernel.ts", "--outFile", "kernel.wasm", ...OPTIONS], {
    readFile: (name) => (name === "kernel.ts" ? readFileSync(source, "utf8") : null),
    writeFile: (name, content) => {
      if (name === "kernel.wasm") bytes = content;
    },
    listFiles: () => [],
    stderr: { write: (text) => messages.push(text) },
  });
  if (error || bytes === undefined) throw new Error(`The kernel does not compile:\n${messages.join("")}`);
  return [
    "/** The kernel, compiled from kernel.as.ts by `npm run codegen`. Do not edit. */",
    "",
    "export const KERNEL_BASE64 =",
    `  "${Buffer.from(bytes).toString("base64")}";`,
    "",
  ].join("\n");
}
