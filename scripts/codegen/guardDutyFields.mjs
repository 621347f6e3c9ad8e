// The field paths of a GuardDuty finding, from the response of `GetFindings` in the service model. The types here are
// those of the model; what is known beyond it (which numbers are times, what a field means) is kept by hand.

import { resolveShape, serviceModels } from "./serviceModels.mjs";

const TYPES = { integer: "number", long: "number", float: "number", double: "number", boolean: "boolean" };
const DEPTH = 12;

/** `{ text: "arn id …", "number[]": … }`: the paths of each type, `[]` where there can be several values. */
export function guardDutyFields() {
  const pathsOfTypes = {};
  for (const { service, model } of serviceModels()) {
    if (service !== "guardduty") continue;
    const findings = resolveShape(model, resolveShape(model, model.operations.GetFindings.output).members.Findings);
    addMembers(pathsOfTypes, model, findings.member, "", false, DEPTH);
  }
  return Object.fromEntries(
    Object.entries(pathsOfTypes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, paths]) => [type, [...paths].sort().join(" ")]),
  );
}

function addMembers(pathsOfTypes, model, structure, prefix, isList, depth) {
  if (depth === 0) return;
  for (const [name, member] of Object.entries(resolveShape(model, structure).members ?? {})) {
    const spelling = member.locationName ?? name.slice(0, 1).toLowerCase() + name.slice(1);
    addMember(pathsOfTypes, model, member, prefix + spelling, isList, depth);
  }
}

function addMember(pathsOfTypes, model, member, path, isList, depth) {
  const shape = resolveShape(model, member);
  if (shape.type === "list") return addMember(pathsOfTypes, model, shape.member, path, true, depth);
  const type = shape.type === "structure" || shape.type === "map" ? "object" : typeOfLeaf(shape);
  const key = isList ? `${type}[]` : type;
  pathsOfTypes[key] ??= new Set();
  pathsOfTypes[key].add(path);
  addMembers(pathsOfTypes, model, member, `${path}.`, isList, depth - 1);
}

function typeOfLeaf(shape) {
  // A time is a number in some findings and a text in others.
  return shape.type === "timestamp" ? "unknown" : (TYPES[shape.type] ?? "text");
}
