/** The layout of filters, and what holds for every layout: stable, the same tree, no comment lost. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { formatDocument } from "../../../server/src/language/document/formatDocument.js";
import { openDocument } from "../../../server/src/language/document/openDocument.js";
import { parse } from "../../../server/src/language/syntax/parse.js";
import { print } from "../../../server/src/language/syntax/print.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { fullSchema } from "../../support/fullSchema.js";

function formatted(name: string, text: string): string {
  return applyEdits(text, formatDocument(openDocument(name, text, fullSchema)));
}

/** Formatted as a filter file; a second time it must stay the same. */
function checkFormat(text: string, expected: string): void {
  assert.equal(formatted("a.tsq", text), expected);
  assert.equal(formatted("a.tsq", expected), expected, "not stable");
}

const LONG = Array.from({ length: 6 }, (_, index) => `arguments like "a rather long value ${index}"`);

describe("formatting of a filter file", () => {
  it("puts one space between words", () => checkFormat(`exe='x'   AND(command  =5)`, 'exe = "x" and (command = 5)\n'));

  it("ends with one line break", () => checkFormat('exe = "x"\n\n\n', 'exe = "x"\n'));

  it("breaks a chain that is too long", () => {
    checkFormat(LONG.join(" or "), `${LONG.join("\nor ")}\n`);
  });

  it("indents what stands in parentheses that are broken", () => {
    checkFormat(`exe = "x" and (${LONG.join(" or ")})`, `exe = "x"\nand (\n  ${LONG.join("\n  or ")}\n)\n`);
  });

  it("indents a broken chain within a chain", () => {
    checkFormat(
      `exe = "x" or ${LONG.slice(0, 3).join(" and ")}`,
      `exe = "x"\nor ${LONG.slice(0, 3).join("\n  and ")}\n`,
    );
  });

  it("keeps a chain broken that its author has broken", () =>
    checkFormat('exe = "x"\n  and command = "y" and\nuser="z"', 'exe = "x"\nand command = "y"\nand user = "z"\n'));

  it("keeps comments where they belong", () =>
    checkFormat(
      '# type: Host\n\n# Why.\nexe = "x" # the shell\n   and   user="root"# who\n\n# the end',
      '# type: Host\n\n# Why.\nexe = "x"  # the shell\nand user = "root"  # who\n\n# the end\n',
    ));

  it("moves a comment out of a predicate", () => checkFormat('exe = # which?\n"x"', '# which?\nexe = "x"\n'));

  it("keeps one blank line between paragraphs", () =>
    checkFormat('exe = "x"\n\n\n\nand user = "y"', 'exe = "x"\n\nand user = "y"\n'));

  it("keeps the line breaks of Windows", () =>
    checkFormat('exe="x"\r\nand user="y"\r\n', 'exe = "x"\r\nand user = "y"\r\n'));

  it("leaves a filter with a syntax error alone", () => checkFormat("exe = and  x", "exe = and  x"));

  it("leaves a file without a filter alone but for its end", () => checkFormat("# nothing yet\n\n", "# nothing yet\n"));
});

describe("formatting in a pack", () => {
  const rule = (filter: string): string => `rules:\n  - name: a\n    filter: ${filter}\n    window: 3600\n`;
  const cases: readonly (readonly [string, string, string])[] = [
    ["plain", "exe='x'  and user=5", 'exe = "x" and user = 5'],
    ["single-quoted", "'exe=\"x\"  and  user=''y'''", `'exe = "x" and user = "y"'`],
    ["double-quoted", '"exe=\\"x\\"  and user=5"', '"exe = \\"x\\" and user = 5"'],
    ["literal", "|-\n      exe='x'\n        and  user=5", '|-\n      exe = "x"\n      and user = 5'],
    ["folded", '>-\n      exe="x"\n      and  user=5', '>-\n      exe = "x"\n      and user = 5'],
    ["plain over several lines", 'exe="x"\n      and  user=5', 'exe = "x"\n      and user = 5'],
  ];
  for (const [name, before, after] of cases) {
    it(`keeps a value ${name}`, () => {
      assert.equal(formatted("a.rules.yaml", rule(before)), rule(after));
      assert.equal(formatted("a.rules.yaml", rule(after)), rule(after), "not stable");
    });
  }

  it("keeps a long value of one line on its line", () => {
    const wanted = rule(LONG.join(" or "));
    assert.equal(formatted("a.rules.yaml", rule(LONG.join("  or  "))), wanted);
  });

  it("breaks a long literal", () => {
    const text = rule(`|\n      ${LONG.join(" or ")}`);
    assert.equal(formatted("a.rules.yaml", text), rule(`|\n      ${LONG.join("\n      or ")}`));
  });

  it("escapes in JSON", () => {
    const text = '{"rules": [{"filter": "exe=\'x\'  and user=5", "suppressions": ["exe  =  \\"y\\""]}]}';
    const wanted = '{"rules": [{"filter": "exe = \\"x\\" and user = 5", "suppressions": ["exe = \\"y\\""]}]}';
    assert.equal(formatted("a.rules.json", text), wanted);
  });
});

describe("every layout", () => {
  const WORDS = [
    ..."a = 'x'|b != 5|c starts_with \"y\"|d exists|e not in ('p', 7)|f like \"a \\\\ b\"|g = @List|h < -1.5".split(
      "|",
    ),
  ];
  const predicate = fc.constantFrom(...WORDS);
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      predicate,
      fc.tuple(tie("tree"), fc.constantFrom("and", "or", "AND"), tie("tree")).map((parts) => parts.join(" ")),
      tie("tree").map((inner) => `(${inner})`),
      tie("tree").map((inner) => `not (${inner})`),
    ),
  }));
  /** Between two tokens: anything that an author leaves there. */
  const gap = fc.constantFrom(" ", " ", "  ", "\n", "\n\n\n", "\t", " # why\n", "\n# a line\n  ", "\r\n");
  const laidOut = fc.tuple(tree, fc.array(gap, { minLength: 60, maxLength: 60 })).map(([text, gaps]) => {
    const { tokens } = parse(text, { comments: true });
    return tokens.map(({ span }, index) => (gaps[index % 60] ?? " ") + text.slice(span.start, span.end)).join("");
  });

  it("is stable, keeps the tree and loses no comment", () => {
    fc.assert(
      fc.property(laidOut, (text) => {
        const once = formatted("a.tsq", text);
        assert.equal(formatted("a.tsq", once), once, "not stable");
        const before = parse(text, { comments: true });
        const after = parse(once, { comments: true });
        assert.equal(print(after.expression), print(before.expression));
        assert.deepEqual(
          after.comments.map((comment) => comment.text),
          before.comments.map((comment) => comment.text),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("keeps the filters of all samples", () => {
    const samples = path.resolve(import.meta.dirname, "../../../../samples");
    const files = fs
      .readdirSync(samples, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsq$|\.rules\.(yaml|json)$|rule\.json$/.test(name));
    assert.ok(files.length > 30);
    for (const name of files) {
      const text = fs.readFileSync(path.join(samples, name), "utf8");
      const once = formatted(path.basename(name), text);
      assert.equal(formatted(path.basename(name), once), once, `${name} is not stable`);
      const trees = (source: string): readonly string[] =>
        openDocument(path.basename(name), source, fullSchema).units.map(({ analysis }) =>
          print(analysis.syntax.expression),
        );
      assert.deepEqual(trees(once), trees(text), name);
    }
  });
});
