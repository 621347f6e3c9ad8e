// Which `eventSource` a service writes into CloudTrail. As a rule it is the name under which requests are signed, else
// the first part of the service's address; the tables hold the exceptions. Where AWS changed the name, or its
// documents and its records disagree, a service has several.

const EXCEPTIONS_OF_MODELS = {
  "marketplace-agreement": ["agreement-marketplace", "aws-marketplace"],
  "marketplace-catalog": ["catalog.marketplace", "aws-marketplace"],
  "marketplace-deployment": ["deployment-marketplace", "aws-marketplace"],
  meteringmarketplace: ["metering-marketplace", "aws-marketplace"],
  "entitlement.marketplace": ["entitlement-marketplace", "aws-marketplace"],
  apigatewaymanagementapi: ["apigateway"],
  connectparticipant: ["participant.connect"],
  "iot-jobs-data": ["iotjobsdata"],
  "migrationhub-config": ["migrationhub-config"],
  memorydb: ["memory-db", "memorydb"],
  pinpoint: ["mobiletargeting", "pinpoint"],
  iotsecuretunneling: ["iotsecuredtunneling"],
  sso: ["sso", "awsssoportal"],
  "sso-oidc": ["sso", "sso-oauth"],
  forecastquery: ["forecast", "forecastquery"],
};

const EXCEPTIONS_OF_PERMISSIONS = {
  cloudwatch: ["monitoring"],
  tag: ["tagging"],
  memorydb: ["memory-db", "memorydb"],
  mobiletargeting: ["mobiletargeting", "pinpoint"],
  "sso-oauth": ["sso", "sso-oauth"],
  "sso-directory": ["sso-directory"],
  identitystore: ["identitystore", "sso-directory"],
  mechanicalturk: ["mturk-requester"],
  "aws-portal": ["billingconsole"],
  forecast: ["forecast", "forecastquery"],
  q: ["q", "codewhisperer"],
};

const qualify = (names) => names.map((name) => `${name}.amazonaws.com`);

/** The event sources of a service model. */
export function sourcesOfModel(service, metadata) {
  return qualify(EXCEPTIONS_OF_MODELS[service] ?? [metadata.signingName ?? metadata.endpointPrefix]);
}

/** The event sources of the service that permissions such as `s3:GetObject` name. */
export function sourcesOfPermissions(prefix) {
  return qualify(EXCEPTIONS_OF_PERMISSIONS[prefix] ?? [prefix]);
}
