/** LSP's plain ranges and positions as the editor's own. */

import * as vscode from "vscode";
import type { Position, Range } from "../../server/src/protocol.js";

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function fromPosition({ line, character }: vscode.Position): Position {
  return { line, character };
}
