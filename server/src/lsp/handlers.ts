/** Which function answers which request: the table of the server. Requests of ours are registered as well. */

import type { CancellationToken } from "vscode-languageserver";
import type { Requests } from "../protocol.js";
import { almostFired } from "./almostFired.js";
import { codeActions } from "./codeActions.js";
import { codeLenses } from "./codeLenses.js";
import { CompletionMemory, provideCompletion, resolveCompletion } from "./completion.js";
import { documentDiagnostics } from "./diagnostics.js";
import { chooseEvents, eventText, explanation, findEvents, listEvents, stepEvent, summary } from "./events.js";
import { generatedEvent, ruleTestEdit } from "./generate.js";
import { contentModified, guarded } from "./guard.js";
import { documentHighlights } from "./highlights.js";
import { provideHover } from "./hover.js";
import { inlayHints } from "./inlayHints.js";
import { packRelations } from "./relations.js";
import { findTests, runTests } from "./ruleTests.js";
import { provideSemanticTokens } from "./semanticTokens.js";
import type { Session } from "./session.js";
import { documentLinks, documentSymbols, folding, formatting, selections } from "./structure.js";

export function registerFeatures(session: Session): void {
  const { connection } = session;
  const memory = new CompletionMemory();
  const on = <Parameters extends readonly unknown[], Result>(
    method: string,
    handler: (...parameters: Parameters) => Result | Promise<Result>,
  ) => guarded(session, method, handler);

  connection.onCompletion(on("completion", (params) => provideCompletion(session, memory, params)));
  connection.onCompletionResolve(on("completionItem/resolve", (item) => resolveCompletion(memory, item)));
  connection.onHover(on("hover", (params) => provideHover(session, params)));
  connection.onDocumentHighlight(on("documentHighlight", (params) => documentHighlights(session, params)));
  connection.onCodeAction(on("codeAction", (params) => codeActions(session, params)));
  connection.onCodeLens(on("codeLens", ({ textDocument }) => codeLenses(session, textDocument.uri)));
  connection.onDocumentSymbol(on("documentSymbol", ({ textDocument }) => documentSymbols(session, textDocument.uri)));
  connection.onFoldingRanges(on("foldingRange", ({ textDocument }) => folding(session, textDocument.uri)));
  connection.onSelectionRanges(
    on("selectionRange", ({ textDocument, positions }) => selections(session, textDocument.uri, positions)),
  );
  connection.onDocumentFormatting(on("formatting", ({ textDocument }) => formatting(session, textDocument.uri)));
  connection.onDocumentRangeFormatting(
    on("rangeFormatting", ({ textDocument, range }) => formatting(session, textDocument.uri, range)),
  );
  connection.onDocumentLinks(on("documentLink", ({ textDocument }) => documentLinks(session, textDocument.uri)));
  connection.languages.diagnostics.on(
    on("diagnostic", ({ textDocument }) => documentDiagnostics(session, textDocument.uri)),
  );
  connection.languages.semanticTokens.on(
    on("semanticTokens/full", ({ textDocument }) => provideSemanticTokens(session, textDocument.uri)),
  );
  connection.languages.semanticTokens.onRange(
    on("semanticTokens/range", ({ textDocument, range }) => provideSemanticTokens(session, textDocument.uri, range)),
  );
  connection.languages.inlayHint.on(
    on("inlayHint", async (params, token) => {
      const { uri } = params.textDocument;
      const version = session.find(uri)?.version;
      const hints = await inlayHints(session, params, token);
      if (session.find(uri)?.version !== version) throw contentModified();
      return hints;
    }),
  );
  registerOwnRequests(session);
}

function registerOwnRequests(session: Session): void {
  const answer = <Method extends keyof Requests>(method: Method, handler: OwnHandler<Method>): void => {
    const guardedHandler: (params: Requests[Method]["params"], token: CancellationToken) => Promise<unknown> = guarded(
      session,
      method,
      handler,
    );
    session.connection.onRequest(method, guardedHandler);
  };
  answer("rulewright/findTests", (params) => findTests(session, params));
  answer("rulewright/runTests", (params, token) => runTests(session, params, token));
  answer("rulewright/findEvents", (params) => findEvents(session, params));
  answer("rulewright/listEvents", (params) => listEvents(session, params));
  answer("rulewright/chooseEvents", (params) => chooseEvents(session, params));
  answer("rulewright/stepEvent", (params) => stepEvent(session, params));
  answer("rulewright/summary", (params) => summary(session, params));
  answer("rulewright/explain", (params) => explanation(session, params));
  answer("rulewright/generateEvent", (params) => generatedEvent(session, params));
  answer("rulewright/addRuleTest", (params) => ruleTestEdit(session, params));
  answer("rulewright/almostFired", (params) => almostFired(session, params));
  answer("rulewright/eventText", (params) => eventText(session, params));
  answer("rulewright/relations", (params, token) => packRelations(session, params, token));
}

type OwnHandler<Method extends keyof Requests> = (
  params: Requests[Method]["params"],
  token: CancellationToken,
) => Requests[Method]["result"] | Promise<Requests[Method]["result"]>;
