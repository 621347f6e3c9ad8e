/** The texts of an explanation that are the editor's own, in its language. */

import * as vscode from "vscode";
import type { ExplanationWords } from "./explanationText.js";

export function explanationWords(): ExplanationWords {
  return {
    hint: vscode.l10n.t("Go to Definition (F12) leads from a line to its expression."),
    apply: `[${vscode.l10n.t("Apply")}]`,
  };
}
