/** What stands in the place of a placeholder: texts and numbers as they are, counts in groups, messages in the same language. */

import assert from "node:assert/strict";
import { it } from "node:test";
import { defineMessages, render } from "../../../server/src/language/text/message.js";

const messages = defineMessages("test", {
  whole: { en: "Left: {what}; {number}", es: "Faltan: {what}; {number}", "pt-br": "Restam: {what}; {number}" },
  pairs: { en: "pairs ({count})", es: "pares ({count})", "pt-br": "pares de ({count})" },
});

it("renders counts in groups, and messages within messages", () => {
  const message = messages.whole({ what: messages.pairs({ count: { count: 11250090 } }), number: 65535 });
  assert.equal(render(message, "en"), "Left: pairs (11,250,090); 65535");
  assert.equal(render(message, "es"), "Faltan: pares (11.250.090); 65535");
  assert.equal(render(message, "pt-br"), "Restam: pares de (11.250.090); 65535");
});
