// The matcher's kernel: AssemblyScript → WebAssembly → a module that holds its bytes, so that no file need be found at
// run time; and → WebAssembly without SIMD → JavaScript, for platforms that have no WebAssembly. The compilers are exact
// about their output, so the same source and versions give the same files.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const OPTIONS = [
  ...["--optimizeLevel", "3", "--noAssert", "--runtime", "stub", "--use", "abort="],
  ...["--importMemory", "--initialMemory", "1", "--zeroFilledMemory"],
];
const WITH_SIMD = ["--enable", "simd"];
/** What JavaScript can do. */
const PLAIN = ["simd", "bulk-memory", "sign-extension", "nontrapping-f2i"].flatMap((name) => ["--disable", name]);

const converter = fileURLToPath(new URL("wasmToScript.mjs", import.meta.url));
const sources = new URL("../../server/src/matcher/kernel/source/", import.meta.url);

/** The source of kernelBytes.ts. */
export async function kernelBytes() {
  const bytes = await compiled(WITH_SIMD);
  return [
    "/** The kernel, compiled from source/ by `npm run codegen`. Do not edit. */",
    "",
    "export const KERNEL_BASE64 =",
    `  "${Buffer.from(bytes).toString("base64")}";`,
    "",
  ].join("\n");
}

/** The source of kernelScript.ts. */
export async function kernelScript() {
  const input = await compiled(PLAIN);
  const text = execFileSync(process.execPath, [converter], { input, encoding: "utf8", maxBuffer: 1 << 26 });
  // Before the function that makes an instance stand imports, behind it an instance, of which we need neither.
  const start = text.indexOf("function asmFunc(imports)");
  const end = text.indexOf("var memasmFunc");
  if (start < 0 || end < start) throw new Error("The compiler to JavaScript writes something new.");
  return [
    "/** The kernel as JavaScript, compiled from source/ by `npm run codegen`. Do not edit. */",
    "",
    "// @ts-nocheck: what the compiler writes has no types.",
    "",
    `export ${text.slice(start, end).trim()}`,
    "",
  ].join("\n");
}

async function compiled(features) {
  const messages = [];
  let bytes;
  const { error } = await asc.main(["kernel.as.ts", "--outFile", "kernel.wasm", ...OPTIONS, ...features], {
    // It asks for files that need not be there, such as its own settings.
    readFile: (name) => (name.endsWith(".as.ts") ? readFileSync(new URL(name, sources), "utf8") : null),
    writeFile: (name, content) => {
      if (name === "kernel.wasm") bytes = content;
    },
    listFiles: () => [],
    stderr: { write: (text) => messages.push(text) },
  });
  if (error || bytes === undefined) throw new Error(`The kernel does not compile:\n${messages.join("")}`);
  return bytes;
}
