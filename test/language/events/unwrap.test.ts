// The forms that hold records, known by their content, as values.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toEvent, virtualTypeOf } from "../../../server/src/language/events/eventType.js";
import { withSmallKeys } from "../../../server/src/language/events/guardDutyCase.js";
import { readRecord } from "../../../server/src/language/events/readRecord.js";
import { unwrap } from "../../../server/src/language/events/unwrap.js";
import { LOCALES, render } from "../../../server/src/language/text/message.js";
import type { EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { parseJson } from "../../../server/src/language/values/parseJson.js";
import { cloudTrailRecords, EVENT_FORMS } from "../../support/eventForms.js";

function recordsIn(value: EventValue): readonly EventRecord[] {
  return unwrap(value).map((each) => {
    assert.equal(each.kind, "record");
    return each.kind === "record" ? each.record : {};
  });
}

function parsed(text: string): EventValue {
  const result = parseJson(text);
  assert.equal(result.kind, "value", text);
  return result.kind === "value" ? result.value : null;
}

describe("unwrapping", () => {
  const records = cloudTrailRecords(3);
  for (const { name, save } of EVENT_FORMS.filter((form) => save1(form.save))) {
    it(`finds the records in ${name}`, () => {
      assert.deepEqual(recordsIn(parsed(save(records))), records.map(parsed));
    });
  }

  /** Forms that are one JSON value as a whole. */
  function save1(save: (records: readonly string[]) => string): boolean {
    return parseJson(save(records)).kind === "value";
  }

  it("leaves messages alone that hold no JSON", () => {
    for (const message of [
      { TopicArn: "t", MessageId: "1", Message: "Alarm!" },
      { MessageId: "1", ReceiptHandle: "h", Body: "Alarm!" },
    ])
      assert.deepEqual(recordsIn(message), [message]);
  });

  it("takes the items of Kubernetes lists", () => {
    const items = [{ level: "Metadata", auditID: "a", stage: "ResponseComplete", verb: "get" }];
    assert.deepEqual(recordsIn({ kind: "EventList", apiVersion: "audit.k8s.io/v1", metadata: {}, items }), items);
    assert.deepEqual(recordsIn({ kind: "EventList", apiVersion: "audit.k8s.io/v1", metadata: {}, items: [] }), []);
  });

  it("renames the findings of get-findings", () => {
    const finding = {
      AccountId: "1",
      Type: "T",
      Resource: { ResourceType: "Instance" },
      Service: { ServiceName: "guardduty" },
    };
    const small = {
      accountId: "1",
      type: "T",
      resource: { resourceType: "Instance" },
      service: { serviceName: "guardduty" },
    };
    assert.deepEqual(recordsIn({ Findings: [finding], NextToken: "x" }), [small]);
    assert.deepEqual(recordsIn(finding), [small]);
    assert.deepEqual(recordsIn({ "detail-type": "GuardDuty Finding", detail: finding }), [small]);
    const securityHub = { SchemaVersion: "2018-10-08", Resources: [], Types: ["T"], AwsAccountId: "1" };
    assert.deepEqual(recordsIn({ Findings: [securityHub] }), [securityHub]);
  });

  it("leaves flat events alone, whatever their fields are called", () => {
    for (const record of [
      { event_type: "audit", Records: [{ a: 1 }] },
      { event_type: "audit", message: '{"a":1}' },
      { items: "2", type: "SYSCALL" },
      { events: [{ name: "x" }], id: 1 },
      { events: [], id: 1 },
      { message: "plain text", timestamp: 1 },
      { hits: { hits: [1] } },
      { detail: { a: 1 } },
      { _source: "x", _id: "1" },
    ])
      assert.deepEqual(recordsIn(record), [record]);
  });

  it("gives no events for empty lists of a known form", () => {
    assert.deepEqual(unwrap({ Records: [] }), []);
    assert.deepEqual(unwrap({ events: [], searchedLogStreams: [] }), []);
    assert.deepEqual(unwrap({ took: 1, timed_out: false, hits: { total: 0, hits: [] } }), []);
  });

  it("notes CloudTrail digests", () => {
    const digest = {
      awsAccountId: "1",
      digestStartTime: "t",
      digestEndTime: "t",
      digestS3Bucket: "b",
      digestS3Object: "o",
      logFiles: [],
    };
    assert.deepEqual(unwrap(digest), [{ kind: "skipped", reason: "digest" }]);
    assert.deepEqual(
      readRecord(JSON.stringify(digest)).map(({ kind }) => kind),
      ["note"],
    );
  });

  it("says what is no record, and goes on with the others", () => {
    const kinds = unwrap([
      1,
      { a: 1 },
      "text",
      null,
      { Events: [{ CloudTrailEvent: "{broken" }, { CloudTrailEvent: '{"b":1}' }] },
    ]).map((each) => (each.kind === "malformed" ? each.reason : each.kind));
    assert.deepEqual(kinds, ["notARecord", "record", "notARecord", "notARecord", "jsonText", "record"]);
  });

  it("ends at a sensible number of wrappings", () => {
    let value: EventValue = { a: 1 };
    for (let n = 0; n < 500; n++) value = { "detail-type": "t", detail: value };
    assert.deepEqual(
      unwrap(value).map(({ kind }) => kind),
      ["malformed"],
    );
  });
});

describe("the names of GuardDuty's members", () => {
  it("get a small first letter, but for those that have another name", () => {
    assert.deepEqual(
      withSmallKeys({
        Resource: {
          InstanceDetails: {
            NetworkInterfaces: [{ Ipv6Addresses: ["::1"], PrivateDnsName: "d" }],
            ProductCodes: [{ Code: "c", ProductType: "p" }],
          },
          EcsClusterDetails: { TaskDetails: { TaskCreatedAt: 1, StartedBy: "x" } },
        },
      }),
      {
        resource: {
          instanceDetails: {
            networkInterfaces: [{ ipv6Addresses: ["::1"], privateDnsName: "d" }],
            productCodes: [{ productCodeId: "c", productCodeType: "p" }],
          },
          ecsClusterDetails: { taskDetails: { createdAt: 1, startedBy: "x" } },
        },
      },
    );
  });

  it("stay where keys are data", () => {
    assert.deepEqual(
      withSmallKeys({
        Action: { AffectedResources: { "AWS::S3::Bucket": "b" } },
        Profiles: { Account: { ASN: [{ ProfileType: "F" }] } },
      }),
      {
        action: { affectedResources: { "AWS::S3::Bucket": "b" } },
        profiles: { Account: { ASN: [{ profileType: "F" }] } },
      },
    );
  });
});

describe("the event type that a record does not name", () => {
  const types: readonly (readonly [EventRecord, string | undefined])[] = [
    [{ eventSource: "s3.amazonaws.com", eventName: "GetObject", eventVersion: "1.08" }, "cloudtrail"],
    [{ eventType: "AwsCloudTrailInsight", eventVersion: "1.07", insightDetails: {} }, "cloudtrail"],
    [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", eventVersion: "2.1" }, undefined],
    [{ schemaVersion: "2.0", type: "T", service: { serviceName: "guardduty" }, resource: {} }, "guardduty"],
    [{ kind: "Event", apiVersion: "audit.k8s.io/v1", auditID: "a" }, "kubernetesAudit"],
    [{ auditID: "a", stage: "ResponseComplete" }, "kubernetesAudit"],
    [{ kind: "Event", apiVersion: "v1" }, undefined],
    [{ event_type: "audit", eventSource: "s3.amazonaws.com", eventName: "X", eventVersion: "1" }, undefined],
    [{ event_type: null, eventSource: "s3.amazonaws.com", eventName: "X", eventVersion: "1" }, "cloudtrail"],
    [{ exe: "/bin/sh" }, undefined],
  ];
  for (const [record, expected] of types)
    it(`of ${JSON.stringify(record)} is ${expected}`, () => {
      assert.equal(virtualTypeOf(record), expected);
      assert.deepEqual(toEvent(record), { record, virtualType: expected });
    });
});

describe("what is said about a malformed record", () => {
  it("names the text, in all languages, without control characters", () => {
    for (const text of [
      "{a:1}",
      '{"a":"\u001b[31m"}',
      '{"a":1',
      `{"CloudTrailEvent":"{b:1}"}`,
      "[[[[[[[[[[1]]]]]]]]]]",
      "5",
    ]) {
      for (const part of readRecord(text)) {
        assert.equal(part.kind, "problem");
        if (part.kind !== "problem") continue;
        const texts = LOCALES.map((locale) => render(part.message, locale));
        assert.equal(new Set(texts).size, LOCALES.length);
        for (const shown of texts) assert.doesNotMatch(shown, /\p{Cc}|\{\w+\}/u);
      }
    }
    const [part] = readRecord('{"a":1,"CloudTrailEvent":"{b:1}"}');
    assert.ok(part?.kind === "problem");
    assert.match(
      render(part.message, "en"),
      /^In the JSON text inside of this record: .*the key at `b:1}` has no quotes/,
    );
  });
});
