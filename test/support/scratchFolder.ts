/** A folder of its own for a test, gone when the test is over. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

export interface ScratchFolder {
  readonly path: string;
  /** Writes a file, with the folders above it; gives its path. */
  write(name: string, content: string | Uint8Array): string;
}

export function scratchFolder(test: TestContext): ScratchFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "rulewright-")));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}
