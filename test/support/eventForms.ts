/** The same records in every form in which events are saved. The records are invented. */

export interface EventForm {
  readonly name: string;
  /** The text that holds the records; each is given as JSON text, so that one of them can be damaged. */
  readonly save: (records: readonly string[]) => string;
}

const lines = (texts: readonly string[]): string => `${texts.join("\n")}\n`;

/** A JSON text inside of JSON. */
const quoted = (text: string): string => JSON.stringify(text);

export const EVENT_FORMS: readonly EventForm[] = [
  { name: "a record on each line", save: lines },
  { name: "a record on each line, with CRLF and a byte order mark", save: (r) => `\uFEFF${r.join("\r\n")}\r\n` },
  { name: "an array", save: (r) => `[${r.join(",")}]` },
  { name: "an array, a record on each line", save: (r) => `[\n${r.join(",\n")}\n]\n` },
  { name: "objects one behind the other, without line breaks", save: (r) => r.join("") },
  { name: "a CloudTrail file", save: (r) => `{"Records":[${r.join(",")}]}` },
  {
    name: "a pretty-printed CloudTrail file",
    save: (r) => `{\n  "Records": [\n    ${r.join(",\n    ")}\n  ]\n}\n`,
  },
  {
    name: "EventBridge envelopes",
    save: (r) =>
      lines(
        r.map(
          (text, n) =>
            `{"version":"0","id":"${n}","detail-type":"AWS API Call via CloudTrail","source":"aws.iam","detail":${text}}`,
        ),
      ),
  },
  {
    name: "lookup-events",
    save: (r) =>
      `{"Events":[${r.map((text, n) => `{"EventId":"${n}","EventName":"X","Resources":[],"CloudTrailEvent":${quoted(text)}}`).join(",")}],"NextToken":"n"}`,
  },
  {
    name: "CloudWatch Logs, filtered",
    save: (r) =>
      `{"events":[${r.map((text, n) => `{"logStreamName":"s","timestamp":${n},"message":${quoted(text)},"eventId":"${n}"}`).join(",")}],"searchedLogStreams":[{"logStreamName":"s"}]}`,
  },
  {
    name: "CloudWatch Logs, subscribed",
    save: (r) =>
      `{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logEvents":[${r.map((text, n) => `{"id":"${n}","timestamp":${n},"message":${quoted(text)}}`).join(",")}]}`,
  },
  {
    name: "Elasticsearch hits",
    save: (r) =>
      `{"took":3,"hits":{"total":{"value":9},"hits":[${r.map((text, n) => `{"_index":"logs","_id":"${n}","_source":${text}}`).join(",")}]}}`,
  },
  {
    name: "SNS notifications",
    save: (r) =>
      lines(
        r.map(
          (text, n) =>
            `{"Type":"Notification","MessageId":"${n}","TopicArn":"arn:aws:sns:eu-west-1:1:t","Message":${quoted(text)},"Timestamp":"t"}`,
        ),
      ),
  },
  {
    name: "messages of an SQS queue",
    save: (r) =>
      `{"Messages":[${r.map((text, n) => `{"MessageId":"${n}","ReceiptHandle":"h","MD5OfBody":"m","Body":${quoted(text)}}`).join(",")}]}`,
  },
  {
    name: "EventBridge in SNS in SQS messages, as Lambda functions get them",
    save: (r) =>
      `{"Records":[${r
        .map((text, n) => {
          const notification = `{"Type":"Notification","MessageId":"${n}","TopicArn":"t","Message":${quoted(`{"detail-type":"T","detail":${text}}`)}}`;
          return `{"messageId":"${n}","receiptHandle":"h","body":${quoted(notification)},"eventSource":"aws:sqs"}`;
        })
        .join(",")}]}`,
  },
  {
    name: "SNS notifications as Lambda functions get them",
    save: (r) =>
      `{"Records":[${r.map((text, n) => `{"EventSource":"aws:sns","EventVersion":"1.0","Sns":{"Type":"Notification","MessageId":"${n}","TopicArn":"t","Message":${quoted(text)}}}`).join(",")}]}`,
  },
  {
    name: "EventBridge in log messages in Elasticsearch hits",
    save: (r) =>
      lines(
        r.map(
          (text) =>
            `{"_index":"i","_source":{"timestamp":1,"message":${quoted(`{"detail-type":"T","detail":${text}}`)}}}`,
        ),
      ),
  },
];

/** CloudTrail records that can be told apart. */
export function cloudTrailRecords(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      eventVersion: "1.09",
      userIdentity: { type: "IAMUser", userName: `user${n}`, note: 'says "}{][" \\ and “ünïcode” 😀' },
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      awsRegion: "eu-west-1",
      resources: [{ type: "A" }, { type: "B" }],
    }),
  );
}
