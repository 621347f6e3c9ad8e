// `npm run build`: everything that package.json names, and the package itself.
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { compile } from "./compile.mjs";
import { install } from "./install.mjs";
import { packageExtension } from "./package.mjs";
import { main, step } from "./run.mjs";

/** From a fresh clone to `dist/`: the bundles and the VSIX. */
export async function build() {
  await step("Install packages", install);
  await step("Compile", compile);
  await step("Bundle", bundle);
  await step("Package", packageExtension);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(build);
