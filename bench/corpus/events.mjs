// CloudTrail-like records. Keys, their order, nesting and lengths follow real management events: about 1.4 KB and 33 leaves.
import { CALLS } from "./calls.mjs";
import { Random } from "./random.mjs";

const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "us-east-2", "sa-east-1"];
const REGION_WEIGHTS = [60, 15, 9, 6, 4, 4, 2];
const ERRORS = ["AccessDenied", "Client.UnauthorizedOperation", "ThrottlingException", "NoSuchEntityException"];
const AGENTS = [
  "APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) terraform-provider-aws/3.76.1 aws-sdk-go/1.44.157 (go1.19.3; linux; amd64)",
  "aws-cli/2.13.5 Python/3.11.4 Linux/5.15.0-1040-aws exe/x86_64.ubuntu.22 prompt/off",
  "Boto3/1.26.165 Python/3.9.16 Linux/5.10.184-175.731.amzn2.x86_64 exec-env/AWS_Lambda_python3.9 Botocore/1.29.165",
  "aws-sdk-go-v2/1.18.1 os/linux lang/go#1.20.5 md/GOOS#linux md/GOARCH#amd64",
  "aws-sdk-java/1.12.488 Linux/5.4.247 OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 cfg/retry-mode/standard",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36",
];
const ATTACK_AGENTS = [
  "aws-cli/1.22.34 Python/3.10.6 Linux/5.16.0-kali7-amd64 botocore/1.23.34",
  "Pacu/1.1.5 Boto3/1.26.80 Python/3.11.2 parrot/5.0",
  "stratus-red-team_39f95f43-cd2f-4beb-b69e-be60b6fe1f57",
];

/** Gives one record after the other; the same seed gives the same records. */
export function* events(count, seed) {
  const random = new Random(seed);
  const accounts = Array.from({ length: 40 }, () => random.digits(12));
  const users = Array.from(
    { length: 600 },
    (_, n) => `${random.pick(["jo", "kim", "deploy-", "svc-", "ci-"])}user${n}`,
  );
  const roles = Array.from(
    { length: 300 },
    (_, n) => `${random.pick(["eks-node", "lambda-exec", "ci-deployer", "readonly", "data-pipeline"])}-${n}`,
  );
  const addresses = Array.from(
    { length: 4_000 },
    () => `${random.between(11, 223)}.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`,
  );
  const pick = {
    call: random.weighted(CALLS, ({ weight }) => weight),
    account: random.weighted(accounts, (_, rank) => 1 / (rank + 1)),
    user: random.weighted(users, (_, rank) => 1 / (rank + 3)),
    role: random.weighted(roles, (_, rank) => 1 / (rank + 3)),
    region: random.weighted(REGIONS, (_, rank) => REGION_WEIGHTS[rank]),
  };
  let clock = Date.UTC(2026, 6, 10);
  for (let index = 0; index < count; index++) {
    clock += random.between(1, 12_000);
    yield event(random, pick, addresses, clock);
  }
}

function event(random, pick, addresses, clock) {
  const { source, name, readOnly, shape } = pick.call();
  const account = pick.account();
  const region = pick.region();
  const identity = identityOf(random, pick, account, clock);
  const byService = identity.type === "AWSService" || identity.invokedBy !== undefined;
  const failed = random.chance(0.1);
  const { request, response, more } = SHAPES[shape](random, account, region, pick);
  const agent = random.chance(0.0008) ? random.pick(ATTACK_AGENTS) : random.pick(AGENTS);
  return {
    eventVersion: "1.09",
    userIdentity: identity,
    eventTime: `${new Date(clock).toISOString().slice(0, 19)}Z`,
    eventSource: source,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: byService ? identity.invokedBy : addressOf(random, addresses),
    userAgent: byService ? identity.invokedBy : agent,
    ...(failed ? errorOf(random, identity, source, name) : {}),
    requestParameters: request,
    responseElements: failed ? null : response,
    ...more,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly,
    eventType: source.startsWith("signin") ? "AwsConsoleSignIn" : "AwsApiCall",
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: "Management",
    ...(byService ? {} : { tlsDetails: tlsOf(source, region) }),
  };
}

