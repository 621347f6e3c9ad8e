/** What is proved about the rules of a pack: which findings there are, with which events, and what is said to be missing. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import type { CheckSettings } from "../../../server/src/language/checks/check.js";
import type { Diagnostic } from "../../../server/src/language/checks/diagnostic.js";
import { diagnose as diagnoseDocument } from "../../../server/src/language/document/diagnose.js";
import { openDocument } from "../../../server/src/language/document/openDocument.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { PackProofs } from "../../../server/src/language/pack/checks/packProofs.js";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import { render } from "../../../server/src/language/text/message.js";
import { parseJson } from "../../../server/src/language/values/parseJson.js";
import { fullSchema } from "../../support/fullSchema.js";

const SETTINGS: CheckSettings = { dialect: "platform", severities: {} };
const CODES = ["rule-equals-rule", "rule-within-rule", "rules-overlap", "suppressions-overlap", "proof-skipped"];

interface Rule {
  readonly filter: string;
  readonly suppressions?: readonly string[];
  readonly type?: string;
  readonly enabled?: boolean;
  readonly threshold?: number;
  readonly window?: number;
}

/** Rules called A, B, C… */
function packOf(rules: readonly Rule[]): string {
  const named = rules.map((rule, i) => ({ name: nameOf(i), type: "Host", ...rule }));
  return JSON.stringify({ rules: named }, undefined, 1);
}

function nameOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `R${index}`;
}

function diagnose(text: string, settings = SETTINGS, proofs?: PackProofs): readonly Diagnostic[] {
  const found = diagnoseDocument(openDocument("x.rules.json", text, fullSchema), settings, undefined, proofs);
  return found.filter(({ code }) => CODES.includes(code));
}

/** `A rule-within-rule: B` for each: the text concerned, the code, the texts related. */
function summary(rules: readonly Rule[], severities: CheckSettings["severities"] = {}): readonly string[] {
  const text = packOf(rules);
  const shown = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    String(JSON.parse(text.slice(start, end)));
  return diagnose(text, { ...SETTINGS, severities }).map(
    ({ code, span, related }) => `${shown(span)} ${code}: ${related.map((place) => shown(place.span)).join(" ")}`,
  );
}

const WIDE = { filter: 'event_type = "audit" and exe starts_with "/tmp/"' };
const NARROW = { filter: 'event_type = "audit" and exe = "/tmp/nc"' };

describe("rules of one pack", () => {
  it("are reported at the narrower and at the later one", () => {
    assert.deepEqual(summary([WIDE, NARROW]), ["B rule-within-rule: A"]);
    assert.deepEqual(summary([NARROW, WIDE]), ["A rule-within-rule: B"]);
    assert.deepEqual(summary([NARROW, NARROW, NARROW]), ["B rule-equals-rule: A", "C rule-equals-rule: A"]);
    assert.deepEqual(summary([NARROW, WIDE, NARROW, { filter: 'event_type = "audit" and exe starts_with "/tm"' }]), [
      "A rule-within-rule: B D",
      "B rule-within-rule: D",
      "C rule-equals-rule: A",
    ]);
  });

  it("are what their suppressions leave of them", () => {
    const without = { ...WIDE, suppressions: ['exe = "/tmp/nc" and user != "root"'] };
    assert.deepEqual(summary([without, NARROW]), []);
    assert.deepEqual(summary([without, { filter: `${NARROW.filter} and user = "root"` }]), ["B rule-within-rule: A"]);
    assert.deepEqual(summary([WIDE, { ...WIDE, suppressions: ['user = "ci" and exe = null'] }]).slice(0, 1), [
      "B rule-equals-rule: A",
    ]);
  });

  it("are compared only where both alert, in the same way, on the same events", () => {
    assert.deepEqual(summary([WIDE, { ...NARROW, enabled: false }]), []);
    assert.deepEqual(summary([{ filter: 'user = "root"' }, { filter: 'user = "root"', type: "File" }]), []);
    assert.deepEqual(summary([WIDE, { ...NARROW, threshold: 5 }]), []);
    assert.deepEqual(
      summary([
        { ...WIDE, threshold: 5, window: 3600 },
        { ...NARROW, threshold: 5, window: 7200 },
      ]),
      [],
    );
    assert.deepEqual(
      summary([
        { ...WIDE, threshold: 5, window: 3600 },
        { ...NARROW, threshold: 5, window: 3600 },
      ]),
      ["B rule-within-rule: A"],
    );
    // With a threshold of 1 each event alerts, in whichever window.
    assert.deepEqual(
      summary([
        { ...WIDE, window: 3600 },
        { ...NARROW, threshold: 1, window: 7200 },
      ]),
      ["B rule-within-rule: A"],
    );
    assert.deepEqual(summary([WIDE, { filter: 'event_type = "audit" and exe = "/tmp/a" and exe = "/tmp/b"' }]), []);
    assert.deepEqual(summary([WIDE, { filter: 'event_type = "audit" and exe = ' }]), []);
  });

  it("overlap quietly, unless one wants to know", () => {
    const rules = [WIDE, { filter: 'event_type = "audit" and user = "root"' }, NARROW];
    assert.deepEqual(summary(rules), ["C rule-within-rule: A"]);
    assert.deepEqual(summary(rules, { "rules-overlap": "hint" }), [
      "B rules-overlap: A",
      "C rule-within-rule: A",
      "C rules-overlap: B",
    ]);
  });

  it("come with an event that shows what is said", () => {
    const rules = [
      WIDE,
      NARROW,
      { ...NARROW, suppressions: ['user = "a"'] },
      { filter: 'event_type = "audit" and user = "b"' },
    ];
    const matches = rules.map(({ filter }) =>
      compile(
        analyse(filter, { schema: fullSchema, ruleType: "Host", role: "filter", host: "pack", lists: undefined }).bound,
      ),
    );
    const expected = new Map([
      ["B A", [true, false]],
      ["C B", [true, true]],
      ["C A", [true, false]],
      ["D A", [true, false]],
    ]);
    let count = 0;
    for (const { code, related, message } of diagnose(packOf(rules), {
      ...SETTINGS,
      severities: { "rules-overlap": "hint" },
    })) {
      for (const place of related) {
        const result = parseJson(String(place.message.values["event"]));
        assert.equal(result.kind, "value", render(place.message, "en"));
        if (result.kind !== "value" || typeof result.value !== "object" || result.value === null) continue;
        const event = { record: Object.fromEntries(Object.entries(result.value)), virtualType: undefined };
        const other = rules.findIndex((_, i) => nameOf(i) === place.message.values["name"]);
        assert.ok(other >= 0 && matches[other]?.(event), `${code} ${render(message, "en")}`);
        count++;
      }
    }
    assert.ok(count >= expected.size, String(count));
  });
});

