/**
 * What can be folded in a file. An editor that asks us no longer folds YAML by its indentation, so we answer for the whole
 * host: every mapping, list and value over several lines.
 */

import { type FoldingRange, foldingRanges } from "../features/folding.js";
import type { HostNode } from "../pack/host/hostNode.js";
import { span } from "../text/span.js";
import { hostSpanOf, type OpenDocument } from "./openDocument.js";

/** In no order, of any length; those on one line are for the caller to leave out. */
export function foldingRangesOf(document: OpenDocument): readonly FoldingRange[] {
  switch (document.kind) {
    case "filter":
      return foldingRanges(document.unit.analysis);
    case "tests":
      return [...hostRanges(document.tests.roots), ...commentRuns(document.text)];
    case "pack": {
      const inFilters = document.units.flatMap((unit) =>
        foldingRanges(unit.analysis).map(({ span: inner, kind }) => ({ span: hostSpanOf(unit, inner), kind })),
      );
      const roots = document.pack.documents.map(({ root }) => root);
      const comments = document.pack.format === "yaml" ? commentRuns(document.text) : [];
      return [...hostRanges(roots), ...comments, ...inFilters];
    }
  }
}

function hostRanges(roots: readonly HostNode[]): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const seen = new Set<HostNode>();
  const visit = (node: HostNode): void => {
    // An alias is the node of its anchor: once is enough.
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "sequence") {
      for (const item of node.items) {
        if (item.kind !== "scalar") ranges.push({ span: item.span, kind: "region" });
        visit(item);
      }
    }
    if (node.kind !== "mapping") return;
    for (const { key, value } of node.entries) {
      if (value === undefined) continue;
      // An alias stands elsewhere than the value that it means.
      if (value.span.start > key.span.start) {
        ranges.push({ span: span(key.span.start, value.span.end), kind: "region" });
      }
      visit(value);
    }
  };
  for (const root of roots) visit(root);
  return ranges;
}

/** Whole lines of YAML that are comments, several one after the other. A line in a block scalar that looks like one folds too. */
function commentRuns(text: string): FoldingRange[] {
  return [...text.matchAll(/^[ \t]*#[^\r\n]*(?:\r?\n[ \t]*#[^\r\n]*)+/gm)].map(({ 0: run, index }) => ({
    span: span(index, index + run.length),
    kind: "comment",
  }));
}
