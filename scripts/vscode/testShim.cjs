// Runs in the extension host in place of the tests' own entry, which it then loads: it marks the tests' console output
// and records how they ended. Both are needed because the workbench mixes its own log into the same stream, and
// because it reports a host that died in mid-run as success.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { Writable } = require("node:stream");
const { pathToFileURL } = require("node:url");
const { format } = require("node:util");

/** An invisible separator; code.mjs looks for the same. */
const MARK = "\u2063";

// VS Code replaces these methods with accessors that ignore plain assignment.
for (const method of ["log", "info", "debug", "warn", "error"]) {
  const forward = console[method].bind(console);
  const marked = (...values) => forward(MARK + format(...values));
  Object.defineProperty(console, method, { configurable: true, writable: true, value: marked });
}

// Likewise `write` of these streams cannot be redefined, but the streams can.
for (const [name, print] of [
  ["stdout", (line) => console.log(line)],
  ["stderr", (line) => console.error(line)],
]) {
  Object.defineProperty(process, name, { configurable: true, value: lineStream(print) });
}

exports.run = async () => {
  const tests = process.env.RULEWRIGHT_TESTS;
  const record = (code) => fs.writeFileSync(process.env.RULEWRIGHT_TEST_RESULT, JSON.stringify({ code }));
  try {
    const { run } = await load(tests);
    await run(path.resolve(tests));
    record(0);
  } catch (error) {
    record(1);
    throw error; // VS Code prints it.
  }
};

function lineStream(print) {
  let unfinished = "";
  return new Writable({
    write(chunk, _encoding, done) {
      const lines = (unfinished + chunk.toString("utf8")).split("\n");
      unfinished = lines.pop();
      for (const line of lines) print(line);
      done();
    },
  });
}

async function load(file) {
  const module = await import(pathToFileURL(file).href);
  const runner = module.run === undefined ? module.default : module;
  if (typeof runner?.run !== "function") throw new Error(`${file} exports no function "run".`);
  return runner;
}
