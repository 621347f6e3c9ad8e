// As documented, a name that is an alias and nothing more is in no event.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { type Assumption, equivalent, satisfiable } from "../../../server/src/language/proof/index.js";
import { withFields } from "../../../server/src/language/schema/index.js";
import type { FieldInfo, Schema } from "../../../server/src/language/schema/schema.js";
import { fullSchema } from "../../support/fullSchema.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const ANY: Assumption = { kind: "anyEvent" };

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

describe("names that are aliases and nothing more, as documented", () => {
  const on = (
    eventType: "cloudtrail" | "audit" | "network" | "threatintel",
    schema: Schema = fullSchema,
  ): Assumption => ({ kind: "asDocumented", schema, eventTypes: [eventType] });

  it("say the same as what they stand for", () => {
    const same = (one: string, other: string, eventType: Parameters<typeof on>[0]) =>
      equivalent(bound(one), bound(other), on(eventType)).kind;
    assert.equal(same('sourceIPAddress = "1.2.3.4"', 'ip = "1.2.3.4"', "cloudtrail"), "proved");
    assert.equal(same('awsRegion != "x"', 'region != "x"', "cloudtrail"), "proved");
    assert.equal(same('src_ip = "1.2.3.4"', 'connection.src_addr = "1.2.3.4"', "audit"), "proved");
    assert.equal(same('src_ip = "1.2.3.4"', 'connection.src_addr = "1.2.3.4"', "network"), "proved");
    const ends = 'src_ip = "1.2.3.4" or dst_ip = "1.2.3.4"';
    assert.equal(same('ip = "1.2.3.4"', ends, "network"), "proved");
    assert.equal(same('ip = "1.2.3.4"', ends, "audit"), "proved");
    assert.equal(same('ip = "1.2.3.4"', ends, "threatintel"), "refuted");
    assert.equal(equivalent(bound('awsRegion = "x"'), bound('region = "x"'), ANY).kind, "refuted");
  });

  it("are not in an event beside it", () => {
    assert.equal(
      satisfiable(bound('ip = "1.2.3.4" and sourceIPAddress = null'), on("cloudtrail")).kind,
      "unsatisfiable",
    );
    const record = (text: string, eventType: Parameters<typeof on>[0]) => {
      const answer = satisfiable(bound(text), on(eventType));
      return answer.kind === "satisfiable" ? answer.witness.record : answer.kind;
    };
    assert.deepEqual(record('region = "x" and accountId = "1"', "cloudtrail"), {
      ...{ event_type: "cloudtrail", awsRegion: "x", recipientAccountId: "1" },
    });
    assert.deepEqual(record('ip = "1.2.3.4"', "threatintel"), { event_type: "threatintel", ip: "1.2.3.4" });
  });

  it("are fields again where events have them", () => {
    const seen: FieldInfo = {
      name: "region",
      type: "text",
      list: false,
      description: { en: "", es: "", "pt-br": "" },
      eventTypes: ["cloudtrail"],
      presence: "sometimes",
      provenance: "observed",
      source: "your events",
    };
    const isSame = (schema: Schema) =>
      equivalent(bound('awsRegion = "x"'), bound('region = "x"'), on("cloudtrail", schema)).kind;
    assert.equal(isSame(fullSchema), "proved");
    assert.equal(isSame(withFields(fullSchema, [seen])), "refuted");
    assert.equal(isSame(withFields(fullSchema, [{ ...seen, provenance: "documented" }])), "refuted");
    assert.equal(isSame(withFields(fullSchema, [{ ...seen, name: "other" }])), "proved");
  });
});