function tlsOf(source, region) {
  const host = source.replace(".", `.${region}.`);
  return { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256", clientProvidedHostHeader: host };
}

function addressOf(random, addresses) {
  if (random.chance(0.55)) return `10.${random.between(0, 9)}.${random.between(0, 255)}.${random.between(1, 254)}`;
  return random.pick(addresses);
}

function errorOf(random, { arn }, source, name) {
  const quoted = random.chance(0.1) ? ' because no identity-based policy allows the "action"' : "";
  const message = `User: ${arn ?? "unknown"} is not authorized to perform: ${source}:${name} on resource: *${quoted}`;
  return { errorCode: random.pick(ERRORS), errorMessage: message };
}

function identityOf(random, pick, accountId, clock) {
  const kind = random.unit();
  const creationDate = new Date(clock - 3_600_000).toISOString();
  if (kind < 0.62) {
    const role = pick.role();
    const id = `AROA${random.capitals(17)}`;
    const session = random.chance(0.4) ? `i-0${random.hex(16)}` : `session-${random.between(1, 9_999)}`;
    return {
      type: "AssumedRole",
      principalId: `${id}:${session}`,
      arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
      accountId,
      accessKeyId: `ASIA${random.capitals(16)}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: id,
          arn: `arn:aws:iam::${accountId}:role/${role}`,
          accountId,
          userName: role,
        },
        webIdFederationData: {},
        attributes: { creationDate, mfaAuthenticated: "false" },
      },
      ...(random.chance(0.12) ? { invokedBy: random.pick(["autoscaling.amazonaws.com", "ecs.amazonaws.com"]) } : {}),
    };
  }
  if (kind < 0.9) {
    const userName = pick.user();
    const arn = `arn:aws:iam::${accountId}:user/${userName}`;
    const accessKeyId = `AKIA${random.capitals(16)}`;
    return { type: "IAMUser", principalId: `AIDA${random.capitals(17)}`, arn, accountId, accessKeyId, userName };
  }
  if (kind < 0.995)
    return { type: "AWSService", invokedBy: random.pick(["lambda.amazonaws.com", "ec2.amazonaws.com"]) };
  const sessionContext = { attributes: { creationDate, mfaAuthenticated: "false" } };
  return { type: "Root", principalId: accountId, arn: `arn:aws:iam::${accountId}:root`, accountId, sessionContext };
}

const SHAPES = {
  key(random, account, region) {
    const key = `arn:aws:kms:${region}:${account}:key/${random.uuid()}`;
    const context = { "aws:s3:arn": `arn:aws:s3:::data-${account}-${region}/prefix/${random.hex(8)}` };
    const request = { keyId: key, encryptionAlgorithm: "SYMMETRIC_DEFAULT", encryptionContext: context };
    return { request, response: null, more: resource(account, "AWS::KMS::Key", key) };
  },
  list(random) {
    const values = { items: [{ value: random.pick(["running", "default", `vpc-0${random.hex(16)}`]) }] };
    const filters = { items: [{ name: random.pick(["vpc-id", "group-name", "tag:Name"]), valueSet: values }] };
    return { request: { maxResults: random.pick([50, 100, 1000]), filterSet: filters }, response: null, more: {} };
  },
  run(random, account, region) {
    const image = `ami-0${random.hex(16)}`;
    const request = {
      instancesSet: { items: [{ imageId: image, minCount: 1, maxCount: random.between(1, 4) }] },
      instanceType: random.pick(["t3.micro", "m5.large", "c5.4xlarge", "p3.16xlarge"]),
      monitoring: { enabled: random.chance(0.3) },
      tagSpecificationSet: {
        items: [{ resourceType: "instance", tags: [{ key: "Name", value: `node-${random.between(1, 400)}` }] }],
      },
    };
    const instance = {
      instanceId: `i-0${random.hex(16)}`,
      imageId: image,
      currentState: { code: random.pick([0, 16, 48]), name: "pending" },
      placement: { availabilityZone: `${region}a`, tenancy: "default" },
    };
    const response = { reservationId: `r-0${random.hex(16)}`, ownerId: account, instancesSet: { items: [instance] } };
    return { request, response, more: {} };
  },
  network(random, account) {
    const cidrIp = random.chance(0.2) ? "0.0.0.0/0" : `10.${random.between(0, 255)}.0.0/16`;
    const port = random.pick([22, 443, 80, 3389]);
    const permission = { ipProtocol: "tcp", fromPort: port, toPort: port, ipRanges: { items: [{ cidrIp }] } };
    const request = { groupId: `sg-0${random.hex(16)}`, ipPermissions: { items: [permission] } };
    return { request, response: { _return: true, groupOwnerId: account }, more: {} };
  },
  user(random, _account, _region, pick) {
    const userName = random.chance(0.5) ? pick.user() : pick.role();
    const policy = random.pick(["AdministratorAccess", "ReadOnlyAccess", "AmazonS3FullAccess"]);
    return { request: { userName, policyArn: `arn:aws:iam::aws:policy/${policy}` }, response: null, more: {} };
  },
  role(random, account, _region, pick) {
    const role = `arn:aws:iam::${account}:role/${pick.role()}`;
    const session = `session-${random.between(1, 99_999)}`;
    const credentials = { accessKeyId: `ASIA${random.capitals(16)}`, sessionToken: `IQoJb3Jp${random.capitals(120)}` };
    const request = { roleArn: role, roleSessionName: session, durationSeconds: random.pick([900, 3600, 43200]) };
    return { request, response: { credentials }, more: resource(account, "AWS::IAM::Role", role) };
  },
  bucket(random, account, region) {
    const bucketName = `${random.pick(["logs", "data", "app", "backup"])}-${random.between(1, 60)}-${account}`;
    const Host = `${bucketName}.s3.${region}.amazonaws.com`;
    const key = `year=2026/month=07/day=${random.between(10, 30)}/${random.hex(12)}.parquet`;
    const additionalEventData = {
      SignatureVersion: "SigV4",
      bytesTransferredIn: random.between(0, 5_000),
      "x-amz-id-2": random.capitals(86),
      bytesTransferredOut: random.between(0, 900_000),
    };
    const more = { additionalEventData, ...resource(account, "AWS::S3::Bucket", `arn:aws:s3:::${bucketName}`) };
    return { request: { bucketName, Host, key }, response: null, more };
  },
  parameter(random) {
    const name = `/app/${random.pick(["db", "api", "cache"])}/${random.between(1, 500)}/password`;
    const filters = [{ key: "Name", option: "Equals", values: [`/credentials/${random.hex(6)}`] }];
    return {
      request: { name, withDecryption: true, maxResults: 50, parameterFilters: filters },
      response: null,
      more: {},
    };
  },
  image(random, account) {
    const repositoryName = `team/${random.pick(["api", "web", "worker"])}-${random.between(1, 80)}`;
    const imageIds = [{ imageDigest: `sha256:${random.hex(64)}` }];
    return { request: { registryId: account, repositoryName, imageIds }, response: null, more: {} };
  },
  scan(random, account) {
    const repositoryName = `team/api-${random.between(1, 80)}`;
    const findingSeverityCounts = {
      ...(random.chance(0.4) ? { CRITICAL: random.between(0, 4) } : {}),
      HIGH: random.chance(0.9) ? 0 : random.between(1, 40),
      MEDIUM: random.between(0, 80),
    };
    const imageScanFindings = { imageScanCompletedAt: "Jul 10, 2026 1:57:16 PM", findingSeverityCounts };
    return { request: { registryId: account, repositoryName }, response: { imageScanFindings }, more: {} };
  },
  plain(random, account, region) {
    const name = `${random.pick(["main", "prod", "audit", "default"])}-${random.between(1, 200)}`;
    const arn = `arn:aws:resource:${region}:${account}:thing/${random.hex(8)}`;
    return { request: { name, arn, includeDetails: random.chance(0.5), maxResults: 50 }, response: null, more: {} };
  },
};

function resource(accountId, type, ARN) {
  return { resources: [{ accountId, type, ARN }] };
}
