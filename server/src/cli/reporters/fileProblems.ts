/** What is wrong with a pack or its tests as files, on standard error. */

import { lineIndex } from "../../language/index.js";
import type { FileProblem } from "../../workspace/ruleTestFiles.js";
import type { Trouble } from "../exitCode.js";
import type { SourceFile } from "../packAccess.js";
import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";
import { printFinding } from "./mistakes.js";
import { shownPath, shownText } from "./shownText.js";

export function printFileProblem({ file, span, message, kind }: FileProblem<SourceFile>, terminal: Terminal): Trouble {
  const { err } = terminal;
  if (file === undefined) {
    err.line(shownText(terminal.text(message)).text);
    return "doesNotParse";
  }
  const place = shownPath(shown(file.path, terminal.cwd));
  const index = lineIndex(file.text);
  printFinding(
    { place, index, span, severity: "error", code: undefined, message, fixes: [], related: [] },
    terminal,
    err,
  );
  return kind === "orphan" ? "failedTest" : "doesNotParse";
}