describe("suppressions of one rule", () => {
  const filter = 'event_type = "audit" and exe starts_with "/tmp/"';
  const covered = (suppressions: readonly string[]): readonly string[] => summary([{ filter, suppressions }]);

  it("are reported where others cover them on what the filter matches", () => {
    const [ci, cis] = ['user = "ci-1" and tty = null', 'user starts_with "ci-" and tty = null'];
    assert.deepEqual(covered([ci, cis]), [`${ci} suppressions-overlap: ${cis}`]);
    assert.deepEqual(covered([cis, ci]), [`${ci} suppressions-overlap: ${cis}`]);
    assert.deepEqual(covered([ci, ci]), [`${ci} suppressions-overlap: ${ci}`]);
    const inside = `exe starts_with "/tmp/" and ${ci}`;
    assert.deepEqual(covered([ci, inside]), [`${inside} suppressions-overlap: ${ci}`]);
    assert.deepEqual(covered([ci, 'user = "ci-2" and tty = null']), []);
  });

  it("are reported where it takes several to cover one", () => {
    const [low, high, all] = [
      'user = "a" and pid <= 10',
      'user = "a" and pid > 5',
      'user = "a" and pid > 0 and pid < 20',
    ];
    assert.deepEqual(
      summary([{ filter, suppressions: [all, low, high].map((text) => text.replace("<= 10", "< 10")) }]),
      [`${all} suppressions-overlap: ${low.replace("<= 10", "< 10")} ${high}`],
    );
  });
});

describe("proofs that cost too much", () => {
  const alternatives = (count: number): string =>
    `event_type = "audit" and (${Array.from({ length: count }, (_, i) => `user = "u${i}"`).join(" or ")})`;

  it("are named once for the pack", () => {
    const text = packOf([{ filter: alternatives(310) }, WIDE, { filter: alternatives(320) }]);
    const found = diagnose(text).filter(({ code }) => code === "proof-skipped");
    assert.deepEqual(
      found.map(({ message, related, span }) => [
        /Left out: (.*?)\. /.exec(render(message, "en"))?.[1],
        related.length,
        text.slice(span.start, span.end).slice(0, 20),
      ]),
      [["filters (2)", 2, found.map(({ related }) => text.slice(related[0]?.span.start).slice(0, 20))[0]]],
    );
    assert.deepEqual(
      diagnose(text, { ...SETTINGS, proofEffort: 10 }).map(({ code }) => code),
      ["rule-within-rule"],
    );
    assert.deepEqual(
      diagnose(text, { ...SETTINGS, severities: { "proof-skipped": "off" } }).map(({ code }) => code),
      ["rule-within-rule"],
    );
  });

  it("count the pairs of rules that are missing, the same at each version", () => {
    const rules = Array.from({ length: 2_400 }, (_, i) => ({ filter: `event_type = "audit" and exe = "/bin/v${i}"` }));
    const proofs = new PackProofs("in slices");
    const missing = (): number => proofs.unfinished().pairs;
    const update = (version: readonly Rule[]): void => {
      const pack = openPack("x.rules.json", packOf(version));
      proofs.update(pack, fullSchema, { effort: 1, asked: true, relations: true, overlaps: false });
      while (proofs.advance(() => true) === "paused");
    };
    update(rules);
    const first = missing();
    assert.ok(first > 0 && first < 1_500_000, String(first));
    assert.ok(proofs.unfinished().firstLeft !== undefined);
    update(rules.with(0, { filter: 'event_type = "audit" and exe = "/bin/w"' }));
    assert.equal(missing(), first);
    update(rules.slice(0, 200));
    assert.equal(missing(), 0);
  });
});
