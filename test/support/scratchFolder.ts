/** A folder of its own for a test, gone when the test is over. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface ScratchFolder {
  readonly path: string;
  /** Writes a file, with the folders above it; gives its path. */
  write(name: string, content: string | Uint8Array): string;
}

/** What runs something when it is over: a test, or `{ after }` for a whole suite. */
interface Lasting {
  after(clean: () => void): void;
}

export function scratchFolder(test: Lasting): ScratchFolder {
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
