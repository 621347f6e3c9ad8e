/** One editor's session: the workspace, the connection, and what the editor has said about itself. */

import type { ClientCapabilities, Connection, InitializeParams } from "vscode-languageserver";
import { groupedDigits, type Locale, localeFor, type Message, render } from "../language/index.js";
import type { Notifications } from "../protocol.js";
import type { OpenedFile } from "../workspace/documents.js";
import { PackRelationService } from "../workspace/packRelationService.js";
import { RuleTestService } from "../workspace/ruleTestService.js";
import type { Workspace } from "../workspace/workspace.js";

/** What the editor can do, as far as our answers depend on it. */
export interface ClientSupport {
  readonly configuration: boolean;
  readonly watchedFiles: boolean;
  readonly configurationChanges: boolean;
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly inlayHintRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly semanticTokensRefresh: boolean;
  readonly completionDefaults: boolean;
  readonly snippets: boolean;
  readonly workspaceFolders: boolean;
  /** Whether the editor has our own commands, requests and notifications. */
  readonly isOurs: boolean;
}

/** A class, because the handshake tells it what it needs to know. */
export class Session {
  readonly tests: RuleTestService;
  readonly relations: PackRelationService;
  locale: Locale = "en";
  support: ClientSupport = supportOf(undefined, false);
  readonly #pages = new Map<string, string | undefined>();

  constructor(
    readonly connection: Connection,
    readonly workspace: Workspace,
  ) {
    this.tests = new RuleTestService(workspace);
    this.relations = new PackRelationService(
      workspace.relationStores,
      () => workspace.configuration.checks.proofEffort ?? 1,
    );
  }

  begin({ capabilities, locale, initializationOptions }: InitializeParams): void {
    const options = objectOf(initializationOptions);
    this.support = supportOf(capabilities, options !== undefined);
    const ownLocale = options?.["locale"];
    this.locale = localeFor(typeof ownLocale === "string" ? ownLocale : locale);
  }

  say(message: Message): string {
    return render(message, this.locale);
  }

  count(count: number): string {
    return groupedDigits(count, this.locale);
  }

  /** The address of a check's page, which the disk is asked for once. */
  pageOf(code: string): string | undefined {
    if (!this.#pages.has(code)) this.#pages.set(code, this.workspace.files.findCheckPage(code));
    return this.#pages.get(code);
  }

  /** A document that is open and ours. */
  find(uri: string): OpenedFile | undefined {
    const file = this.workspace.documents.find(uri);
    return file === undefined || file.isForeign ? undefined : file;
  }

  notify<Method extends keyof Notifications>(method: Method, params: Notifications[Method]): void {
    if (this.support.isOurs) void this.connection.sendNotification(method, params);
  }
}

/** The keys of what came as JSON, if it is an object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function supportOf(capabilities: ClientCapabilities | undefined, isOurs: boolean): ClientSupport {
  const { workspace, textDocument } = capabilities ?? {};
  const item = textDocument?.completion?.completionItem;
  return {
    configuration: workspace?.configuration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    semanticTokensRefresh: workspace?.semanticTokens?.refreshSupport === true,
    completionDefaults: textDocument?.completion?.completionList?.itemDefaults?.includes("editRange") === true,
    snippets: item?.snippetSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    isOurs,
  };
}
