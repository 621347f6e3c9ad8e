/** Files of other programs that happen to have one of our names: Prometheus has `*.rules.yaml` too. We stay silent there. */

import type { HostNode } from "../pack/host/hostNode.js";
import { PACK_PROPERTIES, RULE_SET_PROPERTIES, TAGS_PROPERTIES, TEST_PROPERTIES } from "../pack/platform.js";
import type { OpenDocument } from "./openDocument.js";

/**
 * Whether the content says that a file is none of ours. A file with nothing in it is ours: its author has just begun.
 *
 * @example isForeign(openDocument("node.rules.yaml", "groups: []", schema)) // true
 */
export function isForeign(document: OpenDocument): boolean {
  switch (document.kind) {
    case "filter":
      return false;
    case "tests":
      return document.tests.roots.length > 0 && !document.tests.roots.some(looksLikeTests);
    case "pack": {
      const { content, rules, documents } = document.pack;
      if (rules.length > 0) return false;
      const known =
        content === "tags" ? TAGS_PROPERTIES : content === "ruleset" ? RULE_SET_PROPERTIES : PACK_PROPERTIES;
      return documents.length > 0 && documents.every(({ root }) => !isBegun(root, known));
    }
  }
}

/** Begun as one of ours: still empty, or with one of the properties that ours have. */
function isBegun(root: HostNode, known: readonly string[]): boolean {
  switch (root.kind) {
    case "scalar":
      return true;
    case "sequence":
      return root.items.length === 0;
    case "mapping":
      return root.entries.length === 0 || root.entries.some(({ key }) => known.includes(key.text));
  }
}

function looksLikeTests(root: HostNode): boolean {
  if (root.kind !== "mapping") return root.kind === "scalar";
  return (
    root.entries.length === 0 ||
    root.entries.some(
      ({ value }) =>
        value?.kind === "sequence" &&
        value.items.some(
          (item) => item.kind === "mapping" && item.entries.some(({ key }) => TEST_PROPERTIES.includes(key.text)),
        ),
    )
  );
}
