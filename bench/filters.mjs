// The six filters, each as a user of each contender would write it.
const HIGH = "responseElements.imageScanFindings.findingSeverityCounts.HIGH";

export const FILTERS = {
  F1: {
    text: 'event_type = "cloudtrail" and eventSource = "ssm.amazonaws.com" and (eventName starts_with "Describe" or eventName starts_with "List")',
    mongo: { eventSource: "ssm.amazonaws.com", $or: [{ eventName: /^Describe/ }, { eventName: /^List/ }] },
    jq: '.eventSource == "ssm.amazonaws.com" and (.eventName | startswith("Describe") or startswith("List"))',
    sql: "eventSource = 'ssm.amazonaws.com' AND (starts_with(eventName, 'Describe') OR starts_with(eventName, 'List'))",
    cel: 'e.eventSource == "ssm.amazonaws.com" && (e.eventName.startsWith("Describe") || e.eventName.startsWith("List"))',
    jsonata:
      'eventSource = "ssm.amazonaws.com" and ($substring(eventName, 0, 8) = "Describe" or $substring(eventName, 0, 4) = "List")',
    rules: {
      all: [
        { fact: "e", path: "$.eventSource", operator: "equal", value: "ssm.amazonaws.com" },
        {
          any: [
            { fact: "e", path: "$.eventName", operator: "startsWith", value: "Describe" },
            { fact: "e", path: "$.eventName", operator: "startsWith", value: "List" },
          ],
        },
      ],
    },
  },
  F2: {
    text: 'eventSource = "iam.amazonaws.com" and eventName = "CreateAccessKey"',
    mongo: { eventSource: "iam.amazonaws.com", eventName: "CreateAccessKey" },
    jq: '.eventSource == "iam.amazonaws.com" and .eventName == "CreateAccessKey"',
    sql: "eventSource = 'iam.amazonaws.com' AND eventName = 'CreateAccessKey'",
    cel: 'e.eventSource == "iam.amazonaws.com" && e.eventName == "CreateAccessKey"',
    jsonata: 'eventSource = "iam.amazonaws.com" and eventName = "CreateAccessKey"',
    rules: {
      all: [
        { fact: "e", path: "$.eventSource", operator: "equal", value: "iam.amazonaws.com" },
        { fact: "e", path: "$.eventName", operator: "equal", value: "CreateAccessKey" },
      ],
    },
  },
  F3: {
    text: `${HIGH} > 0`,
    mongo: { [HIGH]: { $gt: 0 } },
    jq: `(.${HIGH} // 0) > 0`,
    sql: `${HIGH} > 0`,
    cel: `has(e.responseElements) && e.responseElements != null && has(e.responseElements.imageScanFindings) && e.${HIGH} > 0.0`,
    jsonata: `${HIGH} > 0`,
    rules: { all: [{ fact: "e", path: `$.${HIGH}`, operator: "greaterThan", value: 0 }] },
  },
  F4: {
    text: 'userIdentity.type = "Root" and sourceIPAddress != "10.0.0.0/8"',
    mongo: { "userIdentity.type": "Root", sourceIPAddress: { $not: /^10\./ } },
    jq: '.userIdentity.type == "Root" and (.sourceIPAddress | startswith("10.") | not)',
    sql: "userIdentity.type = 'Root' AND NOT starts_with(sourceIPAddress, '10.')",
    cel: 'e.userIdentity.type == "Root" && !e.sourceIPAddress.startsWith("10.")',
    jsonata: 'userIdentity.type = "Root" and $substring(sourceIPAddress, 0, 3) != "10."',
    rules: {
      all: [
        { fact: "e", path: "$.userIdentity.type", operator: "equal", value: "Root" },
        { not: { fact: "e", path: "$.sourceIPAddress", operator: "startsWith", value: "10." } },
      ],
    },
  },
  F5: {
    text: 'awsRegion = "us-east-1" and errorCode = null',
    mongo: { awsRegion: "us-east-1", errorCode: null },
    jq: '.awsRegion == "us-east-1" and .errorCode == null',
    sql: "awsRegion = 'us-east-1' AND errorCode IS NULL",
    cel: 'e.awsRegion == "us-east-1" && !has(e.errorCode)',
    jsonata: 'awsRegion = "us-east-1" and $not($exists(errorCode))',
    rules: {
      all: [
        { fact: "e", path: "$.awsRegion", operator: "equal", value: "us-east-1" },
        { fact: "e", path: "$.errorCode", operator: "equal", value: undefined },
      ],
    },
  },
  F6: {
    text: 'userAgent contains "kali" or userAgent contains "Pacu" or userAgent contains "stratus-red-team"',
    mongo: { userAgent: /kali|Pacu|stratus-red-team/ },
    jq: '.userAgent | contains("kali") or contains("Pacu") or contains("stratus-red-team")',
    sql: "contains(userAgent, 'kali') OR contains(userAgent, 'Pacu') OR contains(userAgent, 'stratus-red-team')",
    cel: 'e.userAgent.contains("kali") || e.userAgent.contains("Pacu") || e.userAgent.contains("stratus-red-team")',
    jsonata: '$contains(userAgent, "kali") or $contains(userAgent, "Pacu") or $contains(userAgent, "stratus-red-team")',
    rules: {
      any: ["kali", "Pacu", "stratus-red-team"].map((value) => ({
        fact: "e",
        path: "$.userAgent",
        operator: "containsText",
        value,
      })),
    },
  },
};
