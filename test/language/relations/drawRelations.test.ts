// The picture as SVG: well formed whatever the rules are called, and what it leaves out is said in it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  type DrawingOptions,
  drawAround,
  drawRelations,
} from "../../../server/src/language/relations/drawRelations.js";
import { orderOf, type RelatedRules } from "../../../server/src/language/relations/relatedRules.js";
import { type RulePair, RulePairs } from "../../../server/src/language/relations/rulePairs.js";

function related(names: readonly string[], pairs: readonly RulePair[]): RelatedRules {
  const rules = names.map((name) => ({ name, file: undefined, state: "matches", condition: PLAIN }) as const);
  return {
    rules,
    pairs: new RulePairs(names.length, pairs),
    compared: (names.length * (names.length - 1)) / 2,
    skipped: 0,
  };
}

function draw(rules: RelatedRules, options: DrawingOptions): string {
  return drawRelations(rules, orderOf(rules), options).svg;
}

const TOKEN = /<(\/?)([a-z]+)((?: [a-zA-Z:]+="[^"<>]*")*)(\/?)>|([^<>]+)/y;

/** The texts of an SVG; fails where it is not well formed, or has an element that we do not write. */
function textsOf(svg: string): readonly string[] {
  const known = new Set(["svg", "title", "style", "g", "path", "rect", "text", "a"]);
  const open: string[] = [];
  const texts: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(svg);
    assert.ok(found !== null, `not well formed at ${JSON.stringify(svg.slice(at, at + 80))}`);
    const [whole, end, element, , alone, text] = found;
    assert.doesNotMatch(whole, /&(?!(?:amp|lt|gt|quot|#39);)/, "a bare ampersand");
    if (text !== undefined)
      texts.push(
        text
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&#39;", "'")
          .replaceAll("&quot;", '"')
          .replaceAll("&amp;", "&"),
      );
    else if (end === "/") assert.equal(open.pop(), element);
    else {
      assert.ok(element !== undefined && known.has(element), whole);
      if (alone === "") open.push(element);
    }
  }
  assert.deepEqual(open, []);
  // What XML 1.0 cannot hold, and what would hide or turn text.
  assert.doesNotMatch(svg, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/u);
  return texts;
}

const OVERLAP = (first: number, second: number): RulePair => ({ first, second, relation: "overlapping" });

const PLAIN = { enabled: true, threshold: "1", window: "", aggregateFields: [] };

describe("the picture of relations", () => {
  it("is well formed whatever the rules are called", () => {
    const hostile = [
      "<script>alert(1)</script>",
      '"/><a href="javascript:x">',
      "]]>&amp;",
      "\u0000\u001b[2J\u202e",
      "\ud800",
      "a\nb",
    ];
    const svg = draw(
      related(
        hostile,
        hostile.slice(1).map((_, at) => OVERLAP(at, at + 1)),
      ),
      { locale: "en", stands: "alone" },
    );
    const texts = textsOf(svg);
    assert.ok(texts.includes("<script>alert(1)</script>"));
    assert.ok(texts.includes("··[2J·"));
    assert.doesNotMatch(svg, /<script|javascript:x"/);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 50 }), { minLength: 2, maxLength: 5 }), (names) => {
        textsOf(draw(related(names, [OVERLAP(0, 1)]), { locale: "en", stands: "alone" }));
      }),
      { seed: Date.now() % 2 ** 31 },
    );
  });

  it("leads from names to rules where it stands in a page, and brings its own look only where it stands alone", () => {
    const one = related(["A", "B"], [{ first: 0, second: 1, relation: "equal" }]);
    const inPage = draw(one, {
      locale: "en",
      stands: "in a page",
      linkOf: (rule) => `command:go?${rule}&"`,
    });
    assert.match(inPage, /<a href="command:go\?0&amp;&quot;"><text class="name"[^>]*>A<\/text><\/a>/);
    assert.match(inPage, /<a href="command:go\?1&amp;&quot;"><text class="name"[^>]*>= B<\/text><\/a>/);
    assert.doesNotMatch(inPage, /<style|Pairs:/);
    textsOf(inPage);
    const alone = draw(one, { locale: "en", stands: "alone" });
    assert.match(alone, /prefers-color-scheme:dark/);
    assert.doesNotMatch(alone, /<a /);
  });

  it("draws the rules with the most relations, wherever they stand in the pack", () => {
    const names = Array.from({ length: 400 }, (_, number) => `Rule ${number}`);
    const couples = Array.from(
      { length: 190 },
      (_, at): RulePair => ({ first: 2 * at, second: 2 * at + 1, relation: "within" }),
    );
    const around = Array.from(
      { length: 15 },
      (_, at): RulePair => ({ first: 380 + at, second: 399, relation: "within" }),
    );
    const texts = textsOf(draw(related(names, [...couples, ...around]), { locale: "en", stands: "alone" }));
    assert.ok(texts.includes("Rule 399") && texts.includes("Rule 380") && texts.includes("Rule 394"));
    assert.equal(new Set(texts.filter((text) => /^Rule \d+$/.test(text))).size, 150);
  });

  it("says behind a name what keeps its matching events from being reported one by one", () => {
    const rules: RelatedRules["rules"] = [
      {
        name: "A",
        file: undefined,
        state: "matches",
        condition: { ...PLAIN, window: "86400", aggregateFields: ["ip"] },
      },
      { name: "B", file: undefined, state: "matches", condition: { ...PLAIN, enabled: false } },
      {
        name: "C",
        file: undefined,
        state: "matches",
        condition: { enabled: true, threshold: "5", window: "3600", aggregateFields: ["ip"] },
      },
    ];
    const pairs: readonly RulePair[] = [
      { first: 0, second: 1, relation: "equal" },
      { first: 0, second: 2, relation: "equal" },
      { first: 1, second: 2, relation: "equal" },
    ];
    const texts = textsOf(
      draw({ rules, pairs: new RulePairs(3, pairs), compared: 3, skipped: 0 }, { locale: "en", stands: "in a page" }),
    );
    for (const text of ["A", "= B (disabled)", "= C (threshold 5, 3600 s, by ip)"])
      assert.ok(texts.includes(text), `${text} in ${JSON.stringify(texts)}`);
  });

  it("says what it does not draw", () => {
    const names = Array.from({ length: 200 }, (_, number) => `Rule ${number}`);
    const all = names.flatMap((_, first) => names.slice(first + 1).map((_, at) => OVERLAP(first, first + 1 + at)));
    const tangle = textsOf(draw(related(names, all), { locale: "en", stands: "alone" }));
    assert.ok(tangle.some((text) => text.includes("No overlaps are drawn: 19,900 lines, more than 60")));
    assert.ok(tangle.some((text) => text.includes("Rules without a line, which are not drawn: 200.")));
    assert.ok(!tangle.includes("Rule 1"));

    const chain = names.slice(1).map((_, at): RulePair => ({ first: at + 1, second: at, relation: "within" }));
    const long = textsOf(draw(related(names, chain), { locale: "en", stands: "alone" }));
    assert.ok(
      long.some((text) => text.includes("Only the 150 boxes with the most relations are drawn, 50 are left out.")),
    );
    assert.equal(new Set(long.filter((text) => /^Rule \d+$/.test(text))).size, 150);

    const few: RelatedRules = {
      rules: [
        { name: "A", file: undefined, state: "matches", condition: PLAIN },
        { name: "B", file: undefined, state: "never", condition: PLAIN },
        { name: "C", file: undefined, state: "broken", condition: PLAIN },
      ],
      pairs: new RulePairs(3),
      compared: 0,
      skipped: 7,
    };
    const notes = textsOf(draw(few, { locale: "en", stands: "alone" })).join("\n");
    for (const note of ["no documented event: 1.", "do not parse: 1.", "not looked at: 7.", "not drawn: 1."])
      assert.ok(notes.includes(note), note);
  });

  it("draws around one rule what it lies within and what lies within it, the nearest first", () => {
    const names = Array.from({ length: 200 }, (_, number) => `Rule ${number}`);
    const chain = names.slice(1).map((_, at): RulePair => ({ first: at + 1, second: at, relation: "within" }));
    const long = related(names, chain);
    const drawn = (rule: number): readonly number[] =>
      textsOf(drawAround(rule, long, orderOf(long), { locale: "en", stands: "in a page" }))
        .flatMap((text) => /^Rule (\d+)$/.exec(text)?.[1] ?? [])
        .map(Number);
    const around = [...new Set(drawn(100))].sort((one, other) => one - other);
    assert.deepEqual(
      around,
      Array.from({ length: 30 }, (_, at) => (around[0] ?? 0) + at),
    );
    assert.ok(Math.abs((around[0] ?? 0) - 85) <= 1, String(around[0]));

    const fork: readonly RulePair[] = [
      { first: 0, second: 1, relation: "within" },
      { first: 2, second: 1, relation: "within" },
    ];
    const few = related(["A", "B", "C", "D"], fork);
    const svgOf = (rule: number) => drawAround(rule, few, orderOf(few), { locale: "en", stands: "in a page" });
    // What lies beside it in the same rule is not about it.
    assert.ok(!textsOf(svgOf(0)).includes("C"));
    assert.ok(textsOf(svgOf(1)).includes("C"));
    assert.equal(svgOf(3), "");
  });

  it("speaks the reader's language", () => {
    const one = related(["A", "B"], [OVERLAP(0, 1)]);
    assert.match(draw(one, { locale: "pt-br", stands: "alone" }), /Como as regras se relacionam/);
    assert.match(draw(one, { locale: "es", stands: "alone" }), /Cómo se relacionan las reglas/);
  });
});
