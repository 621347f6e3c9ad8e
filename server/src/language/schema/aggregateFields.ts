/**
 * The fields by which rules of each type may aggregate, as documented. Templates of the older API spell the cloud
 * fields in another way; the platform takes both, so both are allowed, the newer first.
 */

import type { RuleType } from "./schema.js";

/** Older spelling → the field's name today. */
export const OLDER_AGGREGATE_SPELLINGS: Readonly<Record<string, string>> = {
  accountId: "account_id",
  availabilityZone: "availability_zone",
  cloudProvider: "cloud_provider",
};

const OLDER = Object.keys(OLDER_AGGREGATE_SPELLINGS);

/** `undefined` where nothing is documented, so that every field of the type is accepted. */
export const AGGREGATE_FIELDS: Readonly<Record<RuleType, readonly string[] | undefined>> = {
  Host: [
    ...names(`account_id arguments auid auser availability_zone cloud_provider command dst_ip dst_user exe filename
      hostname ip port session src_ip src_user user`),
    ...OLDER,
  ],
  File: [
    ...names(`account_id arguments availability_zone cloud_provider command dst_user exe filename hostname session
      src_user user`),
    ...OLDER,
  ],
  CloudTrail: names("accountId eventName eventSource ip user"),
  ThreatIntel: [
    ...names(`account_id availability_zone cloud_provider hostname ip threatintel_reason threatintel_source
      threatintel_type`),
    ...OLDER,
  ],
  Winsec:
    names(`command correlation dns_host domain dst_host dst_ip dst_ipv6 dst_port exe guid reg_event sam_account sid
    src_addr src_host src_ip src_ipv6 src_port target_domain target_exe target_file target_reg_key target_user user`),
  KubernetesAudit: names("action name namespace node_name resource type"),
  // `node_name` is in the templates of the older API only.
  KubernetesConfig: names("name namespace node_name role_name role_type type verbs"),
  HostlessProcess: undefined,
  HostlessNetflow: undefined,
  GuardDuty: undefined,
};

function names(text: string): readonly string[] {
  return text.split(/\s+/);
}
