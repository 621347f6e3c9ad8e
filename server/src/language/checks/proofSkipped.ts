/** Reports that proofs were given up because they would have cost too much: what they might have found is not known. */

import type { Analysis } from "../analysis.js";
import { defineMessages, type Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { CheckSettings } from "./check.js";
import type { Diagnostic, RelatedPlace, Severity } from "./diagnostic.js";
import type { FilterProofs } from "./filterProofs.js";

export const PROOF_SKIPPED = "proof-skipped";
export const PROOF_SKIPPED_SEVERITY: Severity = "info";

const messages = defineMessages(PROOF_SKIPPED, {
  filter: {
    en: "This filter is so large that not all proofs about it were finished, so a contradiction or a superfluous part may go unreported. Split it, or raise `proofEffort` in the settings.",
    es: "Este filtro es tan grande que no se terminaron todas las demostraciones sobre él, así que una contradicción o una parte superflua puede quedar sin señalar. Divídalo o aumente `proofEffort` en los ajustes.",
    "pt-br":
      "Este filtro é tão grande que nem todas as provas sobre ele foram concluídas, então uma contradição ou uma parte supérflua pode ficar sem aviso. Divida-o ou aumente `proofEffort` nas configurações.",
  },
});

/** What to say of one filter, where there is something to say. */
export function proofSkippedIn(
  { bound }: Analysis,
  proofs: FilterProofs,
  settings: CheckSettings,
): readonly Diagnostic[] {
  const span = bound.expression?.node.span;
  return !proofs.isUnfinished || span === undefined ? [] : proofSkipped(span, messages.filter(), [], settings);
}

/** The same with a message about several filters. */
export function proofSkipped(
  span: Span,
  message: Message,
  related: readonly RelatedPlace[],
  { severities }: CheckSettings,
): readonly Diagnostic[] {
  const severity = severities[PROOF_SKIPPED] ?? PROOF_SKIPPED_SEVERITY;
  return severity === "off" ? [] : [{ code: PROOF_SKIPPED, severity, span, message, fixes: [], related }];
}
