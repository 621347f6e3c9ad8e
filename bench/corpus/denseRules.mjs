// Rules that are hard to tell apart: few names of events, many refusals, alternatives and suppressions over few fields, so
// that whether two of them meet is seldom seen at a look.

const NAMES = ["ConsoleLogin", "CreateUser", "DeleteUser", "AttachUserPolicy", "PutBucketPolicy", "AssumeRole"];
const FIELDS = [
  ...["awsRegion", "userAgent", "sourceIPAddress", "userIdentity.type", "userIdentity.userName", "errorCode"],
  ...["requestParameters.roleName", "requestParameters.bucketName"],
];
const OPERATORS = ["=", "!=", "!=", "!=", "starts_with", "contains"];
const TEXTS = ["a", "b", "ab", "abc"];

export function denseRules(count) {
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = (list) => list[random(list.length)];
  const some = (least, most, make, joint) => Array.from({ length: least + random(most - least + 1) }, make).join(joint);
  const predicate = () => `${one(FIELDS)} ${one(OPERATORS)} "${one(TEXTS)}${random(12)}"`;
  return Array.from({ length: count }, (_, at) => {
    const names = some(1, 3, () => `"${one(NAMES)}"`, ", ");
    const wanted = some(1, 3, predicate, " and ");
    const either = some(2, 3, predicate, " or ");
    const filter = `eventName in (${names}) and ${wanted} and (${either})`;
    const suppressions = Array.from({ length: random(3) }, () => some(1, 2, predicate, " and "));
    return { name: `Rule ${at}`, type: "CloudTrail", filter, suppressions };
  });
}
