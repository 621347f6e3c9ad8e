/** The one pipeline of diagnostics: pulled where the editor pulls, pushed otherwise, the same content either way. */

import {
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Diagnostic as ProtocolDiagnostic,
} from "vscode-languageserver";
import { type Diagnostic, render, type Severity } from "../language/index.js";
import type { OpenedFile } from "../workspace/documents.js";
import { toRange } from "./convert.js";
import type { Session } from "./session.js";

export const SOURCE = "Rulewright";

/** Code that can go without any event being judged otherwise: editors draw it faded. */
const UNNECESSARY: readonly string[] = ["duplicate-predicate", "unused-ignore"];

export function documentDiagnostics(session: Session, uri: string): DocumentDiagnosticReport {
  const file = session.find(uri);
  return {
    kind: DocumentDiagnosticReportKind.Full,
    items: file === undefined ? [] : protocolDiagnostics(session, file),
  };
}

export function pushDiagnostics(session: Session, uri: string): void {
  if (session.support.pullDiagnostics) return;
  const file = session.workspace.documents.find(uri);
  const diagnostics = file === undefined || file.isForeign ? [] : protocolDiagnostics(session, file);
  const version = file === undefined ? {} : { version: file.version };
  void session.connection.sendDiagnostics({ uri, diagnostics, ...version });
}

export function protocolDiagnostics(session: Session, file: OpenedFile): ProtocolDiagnostic[] {
  return session.workspace.diagnosticsOf(file).map((diagnostic) => protocolDiagnostic(session, file, diagnostic));
}

export function protocolDiagnostic(
  session: Session,
  { uri, text }: OpenedFile,
  { code, severity, span, message, fixes, related }: Diagnostic,
): ProtocolDiagnostic {
  const { locale } = session;
  const page = session.pageOf(code);
  return {
    range: toRange(text, span),
    severity: severityOf(severity),
    code,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: SOURCE,
    message: render(message, locale),
    data: { fixes: fixes.map(({ title, safety }) => ({ title: render(title, locale), safety })) },
    ...(UNNECESSARY.includes(code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: { uri, range: toRange(text, place.span) },
            message: render(place.message, locale),
          })),
        }),
  };
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "info":
      return DiagnosticSeverity.Information;
    case "hint":
      return DiagnosticSeverity.Hint;
  }
}
