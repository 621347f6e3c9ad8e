/** A safe fix changes nothing about which events match: on random filters, judged on random events. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { PROBLEM_CODES } from "../../../server/src/language/syntax/problem.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import type { Event } from "../../../server/src/language/values/event.js";
import { analyseFilter, diagnose, type FilterText } from "../../support/filterText.js";

const FIELDS = ["exe", "command", "user", "tty", "args", "port", "event_time", "ip", "event_type"];
const TEXTS = ["", "a", "ab", "abc", "5", "5.0", "true", "10.0.0.1/8", "10.1.2.3", "::ffff:10.1.2.3", "audit", "b"];
const NUMBERS = ["5", "5.0", "6", "1e1", "9007199254740993"];

const field = fc.constantFrom(...FIELDS);
const text = fc.constantFrom(...TEXTS).map((value) => `"${value}"`);
const number = fc.constantFrom(...NUMBERS);
const literal = fc.oneof(text, number, fc.constantFrom("true", "false", "@List", "@Other"));
const operand = fc.oneof({ weight: 6, arbitrary: literal }, { weight: 1, arbitrary: fc.constant("null") });

const predicate = fc.oneof(
  fc.tuple(field, fc.constantFrom("=", "!=", "<", ">", "<=", ">="), operand).map((parts) => parts.join(" ")),
  fc
    .tuple(field, fc.constantFrom("starts_with", "ends_with", "like", "contains"), operand)
    .map((parts) => parts.join(" ")),
  fc.tuple(field, fc.constantFrom("exists", "not exists")).map((parts) => parts.join(" ")),
  fc
    .tuple(field, fc.constantFrom("in", "not in"), fc.array(operand, { minLength: 1, maxLength: 3 }))
    .map(([name, operator, operands]) => `${name} ${operator} (${operands.join(", ")})`),
);

const { filter } = fc.letrec<{ filter: string; part: string }>((tie) => ({
  filter: fc
    .tuple(tie("part"), fc.array(fc.tuple(fc.constantFrom("and", "or", "and # why\n"), tie("part")), { maxLength: 4 }))
    .map(([first, rest]) => [first, ...rest.map((pair) => pair.join(" "))].join(" ")),
  part: fc.oneof(
    { maxDepth: 4 },
    { weight: 4, arbitrary: predicate },
    { weight: 2, arbitrary: tie("filter").map((inner) => `(${inner})`) },
    { weight: 2, arbitrary: tie("filter").map((inner) => `not (${inner})`) },
    { weight: 1, arbitrary: predicate.map((inner) => `not ${inner}`) },
  ),
}));

const value = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(5, 6, 10, true, false, null),
  fc.array(fc.constantFrom<string | number | boolean>(...TEXTS, 5, 6, true), { maxLength: 3 }),
);
const event: fc.Arbitrary<Event> = fc
  .dictionary(fc.constantFrom(...FIELDS, "src_ip", "dst_port"), value)
  .map((record) => ({ record, virtualType: undefined }));

describe("safe fixes", () => {
  for (const dialect of ["platform", "extended"]) {
    it(`never change a truth (${dialect})`, () => {
      let applied = 0;
      fc.assert(
        fc.property(filter, fc.array(event, { minLength: 4, maxLength: 12 }), (source, events) => {
          const before: FilterText = { text: source, facts: { dialect, lists: "List" } };
          const truth = compile(analyseFilter(before).bound);
          assert.ok(truth !== undefined, source);
          for (const { fixes, code } of diagnose(before)) {
            for (const { safety, edits } of fixes) {
              if (safety !== "safe") continue;
              applied++;
              const after = { ...before, text: applyEdits(source, edits) };
              const { bound, syntax } = analyseFilter(after);
              assert.deepEqual(syntax.problems, [], `${code}: ${after.text}`);
              const same = compile(bound);
              for (const one of events) assert.equal(same?.(one), truth(one), `${code}: ${source} → ${after.text}`);
            }
          }
        }),
        { numRuns: 300 },
      );
      assert.ok(applied > 60, `Only ${applied} fixes were tried`);
    });
  }

  it("and no check breaks a text further, or points outside it", () => {
    fc.assert(
      fc.property(fc.oneof(filter, fc.string({ unit: "binary" })), fc.nat(), fc.nat(), (source, start, end) => {
        // A filter with a piece cut out of it is broken in ways that nobody would write down.
        const cut = source.slice(0, start % (source.length + 1)) + source.slice(end % (source.length + 1));
        const before: FilterText = { text: cut, facts: {} };
        const { problems } = analyseFilter(before).syntax;
        // Where a quote is missing, any edit can change which quotes make a pair.
        const hasOddQuotes = problems.some((problem) => problem.code === "unclosed-string");
        for (const { code, span, fixes, related } of diagnose(before)) {
          const edited = fixes.flatMap(({ edits }) => edits.map((edit) => edit.span));
          for (const one of [span, ...edited, ...related.map((place) => place.span)]) {
            assert.ok(0 <= one.start && one.start <= one.end && one.end <= cut.length, cut);
          }
          if (hasOddQuotes || PROBLEM_CODES.some((problem) => problem === code)) continue;
          for (const { edits } of fixes) {
            const after = { ...before, text: applyEdits(cut, edits) };
            assert.ok(
              analyseFilter(after).syntax.problems.length <= problems.length,
              `${code}: ${cut} → ${after.text}`,
            );
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
