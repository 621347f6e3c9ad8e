/** All fields that are kept by hand or come from the GuardDuty model. */

import { ALL_EVENT_FIELDS } from "./fields/allEvents.js";
import { CLOUD_TRAIL_FIELDS } from "./fields/cloudTrail.js";
import { CLOUD_TRAIL_IDENTITY_FIELDS } from "./fields/cloudTrailIdentity.js";
import { CLOUD_TRAIL_MEMBER_FIELDS } from "./fields/cloudTrailMembers.js";
import { CONNECTION_FIELDS } from "./fields/connections.js";
import { GUARD_DUTY_FIELDS } from "./fields/guardDuty.js";
import { HOSTLESS_FIELDS } from "./fields/hostless.js";
import { HOST_FIELDS } from "./fields/hosts.js";
import { IMAGE_SCAN_FIELDS } from "./fields/imageScan.js";
import { KUBERNETES_FIELDS } from "./fields/kubernetes.js";
import { LINUX_FIELDS } from "./fields/linux.js";
import { WINDOWS_FIELDS } from "./fields/windows.js";
import type { FieldInfo } from "./schema.js";

export const KNOWN_FIELDS: readonly FieldInfo[] = [
  ...ALL_EVENT_FIELDS,
  ...HOST_FIELDS,
  ...LINUX_FIELDS,
  ...CONNECTION_FIELDS,
  ...WINDOWS_FIELDS,
  ...CLOUD_TRAIL_FIELDS,
  ...CLOUD_TRAIL_IDENTITY_FIELDS,
  ...CLOUD_TRAIL_MEMBER_FIELDS,
  ...IMAGE_SCAN_FIELDS,
  ...HOSTLESS_FIELDS,
  ...KUBERNETES_FIELDS,
  ...GUARD_DUTY_FIELDS,
];

/** Objects whose members are the user's, the service's or the call's own: any path below them is a field. */
export const FREE_FORM_OBJECTS: readonly string[] = [
  "containerLabels",
  "workloadMetadata",
  "requestParameters",
  "responseElements",
  "additionalEventData",
  "serviceEventDetails",
  "edgeDeviceDetails",
  "insightDetails.insightContext",
  "userIdentity.sessionContext.webIdFederationData.attributes",
  "service.additionalInfo",
];
