/** Quick fixes, `source.fixAll` with the safe ones, and the directive that silences a check. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as ProtocolDiagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { type Diagnostic, type Fix, ignoreEdit, render, safeEdits, type TextEdit } from "../language/index.js";
import type { ClientCommands } from "../protocol.js";
import type { OpenedFile } from "../workspace/documents.js";
import { toProtocolEdits, toSpan } from "./convert.js";
import { protocolDiagnostic } from "./diagnostics.js";
import { lspMessages } from "./messages.js";
import type { Session } from "./session.js";

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.rulewright`;

export function codeActions(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const file = session.find(textDocument.uri);
  if (file === undefined) return [];
  const { start, end } = toSpan(file.text, range);
  const all = session.workspace.diagnosticsOf(file);
  const here = all.filter(({ span }) => span.start <= end && start <= span.end);
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const diagnostic of here) actions.push(...quickFixes(session, file, diagnostic));
    for (const diagnostic of firstOfEachCode(here)) actions.push(...otherActions(session, file, diagnostic));
  }
  if (context.only !== undefined && wants(FIX_ALL)) actions.push(...fixAll(session, file, all));
  return actions;
}

function quickFixes(session: Session, file: OpenedFile, diagnostic: Diagnostic): readonly CodeAction[] {
  const diagnostics = [protocolDiagnostic(session, file, diagnostic)];
  const preferred = diagnostic.fixes.find(({ safety }) => safety === "safe");
  return diagnostic.fixes.map((fix) => ({
    title: titleOf(session, fix),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: editOf(file, fix.edits),
    ...(fix === preferred ? { isPreferred: true } : {}),
  }));
}

function titleOf({ locale }: Session, { title, safety }: Fix): string {
  const text = render(title, locale);
  return safety === "safe" ? text : render(lspMessages.unsafeFix({ title: text }), locale);
}

function otherActions(session: Session, file: OpenedFile, diagnostic: Diagnostic): readonly CodeAction[] {
  const { code } = diagnostic;
  const diagnostics: ProtocolDiagnostic[] = [protocolDiagnostic(session, file, diagnostic)];
  const edit = ignoreEdit(file.document, diagnostic);
  const ignore: readonly CodeAction[] =
    edit === undefined
      ? []
      : [
          {
            title: session.say(lspMessages.ignoreHere({ code })),
            kind: CodeActionKind.QuickFix,
            diagnostics,
            edit: editOf(file, [edit]),
          },
        ];
  if (!session.support.isOurs) return ignore;
  const title = session.say(lspMessages.showCheck({ code }));
  const command: keyof ClientCommands = "rulewright.showCheck";
  return [
    ...ignore,
    { title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: [code] } },
  ];
}

function firstOfEachCode(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }, index) => diagnostics.findIndex((other) => other.code === code) === index);
}

function fixAll(session: Session, file: OpenedFile, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const edits = safeEdits(diagnostics);
  if (edits.length === 0) return [];
  return [{ title: session.say(lspMessages.fixAll()), kind: FIX_ALL, edit: editOf(file, edits) }];
}

function editOf({ uri, text }: OpenedFile, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [uri]: toProtocolEdits(text, edits) } };
}
