/** Our own requests and notifications over the language client, with the types that both sides share. */

import { type CancellationToken, type Disposable, EventEmitter } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Notifications, Requests } from "../../server/src/protocol.js";

export interface Connection {
  request<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
    token?: CancellationToken,
  ): Promise<Requests[Method]["result"]>;
  onNotification<Method extends keyof Notifications>(
    method: Method,
    handler: (params: Notifications[Method]) => void,
  ): Disposable;
}

type Emitters = { readonly [Method in keyof Notifications]: EventEmitter<Notifications[Method]> };

export function connectionOf(client: LanguageClient): Connection {
  // The client keeps one handler a method, and the last one wins; several of our parts listen to the same.
  const emitters: Emitters = {
    "rulewright/testsChanged": new EventEmitter(),
    "rulewright/eventsChosen": new EventEmitter(),
    "rulewright/evaluated": new EventEmitter(),
  };
  for (const [method, emitter] of Object.entries<EventEmitter<unknown>>(emitters)) {
    client.onNotification(method, (params: unknown) => emitter.fire(params));
  }
  return {
    request: (method, params, token) => client.sendRequest(method, params, token),
    onNotification: (method, handler) => emitters[method].event(handler),
  };
}
