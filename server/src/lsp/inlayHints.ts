/** ✓ and ✗ behind each predicate, and the verdict at the rule's name. */

import type { CancellationToken, InlayHintParams, InlayHint as ProtocolHint } from "vscode-languageserver";
import { type FilterUnit, hintsForCounts, hintsForEvent, hostSpanOf, type InlayHint, span } from "../language/index.js";
import { toPosition, toSpan } from "./convert.js";
import { type Judging, judgingOf, outcomeOf, runCounts } from "./evaluation.js";
import { refreshHints } from "./refresh.js";
import type { Session } from "./session.js";

/** Waiting is better than hints that flicker, but not for longer than an author would stand. */
const PATIENCE_MILLISECONDS = 400;

export async function inlayHints(
  session: Session,
  { textDocument: { uri }, range }: InlayHintParams,
  token: CancellationToken,
): Promise<ProtocolHint[]> {
  const file = session.find(uri);
  if (file === undefined || !session.workspace.configuration.inlayHints.enabled) return [];
  const visible = toSpan(file.text, range);
  const judgings = file.rules
    .filter(({ span: { start, end } }) => start <= visible.end && visible.start <= end)
    .map((rule) => judgingOf(session, file, rule));
  await runCounts(session, judgings, PATIENCE_MILLISECONDS, () => refreshHints(session));
  if (token.isCancellationRequested) return [];
  return judgings.flatMap((judging) => hintsOf(session, judging));
}

function hintsOf(session: Session, judging: Judging): readonly ProtocolHint[] {
  const { file, rule, set } = judging;
  if (set === undefined || set.total === 0) return [];
  const units = [...(rule.filter === undefined ? [] : [rule.filter]), ...rule.suppressions];
  const inFilters = units.flatMap((unit) =>
    unitHints(session, judging, unit).map((hint): ProtocolHint => {
      const at = Math.max(0, hint.offset - 1);
      // The end of the last character, not the beginning of the next: between the two may lie a line break.
      const offset = hostSpanOf(unit, span(at, hint.offset)).end;
      return { position: toPosition(file.text, offset), label: hint.text, tooltip: hint.tooltip, paddingLeft: true };
    }),
  );
  const { outcome, message } = outcomeOf(session, judging);
  if (outcome.kind !== "verdict" && outcome.kind !== "counts") return inFilters;
  const verdict: ProtocolHint = {
    position: toPosition(file.text, rule.nameSpan.end),
    // In a filter file it stands behind the last predicate's own hint, and must not read as part of that.
    label: rule.rule === undefined ? `⇒ ${session.say(message)}` : session.say(message),
    paddingLeft: true,
  };
  return [...inFilters, verdict];
}

function unitHints(
  session: Session,
  { set, event, selection }: Judging,
  { analysis }: FilterUnit,
): readonly InlayHint[] {
  const { locale, workspace } = session;
  if (event !== undefined) {
    return hintsForEvent(analysis.bound, event.event, workspace.configuration.inlayHints.maxValueLength, locale);
  }
  if (set === undefined || selection?.index !== undefined) return [];
  const run = workspace.evaluation.find(analysis, set);
  return run === undefined ? [] : hintsForCounts(analysis.bound, run.counts, set.total, locale);
}
