/** What joins a predicate to the next one. */

import type { Token } from "../../syntax/parse.js";
import { render } from "../../text/message.js";
import { operatorMessages } from "../featureMessages.js";
import type { ConnectivePosition } from "../position.js";
import type { CompletionItem, CompletionList, CompletionRequest } from "./completionItem.js";

export function completeConnective(request: CompletionRequest, { span }: ConnectivePosition): CompletionList {
  const item = (word: "and" | "or", rank: number): CompletionItem => {
    const meaning = render(operatorMessages[word](), request.locale);
    return { label: word, kind: "connective", detail: meaning, documentation: "", span, newText: word, rank };
  };
  // A chain usually goes on as it began.
  const previous = connectiveBefore(request.analysis.syntax.tokens, span.start);
  return { items: [item("and", previous === "or" ? 1 : 0), item("or", previous === "or" ? 0 : 1)], incomplete: false };
}

function connectiveBefore(tokens: readonly Token[], offset: number): Token["kind"] | undefined {
  return tokens.findLast(({ kind, span }) => span.end <= offset && (kind === "and" || kind === "or"))?.kind;
}
