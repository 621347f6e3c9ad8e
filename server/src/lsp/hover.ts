/** What the thing under the cursor means: part of a filter, or a property of the pack around it. */

import { type HoverParams, MarkupKind, type Hover as ProtocolHover } from "vscode-languageserver";
import { hostSpanOf, hover, hoverProperty, NO_OBSERVATIONS, unitAt } from "../language/index.js";
import { toOffset, toRange } from "./convert.js";
import type { Session } from "./session.js";

export function provideHover(session: Session, { textDocument, position }: HoverParams): ProtocolHover | null {
  const file = session.find(textDocument.uri);
  if (file === undefined) return null;
  const offset = toOffset(file.text, position);
  const place = unitAt(file.document, offset);
  const rule = session.workspace.findRuleAt(file, offset);
  const observations = (rule && session.workspace.findEvents(file, rule)?.observations) ?? NO_OBSERVATIONS;
  const found =
    place === undefined
      ? hoverProperty(file.document, offset, session.locale)
      : hover(place.unit.analysis, place.offset, observations, session.locale);
  if (found === undefined) return null;
  const span = place === undefined ? found.span : hostSpanOf(place.unit, found.span);
  return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: toRange(file.text, span) };
}
