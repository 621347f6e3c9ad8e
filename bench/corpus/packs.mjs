// Packs of many rules over the corpus, of three profiles:
//   detect: rare calls, as hand-written packs look for; tenant: most rules for one account, role or user as well;
//   noisy: calls as often as they occur, so that many rules match each event.
import { Random } from "./random.mjs";

export const PROFILES = ["detect", "tenant", "noisy"];

/** The texts of so many filters; `sample`: events that their values are taken from. */
export function packOf(profile, count, sample, seed = 7) {
  const random = new Random(seed);
  const values = valuesOf(sample);
  return Array.from({ length: count }, () => ruleOf(random, profile, values));
}

function valuesOf(sample) {
  const counts = new Map();
  for (const { eventSource, eventName } of sample) {
    const call = `${eventSource} ${eventName}`;
    counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  const calls = [...counts].sort(([, a], [, b]) => b - a);
  const distinct = (read) => [...new Set(sample.map(read).filter((value) => value !== undefined))];
  return {
    calls: calls.map(([call]) => call.split(" ")),
    callsByUse: calls.flatMap(([call, times]) => Array.from({ length: Math.ceil(times / 20) }, () => call.split(" "))),
    accounts: distinct(({ recipientAccountId }) => recipientAccountId),
    users: distinct(({ userIdentity }) => userIdentity.userName),
    roles: distinct(({ userIdentity }) => userIdentity.sessionContext?.sessionIssuer?.userName),
    regions: distinct(({ awsRegion }) => awsRegion),
    errors: distinct(({ errorCode }) => errorCode),
    arns: distinct(({ userIdentity }) => userIdentity.arn),
    buckets: distinct(({ requestParameters }) => requestParameters?.bucketName),
  };
}

function ruleOf(random, profile, values) {
  const conditions = new Map();
  const add = (field, condition) => {
    if (!conditions.has(field)) conditions.set(field, `${field} ${condition}`);
  };
  const is = (value) => `= ${JSON.stringify(value)}`;
  const rare = Math.floor(values.calls.length * (1 - random.unit() ** 2 * 0.999));
  const [source, name] = profile === "noisy" ? random.pick(values.callsByUse) : values.calls[rare];
  addKind(random, add, is, source, name, values);
  if (random.chance(0.35)) add("userIdentity.type", '!= "AWSService"');
  if (random.chance(0.2)) add("sourceIPAddress", '!= "10.0.0.0/8"');
  if (random.chance(0.15)) add("errorCode", "= null");
  if (random.chance(profile === "tenant" ? 0.8 : 0.1)) {
    const kind = random.unit();
    if (kind < 0.5) add("recipientAccountId", is(random.pick(values.accounts)));
    else if (kind < 0.8) add("userIdentity.sessionContext.sessionIssuer.userName", is(random.pick(values.roles)));
    else add("userIdentity.userName", is(random.pick(values.users)));
  }
  return [...conditions.values()].join(" and ");
}

function addKind(random, add, is, source, name, values) {
  const kind = random.unit();
  if (kind < 0.45) {
    add("eventSource", is(source));
    add("eventName", is(name));
  } else if (kind < 0.6) {
    const names = values.calls.filter(([each]) => each === source).map(([, each]) => JSON.stringify(each));
    add("eventSource", is(source));
    add("eventName", `in (${[...new Set([JSON.stringify(name), random.pick(names)])].join(", ")})`);
  } else if (kind < 0.68) {
    add("eventSource", is(source));
    add("eventName", `starts_with ${random.pick(['"Delete"', '"Stop"', '"Put"', '"Update"', '"Disable"'])}`);
  } else if (kind < 0.76) {
    add("userIdentity.userName", is(random.pick(values.users)));
    add("eventName", is(name));
  } else if (kind < 0.84) {
    add("userIdentity.sessionContext.sessionIssuer.userName", is(random.pick(values.roles)));
    add("eventSource", is(source));
    add("readOnly", "= false");
  } else if (kind < 0.88) {
    add("recipientAccountId", is(random.pick(values.accounts)));
    add("awsRegion", is(random.pick(values.regions)));
    add("errorCode", is(random.pick(values.errors)));
    add("eventSource", is(source));
  } else if (kind < 0.91) {
    add("requestParameters.bucketName", is(random.pick(values.buckets)));
    add("eventName", is(random.pick(["PutBucketPolicy", "GetObject", "DeleteBucketPolicy", "DeleteBucket"])));
  } else if (kind < 0.94) {
    const arn = random.pick(values.arns).replace(/[^/]*$/, "");
    add("userIdentity.arn", `starts_with ${JSON.stringify(arn)}`);
    add("eventName", is(name));
  } else if (kind < 0.97) {
    const counts = "responseElements.imageScanFindings.findingSeverityCounts";
    add(`${counts}.${random.pick(["HIGH", "CRITICAL"])}`, `> ${random.between(0, 40)}`);
    add("requestParameters.repositoryName", `starts_with "team/api-${random.between(1, 9)}"`);
  } else if (kind < 0.985) {
    add("sourceIPAddress", is(`${random.between(11, 223)}.${random.between(0, 255)}.0.0/16`));
    add("userIdentity.type", is(random.pick(["IAMUser", "Root", "AssumedRole"])));
    add("eventName", is(name));
  } else {
    const agent = random.pick(["kali", "Pacu", "parrot", "stratus-red-team", "curl/", "python-requests"]);
    add("userAgent", `contains ${JSON.stringify(agent + (random.chance(0.5) ? "" : random.between(0, 99)))}`);
  }
}
