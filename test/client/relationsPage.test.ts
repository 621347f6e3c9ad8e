/** The page of a pack's relations: no scripts, and nothing in a rule's name counts as markup. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { messagePage, relationsPage } from "../../client/src/relationsPage.js";
import type { PackRelations } from "../../server/src/protocol.js";

const HOSTILE = `<img src=x onerror="alert(1)">'&`;
const place = {
  uri: "file:///a'b.rules.yaml",
  range: { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } },
};
const relations: PackRelations = {
  pack: place.uri,
  title: HOSTILE,
  notes: ["Rules: <2>."],
  svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
  sections: [
    {
      title: HOSTILE,
      lines: [
        { depth: 0, mark: "", text: HOSTILE, place },
        { depth: 1, mark: "=", text: "B" },
      ],
    },
  ],
};

test("the page allows nothing but its own style", () => {
  const page = relationsPage(relations, "abc123", "pt-br");
  assert.match(
    page,
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-abc123';">/,
  );
  assert.match(page, /<style nonce="abc123">/);
  assert.doesNotMatch(page, /<script|<img|style="/);
  assert.match(page, /<html lang="pt-br">/);
  assert.match(
    messagePage(HOSTILE, "abc123", "en"),
    /<p>&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&#39;&amp;<\/p>/,
  );
});

test("names lead to their rules", () => {
  const page = relationsPage(relations, "n", "en");
  const link = /<a href="(command:rulewright\.showRule\?[^"]+)">&lt;img/.exec(page)?.[1] ?? "";
  const args = decodeURIComponent(link.slice(link.indexOf("?") + 1).replaceAll("&#39;", "'"));
  assert.deepEqual(JSON.parse(args), [place]);
  assert.match(page, /<li class="inner">= B<\/li>/);
});

test("notes and the picture stand on the page", () => {
  const page = relationsPage(relations, "n", "en");
  assert.match(page, /<p>Rules: &lt;2&gt;\.<\/p>\n<div class="picture"><svg /);
});

test("the rule at the cursor stands above all others", () => {
  const focus = { title: HOSTILE, notes: ["Alone."], svg: "", sections: [] };
  const page = relationsPage({ ...relations, title: "All", focus }, "n", "en");
  assert.match(page, /<section class="focus">\n<h1>&lt;img src=x [^<]*<\/h1>\n<p>Alone\.<\/p>/);
  assert.ok(page.indexOf("</section>") < page.indexOf("<h1>All</h1>"));
});
