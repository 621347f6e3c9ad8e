/** The one place where a mistake of ours is caught: it is reported with what was being done, and the server goes on. */

import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Session } from "./session.js";

/** Wraps a handler. Its own refusals (`ResponseError`) go to the editor as they are. */
export function guarded<Parameters extends readonly unknown[], Result>(
  { connection }: Session,
  method: string,
  handler: (...parameters: Parameters) => Result | Promise<Result>,
): (...parameters: Parameters) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await handler(...parameters);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(`${method} failed: ${details}`);
      throw new ResponseError(ErrorCodes.InternalError, `${method} failed.`);
    }
  };
}

/** The document was edited while the answer was being worked out: it would be about an older text. */
export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "The document was changed.");
}
