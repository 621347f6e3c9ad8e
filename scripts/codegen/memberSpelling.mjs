// How CloudTrail spells the members of a request or response. It prints the service's own names with a small first
// letter (`dBInstanceIdentifier`), with three exceptions that are older than this convention:
//  - EC2 prints lists as `instancesSet.items` and wraps the newer calls, spelled with capitals (`ec2Spelling.mjs`);
//  - S3 prints its HTTP request: header names, the sub-resource, and the XML body with capitals;
//  - RDS and its relatives leave out the one object that wraps a response.
// A member tree is a Map from name to member tree, or to undefined for a leaf.

import { ec2, isWrappedByEc2, withEc2Members, wrappedByEc2 } from "./ec2Spelling.mjs";
import { resolveShape } from "./serviceModels.mjs";
import { smallFirst, usualName } from "./usualSpelling.mjs";

const UNWRAPPED = new Set(["rds", "docdb", "neptune", "redshift", "elasticache"]);

/** Services seen to keep the capitals of their JSON bodies. */
const AS_ON_THE_WIRE = new Set(["account", "devops-guru", "resource-explorer-2", "securityhub"]);

/** The member trees of one call. The same shape gives the same Map, so recursive shapes are cyclic trees. */
export function membersOf(service, model, name, operation) {
  const tree = (member, spelling) => treeOf(model, member, spelling, cacheOf(model, spelling));
  const { input, output } = operation;
  if (service === "ec2") {
    if (!isWrappedByEc2(name)) return withEc2Members(name, tree(input, ec2.request), tree(output, ec2.response));
    return wrappedByEc2(name, tree(input, ec2.wrappedRequest), tree(output, ec2.wrappedResponse));
  }
  if (service === "s3" || service === "s3control") {
    return { request: withHttpMembers(tree(input, s3.request), operation), response: tree(output, s3.response) };
  }
  const spelling = AS_ON_THE_WIRE.has(service) ? asOnTheWire : usual;
  const response = tree(output, spelling);
  return { request: tree(input, spelling), response: UNWRAPPED.has(service) ? unwrapped(response) : response };
}

const usual = { name: usualName, list: (element) => element };
const asOnTheWire = { name: (name, member) => member.locationName ?? name, list: (element) => element };

const s3 = {
  request: { name: s3RequestName, list: s3List },
  response: { name: (name, member) => member.locationName ?? name, list: s3List },
};

function s3RequestName(name, member) {
  if (name === "Bucket" && member.location === "uri") return "bucketName";
  if (member.location === "uri") return smallFirst(name);
  return member.locationName ?? name;
}

/** An XML list has an element around its items, unless it is flattened. */
function s3List(element, _name, shape) {
  const itemName = shape.member?.locationName;
  return shape.flattened || itemName === undefined ? element : new Map([[itemName, element]]);
}

function withHttpMembers(request, operation) {
  const tree = new Map(request).set("Host", undefined);
  const subresource = /\?([A-Za-z-]+)/.exec(operation.http?.requestUri ?? "")?.[1];
  if (subresource !== undefined && !tree.has(subresource)) tree.set(subresource, undefined);
  if (tree.delete("Policy")) tree.set("bucketPolicy", undefined);
  return tree;
}

function unwrapped(response) {
  const members = [...response.values()];
  return members.length === 1 && members[0] !== undefined ? members[0] : response;
}

const caches = new WeakMap();

function cacheOf(model, spelling) {
  if (!caches.has(model)) caches.set(model, new Map());
  const cachesOfModel = caches.get(model);
  if (!cachesOfModel.has(spelling)) cachesOfModel.set(spelling, new Map());
  return cachesOfModel.get(spelling);
}

function treeOf(model, member, spelling, cache) {
  const shape = resolveShape(model, member);
  const known = cache.get(shape);
  if (known !== undefined) return known;
  const tree = new Map();
  cache.set(shape, tree);
  for (const [name, inner] of Object.entries(shape.members ?? {})) {
    const innerShape = resolveShape(model, inner);
    tree.set(spelling.name(name, inner, innerShape), childOf(model, name, inner, spelling, cache));
  }
  return tree;
}

/** What is below a member. A map's keys are the user's own, so nothing is known below it. */
function childOf(model, name, member, spelling, cache) {
  const shape = resolveShape(model, member);
  if (shape.type === "structure") return treeOf(model, member, spelling, cache);
  if (shape.type !== "list") return undefined;
  return spelling.list(childOf(model, name, shape.member, spelling, cache), name, shape);
}
