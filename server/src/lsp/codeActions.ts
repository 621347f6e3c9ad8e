/** Quick fixes, `source.fixAll` with the safe ones, and the directive that silences a check. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic as ProtocolDiagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver";
import {
  type Diagnostic,
  type Fix,
  ignoreEdit,
  type Message,
  render,
  safeEdits,
  type TextEdit,
} from "../language/index.js";
import type { ClientCommands } from "../protocol.js";
import type { OpenedFile } from "../workspace/documents.js";
import { toPosition, toProtocolEdits, toSpan } from "./convert.js";
import { protocolDiagnostic } from "./diagnostics.js";
import { referenceOf } from "./evaluation.js";
import { findPredicate } from "./generate.js";
import { generateMessages as messages } from "./generateMessages.js";
import { lspMessages } from "./messages.js";
import type { Session } from "./session.js";

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.rulewright`;

/** What makes something new of a rule. */
export const GENERATE = `${CodeActionKind.Refactor}.generate`;

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
  // Asked for, not while the cursor moves: they fit everywhere in a rule, and a light there would say nothing.
  const isAskedFor = context.only !== undefined || context.triggerKind === CodeActionTriggerKind.Invoked;
  if (wants(GENERATE) && isAskedFor) {
    actions.push(...generateActions(session, file, start));
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

/** Events made for the rule at an offset, and for the predicate there. */
function generateActions(session: Session, file: OpenedFile, offset: number): readonly CodeAction[] {
  const rule = session.workspace.findRuleAt(file, offset);
  if (rule?.filter === undefined || !session.support.isOurs) return [];
  const filter = referenceOf(file, rule);
  const position = toPosition(file.text, offset);
  const isAtPredicate = findPredicate({ file }, [rule.filter, ...rule.suppressions], offset) !== undefined;
  const action = (message: Message, command: keyof ClientCommands, ...given: readonly unknown[]): CodeAction => {
    const title = session.say(message);
    return { title, kind: GENERATE, command: { title, command, arguments: [filter, ...given] } };
  };
  const events = [action(messages.actionMatch(), "rulewright.generateEvent")];
  const tests = [action(messages.actionMatchTest(), "rulewright.addMatchingTest")];
  if (isAtPredicate) {
    events.push(action(messages.actionMiss(), "rulewright.generateNearMiss", position));
    tests.push(action(messages.actionMissTest(), "rulewright.addNearMissTest", position));
  }
  // A filter file has no tests.
  return file.document.kind === "pack" ? [...events, ...tests] : events;
}

function editOf({ uri, text }: OpenedFile, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [uri]: toProtocolEdits(text, edits) } };
}
