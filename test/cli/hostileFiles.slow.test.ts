// What the command line says about files that are damaged or made to do harm: each record that cannot be read costs one
// message, everything else is judged, the exit code says so, and memory stays small.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rulewright } from "../support/commandLine.js";
import { MOST_MEMORY, runFault } from "../support/faults.js";
import type { HostileFile } from "../support/hostileFile.js";
import { HOSTILE_FILES } from "../support/hostileFiles.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const ARGUMENTS = ["eval", 'exe = "/bin/sh"', "file", "--count", "--format", "json"];

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function assertOutcome(
  { code, out, err }: Outcome,
  { says, code: expected, counts }: HostileFile,
  folder: string,
): void {
  const lines = err.replaceAll(`${folder}/`, "").split("\n").filter(Boolean);
  for (const [index, part] of says.entries()) assert.ok(lines[index]?.includes(part), `${part}\nin: ${err}`);
  assert.equal(lines.length, says.length, err);
  assert.doesNotMatch(err, /^\s+at |Error:/m);
  assert.equal(code, expected);
  const { events, filters, skippedRecords } = JSON.parse(out);
  assert.deepEqual([events, filters[0].matches, skippedRecords], counts);
}

describe("hostile files", () => {
  assert.ok(HOSTILE_FILES.length >= 40);
  const folderOf = (file: HostileFile, folder: ScratchFolder): string => {
    folder.write("file", file.content());
    return folder.path;
  };

  for (const file of HOSTILE_FILES.filter(({ isLarge }) => !isLarge)) {
    it(file.name, async (test) => {
      const cwd = folderOf(file, scratchFolder(test));
      assertOutcome(await rulewright(ARGUMENTS, { cwd }), file, cwd);
      // Without the matcher the same must be said and counted.
      const all = await rulewright([...ARGUMENTS, "--all"], { cwd });
      assertOutcome(all, file, cwd);
    });
  }

  for (const file of HOSTILE_FILES.filter(({ isLarge }) => isLarge)) {
    it(`${file.name}, in little memory`, async (test) => {
      const folder = scratchFolder(test);
      folderOf(file, folder);
      const run = await runFault(ARGUMENTS, { folder });
      assertOutcome(run, file, folder.path);
      assert.ok(run.peak > 0 && run.peak < MOST_MEMORY, `${run.peak} MiB`);
    });
  }
});
