/** Tells the editor that what it shows is out of date, once for several causes at a time. */

import { pushDiagnostics } from "./diagnostics.js";
import type { Session } from "./session.js";

export function refreshHints({ connection, support }: Session): void {
  if (support.inlayHintRefresh) connection.languages.inlayHint.refresh();
}

export function refreshDiagnostics(session: Session, uri: string): void {
  pushDiagnostics(session, uri);
  if (session.support.diagnosticRefresh) session.connection.languages.diagnostics.refresh();
}

/** Everything that depends on events and settings, of these documents. */
export function refreshAll(session: Session, uris: readonly string[]): void {
  const { connection, support } = session;
  for (const uri of uris) pushDiagnostics(session, uri);
  if (support.diagnosticRefresh) connection.languages.diagnostics.refresh();
  refreshHints(session);
  if (support.codeLensRefresh) void connection.sendRequest("workspace/codeLens/refresh");
  if (support.semanticTokensRefresh) connection.languages.semanticTokens.refresh();
  for (const uri of uris) session.notify("rulewright/evaluated", { uri });
}

/** How long causes are gathered: loading of several sources ends at about the same time. */
const GATHERED_FOR_MILLISECONDS = 40;

/** Gathers documents to refresh. A class, because it remembers them until it is time. */
export class Refresher {
  readonly #uris = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly refresh: (uris: readonly string[]) => void) {}

  add(uris: readonly string[]): void {
    for (const uri of uris) this.#uris.add(uri);
    this.#timer ??= setTimeout(() => {
      const gathered = [...this.#uris];
      this.#timer = undefined;
      this.#uris.clear();
      this.refresh(gathered);
    }, GATHERED_FOR_MILLISECONDS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
