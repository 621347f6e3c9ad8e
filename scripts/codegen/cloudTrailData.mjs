// Writes the calls in a form that is small after compression (the reader is `schema/cloudTrailCatalogue.ts`):
//
//   >ec2                                   an event source, without `.amazonaws.com`
//   RunInstances!w|Member Other(Inner)|…   a call, its access level, request and response members
//
// Members are written with a capital, `^` before those that begin with one in truth, because then they repeat parts of
// the names of calls. A long member set that occurred in this source before is `=` and how many long sets ago it ended.
// Calls are ordered by their noun, which puts Create…, Delete… and Update… of one thing next to each other. In the end
// each word (`Instance`, `Ids`) becomes one character.
//
// What is left out, for size: member sets below the depth given here, responses of calls that only read (CloudTrail
// does not record them), members of reading calls outside the services that rules are mostly about, and all members of
// a few large services that rules are hardly ever about.

const DEPTHS = {
  close: { request: 5, response: 3 },
  near: { request: 3, response: 2 },
  far: { request: 1, response: 0 },
  out: { request: 0, response: 0 },
};
const CLOSE = new Set(
  "cloudtrail ec2 ecr eks guardduty iam kms lambda organizations rds s3 secretsmanager ssm sts".split(" "),
);
const NEAR = new Set(
  `access-analyzer account acm apigateway autoscaling cloudformation cloudfront cognito-idp config dynamodb
  ec2-instance-connect ecs elasticfilesystem elasticloadbalancing events health kinesis logs monitoring network-firewall
  ram rolesanywhere route53 route53resolver securityhub servicequotas signin sns sqs sso support wafv2`.split(/\s+/),
);
const OUT = new Set(
  `chime deadline devicefarm gamelift geo greengrass groundstation iotanalytics iotevents iotfleetwise iotsitewise
  iotthingsgraph iottwinmaker iotwireless ivs lex lookoutequipment machinelearning mediaconnect mediaconvert medialive
  mediapackage mediapackage-vod mediapackagev2 mediatailor mobiletargeting mturk-requester nimble omics panorama
  pinpoint robomaker simspaceweaver`.split(/\s+/),
);

/** Shorter sets, written without `^` and `=`, take more room as a reference than written again. */
const LONG_SET = 80;

const DOMAIN = ".amazonaws.com";

/** The data of the file, from source → name → call. */
export function cloudTrailData(sources) {
  const text = [...sources.keys()]
    .sort(byText)
    .map((source) => sourceText(source, sources.get(source)))
    .join("");
  return { format: 1, ...withWordsAsCharacters(text) };
}

function sourceText(qualifiedSource, calls) {
  const source = qualifiedSource.slice(0, -DOMAIN.length);
  const depth = depthsOf(source);
  const membersText = membersWriter();
  const lines = [...calls]
    .sort(([a], [b]) => byText(noun(a), noun(b)) || byText(a, b))
    .map(([name, call]) => {
      const onlyReads = /^(BatchGet|Describe|Get|List|Query|Search|Select)/.test(name);
      const request = onlyReads && depth.request < 2 ? "" : membersText(call.request, depth.request);
      // The findings of an image scan are the one known response of a reading call that rules use.
      const response = onlyReads && !name.endsWith("ScanFindings") ? "" : membersText(call.response, depth.response);
      return `${name}${accessMark(name, call.accessLevel)}${request || response ? `|${request}` : ""}${response ? `|${response}` : ""}\n`;
    });
  return `>${source}\n${lines.join("")}`;
}

function depthsOf(source) {
  if (CLOSE.has(source)) return DEPTHS.close;
  if (NEAR.has(source)) return DEPTHS.near;
  return OUT.has(source) ? DEPTHS.out : DEPTHS.far;
}

function noun(name) {
  return name.replace(/^[A-Z][a-z]+/, "").replace(/s$/, "");
}

const ACCESS_MARKS = { Read: "r", List: "l", Write: "w", "Permissions management": "p", Tagging: "t" };

/** Nothing where the access level is the one that the reader expects from the verb. */
function accessMark(name, accessLevel) {
  const mark = accessLevel === undefined ? "u" : ACCESS_MARKS[accessLevel];
  if (mark === undefined) throw new Error(`Access level "${accessLevel}" of ${name} is not known to the catalogue.`);
  return mark === expectedMark(name) ? "" : `!${mark}`;
}

function expectedMark(name) {
  if (/^(Describe|Get|BatchGet)/.test(name)) return "r";
  if (name.startsWith("List")) return "l";
  return /^(Tag|Untag)/.test(name) ? "t" : "w";
}

function membersWriter() {
  const numbers = new Map();
  return function write(tree, depth) {
    if (tree.size === 0 || depth === 0) return "";
    const key = inFull(tree, depth);
    const number = numbers.get(key);
    if (number !== undefined) return `=${numbers.size - number}`;
    const text = sortedMembers(tree)
      .map(([name, child]) => withChild(marked(name), child === undefined ? "" : write(child, depth - 1)))
      .join(" ");
    if (key.length >= LONG_SET) numbers.set(key, numbers.size);
    return text;
  };
}

function inFull(tree, depth) {
  if (depth === 0) return "";
  return sortedMembers(tree)
    .map(([name, child]) => withChild(name, child === undefined ? "" : inFull(child, depth - 1)))
    .join(" ");
}

function withChild(name, childText) {
  return childText === "" ? name : `${name}(${childText})`;
}

function marked(name) {
  return /^[a-z]/.test(name) ? name[0].toUpperCase() + name.slice(1) : `^${name}`;
}

function sortedMembers(tree) {
  return [...tree].sort(([a], [b]) => byText(a, b));
}

function byText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g;
const SHORT_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const FIRST_LONG_CHARACTER = 0xa1;

/** The words that save most get the characters that are one byte long. */
function withWordsAsCharacters(text) {
  const counts = new Map();
  for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || byText(a, b));
  const characters = words.map((_, index) =>
    index < SHORT_CHARACTERS.length
      ? SHORT_CHARACTERS[index]
      : String.fromCharCode(FIRST_LONG_CHARACTER + index - SHORT_CHARACTERS.length),
  );
  const characterOf = new Map(words.map((word, index) => [word, characters[index]]));
  return { words: words.join(" "), text: text.replace(WORD, (word) => characterOf.get(word)) };
}
