/** Relations that are kept from one version of a pack to the next are those that would be found anew. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { judgedRules, type OpenDocument, openDocument } from "../../server/src/language/index.js";
import { type OrderedRules, PackRelationService } from "../../server/src/workspace/packRelationService.js";
import { RelationStores } from "../../server/src/workspace/relationStores.js";
import { fullSchema } from "../support/fullSchema.js";

const URI = "file:///a.rules.json";
const NAMES = ["CreateUser", "DeleteUser", "CreateRole"];

interface Rule {
  readonly name: string;
  readonly type: string;
  readonly filter: string;
  readonly suppressions?: readonly string[];
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomRule(random: (below: number) => number): Rule {
  const name = NAMES[random(NAMES.length)] ?? "";
  const filters = [
    `eventName = "${name}"`,
    `eventName starts_with "${name.slice(0, 6)}"`,
    `awsRegion = "${random(2)}"`,
    "eventName = ",
  ];
  const filter = filters[random(filters.length)] ?? "";
  const suppressions = random(3) === 0 ? [`awsRegion = "${random(2)}"`] : [];
  return { name: `Rule ${random(5)}`, type: random(5) === 0 ? "KubernetesAudit" : "CloudTrail", filter, suppressions };
}

function relate(
  service: PackRelationService,
  document: OpenDocument,
  isCancelled = () => false,
): Promise<OrderedRules | undefined> {
  const text = TextDocument.create(URI, "json", 1, document.text);
  const file = { uri: URI, version: 1, text, document, rules: judgedRules(document), isForeign: false };
  return service.relate(
    URI,
    file.rules.map((rule) => ({ file, rule })),
    isCancelled,
  );
}

function plain({ related: { pairs, ...rest }, order: { overlaps, ...lattice } }: OrderedRules): unknown {
  return { ...rest, pairs: [...pairs], lattice, overlaps: [...overlaps] };
}

function newService(): PackRelationService {
  return new PackRelationService(new RelationStores(), () => 1);
}

describe("relations from one version of a pack to the next", () => {
  it("are those found anew, whatever was edited, added, moved or removed", async () => {
    const seed = Date.now() % 2 ** 31;
    const random = randomFrom(seed);
    const service = newService();
    let rules = Array.from({ length: 6 }, () => randomRule(random));
    let document: OpenDocument | undefined;
    for (let step = 0; step < 60; step++) {
      const at = random(rules.length + 1);
      const edits: readonly (() => readonly Rule[])[] = [
        () => rules.with(Math.min(at, rules.length - 1), randomRule(random)),
        () => rules.toSpliced(at, 0, randomRule(random)),
        () => (rules.length > 2 ? rules.toSpliced(at, 1) : rules),
        () => rules.toReversed(),
      ];
      rules = [...(edits[random(edits.length)]?.() ?? rules)];
      document = openDocument("a.rules.json", JSON.stringify({ name: "A", rules }), fullSchema, document);
      // Also what was given up halfway must leave nothing wrong behind.
      if (random(3) === 0) await relate(service, document, () => true);
      const kept = await relate(service, document);
      const anew = await relate(newService(), document);
      assert.ok(kept !== undefined && anew !== undefined);
      assert.deepEqual(plain(kept), plain(anew), `seed ${seed}, step ${step}: ${JSON.stringify(rules)}`);
    }
  });
});
