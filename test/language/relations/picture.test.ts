// The picture of a lattice: nothing in it lies on anything else, whatever is drawn.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { columnsOf, endOf, wrapped } from "../../../server/src/language/relations/labels.js";
import {
  type Box,
  COLUMN_WIDTH,
  LINE_HEIGHT,
  type Line,
  PADDING,
  type Point,
  pictureOf,
} from "../../../server/src/language/relations/picture.js";

const name = fc.oneof(fc.string({ maxLength: 120 }), fc.string({ unit: "grapheme", maxLength: 60 }));
const rule = fc.record({ name, file: fc.option(name, { nil: undefined }) });

/** Classes with containments that lead to later classes alone, so that they make no circle, and overlaps of any. */
const drawn = fc
  .array(fc.array(rule, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 14 })
  .chain((classes) => {
    const number = fc.nat({ max: classes.length - 1 });
    const links = fc.uniqueArray(fc.tuple(number, number), {
      maxLength: 20,
      selector: ([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`,
    });
    return links.map((found) => {
      const ordered = found
        .filter(([one, other]) => one !== other)
        .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
      const half = Math.floor(ordered.length / 2);
      return {
        classes,
        containments: ordered.slice(0, half).map(([outer, inner]) => ({ outer, inner })),
        overlaps: ordered.slice(half).map(([first, second]) => ({ first, second })),
      };
    });
  });

function areApart(one: Box, other: Box): boolean {
  return (
    one.left + one.width <= other.left ||
    other.left + other.width <= one.left ||
    one.top + one.height <= other.top ||
    other.top + other.height <= one.top
  );
}

const STEPS = 24;

/** Points along a line as it is drawn. */
function pointsAlong({ points, bend }: Line): readonly Point[] {
  return points.flatMap((end, at) => {
    const start = points[at - 1];
    if (start === undefined) return [];
    const middle = (start.x + end.x) / 2;
    const [one, other] = bend > 0 ? [start.x + bend, end.x + bend] : [middle, middle];
    return Array.from({ length: STEPS + 1 }, (_, step) => {
      const t = step / STEPS;
      const blend = (a: number, b: number, c: number, d: number): number =>
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
      return { x: blend(start.x, one, other, end.x), y: blend(start.y, start.y, end.y, end.y) };
    });
  });
}

function isInside({ x, y }: Point, { left, top, width, height }: Box): boolean {
  return x > left + 1 && x < left + width - 1 && y > top + 1 && y < top + height - 1;
}

describe("a picture", () => {
  it("has no box on another, no line through a box, and what lies within to the right", () => {
    fc.assert(
      fc.property(drawn, ({ classes, containments, overlaps }) => {
        const { boxes, lines, width, height } = pictureOf(classes, containments, overlaps);
        assert.equal(boxes.length, classes.length);
        assert.equal(lines.length, containments.length + overlaps.length);
        for (const [at, box] of boxes.entries()) {
          assert.ok(
            box.left >= 0 &&
              box.top >= -0.001 &&
              box.left + box.width <= width + 0.001 &&
              box.top + box.height <= height + 0.001,
          );
          for (const other of boxes.slice(at + 1)) assert.ok(areApart(box, other));
        }
        for (const line of lines) {
          for (const point of pointsAlong(line)) {
            assert.ok(!boxes.some((box) => isInside(point, box)), `${line.kind} runs through a box`);
            assert.ok(point.x <= width && point.y <= height + 0.001 && point.y >= -0.001);
          }
        }
        for (const { outer, inner } of containments) {
          const [one, other] = [boxes[outer], boxes[inner]];
          assert.ok(one && other && one.left + one.width < other.left);
        }
      }),
      { seed: Date.now() % 2 ** 31, numRuns: 300 },
    );
  });

  it("has every label inside of its box", () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 8 }), (rules) => {
        const [box] = pictureOf([rules], [], []).boxes;
        assert.ok(box !== undefined);
        assert.ok(box.lines.length * LINE_HEIGHT <= box.height);
        for (const { text } of box.lines) assert.ok(columnsOf(text) * COLUMN_WIDTH + 2 * PADDING <= box.width);
        for (const [at] of rules.slice(0, 3).entries())
          assert.ok(box.lines.some((line) => line.kind === "name" && line.rule === at));
      }),
      { seed: Date.now() % 2 ** 31 },
    );
  });

  it("puts parts that have nothing to do with each other beside each other, not into one tower", () => {
    const classes = Array.from({ length: 60 }, (_, number) => [{ name: `Rule ${number}`, file: undefined }]);
    const { width, height } = pictureOf(classes, [], []);
    assert.ok(width > 800 && width < 1_300 && height < 600, `${width} × ${height}`);
  });
});

describe("a label", () => {
  it("is broken at spaces, and shortened where it is too long", () => {
    assert.deepEqual(wrapped("Root login without a second factor", 20, 2), ["Root login without a", "second factor"]);
    assert.deepEqual(wrapped("Root login without a second factor", 12, 2), ["Root login", "without a s…"]);
    assert.deepEqual(wrapped("abcdefghij", 4, 2), ["abcd", "efg…"]);
    assert.deepEqual(wrapped("日本語の規則", 6, 2), ["日本語", "の規則"]);
    assert.deepEqual(wrapped(" \u202Eevil\u0007 ", 20, 2), ["·evil·"]);
  });

  it("keeps the end of a path", () => {
    assert.equal(endOf("packs/cloud/ecr.rules.yaml", 20), "…loud/ecr.rules.yaml");
    assert.equal(endOf("ecr.rules.yaml", 20), "ecr.rules.yaml");
  });
});
