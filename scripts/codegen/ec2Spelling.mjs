// How EC2 spells members. Its first calls print `instancesSet.items.instanceId`; those added since about 2015 print the
// whole request in an envelope, `CreateLaunchTemplateRequest.LaunchTemplateName`, with the names as they are sent.

import { smallFirst, usualName } from "./usualSpelling.mjs";

export const ec2 = {
  request: { name: requestName, list: requestList },
  response: { name: usualName, list: (element) => new Map([["items", element]]) },
  wrappedRequest: { name: (name, member) => capitalFirst(member.locationName ?? name), list: (element) => element },
  wrappedResponse: { name: usualName, list: (element) => new Map([["item", element]]) },
};

const FIRST_NOUNS = `AccountAttributes|Address(es)?|AvailabilityZones|BundleTasks?|BundleInstance|ConversionTasks?
|CustomerGateways?|DhcpOptions|Export(Task|Tasks)|InstanceExportTask|Images?|ImageAttribute|Instances?|InstanceAttribute
|InstanceStatus|ConsoleOutput|PasswordData|InternetGateways?|KeyPairs?|NetworkAcls?|NetworkAclEntry|NetworkAclAssociation
|NetworkInterfaces?|NetworkInterfaceAttribute|PrivateIpAddresses|PlacementGroups?|Regions|ReservedInstances\\w*|Routes?
|RouteTables?|RouteTableAssociation|SecurityGroups?|SecurityGroupIngress|SecurityGroupEgress|Snapshots?|SnapshotAttribute
|SpotDatafeedSubscription|SpotInstances|SpotInstanceRequests|SpotPriceHistory|Subnets?|SubnetAttribute|Tags|Volumes?
|VolumeAttribute|VolumeStatus|VolumeIO|Vpcs?|VpcAttribute|VpcClassicLink|ClassicLinkInstances|ClassicLinkVpc
|VpcPeeringConnections?|VpnConnections?|VpnConnectionRoute|VpnGateways?|VgwRoutePropagation`;
const VERBS = `Accept|Allocate|Assign|Associate|Attach|Authorize|Bundle|Cancel|Confirm|Copy|Create|Delete|Deregister|Describe
|Detach|Disable|Disassociate|Enable|Get|Import|Modify|Monitor|Purchase|Reboot|Register|Reject|Release|Replace|Report
|Request|Reset|Revoke|Run|Start|Stop|Terminate|Unassign|Unmonitor`;
const FIRST_CALLS = new RegExp(`^(${VERBS})(${FIRST_NOUNS})$`.replaceAll("\n", ""));

export function isWrappedByEc2(name) {
  return !FIRST_CALLS.test(name);
}

export function wrappedByEc2(name, request, response) {
  return {
    request: new Map([[`${name}Request`, request]]),
    response: new Map([[`${name}Response`, new Map([["requestId", undefined], ...response])]]),
  };
}

export function withEc2Members(name, request, response) {
  const isRun = name === "RunInstances";
  return {
    request: isRun ? new Map([...request, ["instancesSet", RUN_INSTANCES]]) : request,
    response: new Map([["requestId", undefined], ["_return", undefined], ...response]),
  };
}

const leaves = (...names) => new Map(names.map((name) => [name, undefined]));
const items = (element) => new Map([["items", element]]);
const RUN_INSTANCES = items(leaves("imageId", "keyName", "maxCount", "minCount"));
const TAG_SPECIFICATIONS = items(
  new Map([
    ["resourceType", undefined],
    ["tags", leaves("key", "value")],
  ]),
);

/** Most lists follow one pattern, `VpnGatewayIds` → `vpnGatewayIdSet.items.vpnGatewayId`. These do not. */
const LISTS = {
  Add: ["add"],
  AllocationIds: ["allocationIdsSet", "allocationId"],
  AttributeNames: ["accountAttributeNameSet", "attributeName"],
  BlockDeviceMappings: ["blockDeviceMapping"],
  BundleIds: ["bundlesSet", "bundleId"],
  DhcpOptionsIds: ["dhcpOptionsSet", "dhcpOptionsId"],
  ExecutableUsers: ["executableBySet", "user"],
  Filters: ["filterSet"],
  GroupIds: ["securityGroupIdSet", "groupId"],
  Groups: ["groupSet", "groupId"],
  GroupNames: ["securityGroupSet", "groupName"],
  ImageIds: ["imagesSet", "imageId"],
  InstanceIds: ["instancesSet", "instanceId"],
  InternetGatewayIds: ["internetGatewayIdSet", "internetGatewayId"],
  IpPermissions: ["ipPermissions"],
  IpRanges: ["ipRanges"],
  Ipv6Ranges: ["ipv6Ranges"],
  KeyNames: ["keySet", "keyName"],
  NetworkAclIds: ["networkAclIdSet", "networkAclId"],
  NetworkInterfaceIds: ["networkInterfaceIdSet", "networkInterfaceId"],
  NetworkInterfaces: ["networkInterfaceSet"],
  Owners: ["ownersSet", "owner"],
  OwnerIds: ["ownersSet", "owner"],
  PrefixListIds: ["prefixListIds"],
  PrivateIpAddresses: ["privateIpAddressesSet"],
  PublicIps: ["publicIpsSet", "publicIp"],
  RegionNames: ["regionSet", "regionName"],
  Remove: ["remove"],
  Resources: ["resourcesSet", "resourceId"],
  RestorableByUserIds: ["sharedUsersSet", "user"],
  RouteTableIds: ["routeTableIdSet", "routeTableId"],
  SecurityGroupIds: ["groupSet", "groupId"],
  SecurityGroups: ["groupSet", "groupName"],
  SnapshotIds: ["snapshotSet", "snapshotId"],
  SubnetIds: ["subnetSet", "subnetId"],
  TagSpecifications: ["tagSpecificationSet"],
  Tags: ["tagSet"],
  UserIdGroupPairs: ["groups"],
  Values: ["valueSet", "value"],
  VolumeIds: ["volumeSet", "volumeId"],
  VpcIds: ["vpcSet", "vpcId"],
  ZoneIds: ["availabilityZoneIdSet", "zoneId"],
  ZoneNames: ["availabilityZoneSet", "zoneName"],
};

function requestName(name, member, shape) {
  if (shape.type !== "list") return smallFirst(member.locationName ?? name);
  return LISTS[name]?.[0] ?? `${smallFirst(name.replace(/s$/, ""))}Set`;
}

function requestList(element, name) {
  if (name === "TagSpecifications") return TAG_SPECIFICATIONS;
  const leaf = LISTS[name]?.[1] ?? smallFirst(name.replace(/s$/, ""));
  return new Map([["items", element ?? new Map([[leaf, undefined]])]]);
}

function capitalFirst(name) {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
