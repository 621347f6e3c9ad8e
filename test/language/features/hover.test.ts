/** What hovering says, and where. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hover } from "../../../server/src/language/features/hover.js";
import { NO_OBSERVATIONS, observe } from "../../../server/src/language/features/observations.js";
import type { Locale } from "../../../server/src/language/text/message.js";
import { analysed, eventOf } from "../../support/checkFilter.js";
import { markSpan, readCursor } from "../../support/marked.js";

function checkHover(
  marked: string,
  says: RegExp,
  where: string,
  observations = NO_OBSERVATIONS,
  locale: Locale = "en",
): void {
  const { text, cursor } = readCursor(marked);
  const found = hover(analysed(text), cursor, observations, locale);
  assert.ok(found, "nothing is said");
  assert.match(found.markdown, says);
  assert.equal(markSpan(text, found.span), where);
}

describe("hover", () => {
  it("says what a field means", () =>
    checkHover('ta<|>skDst = "true"', /\*\*`taskDst`\*\*.*true or false|text/s, '<|taskDst|> = "true"'));

  it("says what absence means", () => checkHover('tt<|>y = "x"', /may be absent/, '<|tty|> = "x"'));

  it("says how often a field occurs, and which values", () => {
    const observations = observe([eventOf({ exe: "/bin/sh" }), eventOf({ exe: "/bin/sh" }), eventOf({})]);
    checkHover("ex<|>e = null", /In 67 % of the 3 loaded events.*`"\/bin\/sh"` × 2/s, "<|exe|> = null", observations);
  });

  it("says what an operator does", () =>
    checkHover('exe starts<|>_with "x"', /begins with/, 'exe <|starts_with|> "x"'));

  it("says what a connective does", () =>
    checkHover('exe = "x" an<|>d user = "y"', /both sides/, 'exe = "x" <|and|> user = "y"'));

  it("gives the range of a block", () =>
    checkHover('src_ip = "10.0.<|>0.0/8"', /10\.0\.0\.0.*10\.255\.255\.255.*16,777,216/s, 'src_ip = <|"10.0.0.0/8"|>'));

  it("reads a time", () =>
    checkHover('event_time > "15944<|>02575809"', /July 10, 2020/, 'event_time > <|"1594402575809"|>'));

  it("knows the calls of AWS", () =>
    checkHover(
      'event_type = "cloudtrail" and eventName = "PutI<|>mage"',
      /ecr\.amazonaws\.com/,
      'event_type = "cloudtrail" and eventName = <|"PutImage"|>',
    ));

  it("lists a list", () => checkHover("user = @Adm<|>ins", /1 values: `alice`/, "user = <|@Admins|>"));

  it("speaks Spanish", () =>
    checkHover('exe ends<|>_with "x"', /termina con/, 'exe <|ends_with|> "x"', NO_OBSERVATIONS, "es"));

  it("lets no value of an event out of its code", () => {
    const observations = observe([eventOf({ exe: "`](command:evil) \u202e\n" })]);
    const found = hover(analysed("exe = null"), 1, observations, "en");
    assert.doesNotMatch(found?.markdown ?? "", /`\]|\u202e/);
  });

  it("has nothing to say about white space", () => {
    assert.equal(hover(analysed('   exe = "x"'), 1, NO_OBSERVATIONS, "en"), undefined);
  });
});
