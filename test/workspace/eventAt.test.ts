// The event at a place of a text, in the forms in which events are saved.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventAt } from "../../server/src/workspace/eventAt.js";

/** The event at the mark. */
function recordAt(marked: string): unknown {
  const offset = marked.indexOf("<|>");
  assert.notEqual(offset, -1);
  return eventAt(marked.replace("<|>", ""), offset)?.record;
}

describe("the event at a place", () => {
  it("is the one around it, or before it, or the first", () => {
    assert.deepEqual(recordAt('{"a":1}\n{"a"<|>:2}\n{"a":3}\n'), { a: 2 });
    assert.deepEqual(recordAt('[{"a":1}, {"a":2}<|>, {"a":3}]'), { a: 2 });
    assert.deepEqual(recordAt('<|>[{"a":1}, {"a":2}]'), { a: 1 });
    assert.deepEqual(recordAt('{"é":"日本"} {<|>"a":2}'), { a: 2 });
    assert.deepEqual(recordAt('{"Records": [{"a":1},\n{"b":\n<|>2}]}'), { b: 2 });
  });

  it("is unwrapped, as the readers do it", () => {
    const envelope = '{"detail-type": "x", "source": "aws.y", "detail": {"a": <|>1}, "account": "1", "region": "r"}';
    assert.deepEqual(recordAt(envelope), { a: 1 });
  });

  it("is none in a text without events", () => {
    for (const text of ["<|>", "# <|>a", "tru<|>e", '{"a": <|>', '"<|>a"'])
      assert.equal(recordAt(text), undefined, text);
  });
});
