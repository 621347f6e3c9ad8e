// Collects what is known about CloudTrail's events: source → name → { accessLevel, request, response }. Where several
// services share a source and a name, their members are united.

import { sourcesOfModel, sourcesOfPermissions } from "./eventSources.mjs";
import { membersOf } from "./memberSpelling.mjs";
import { OTHER_EVENTS, OTHER_MEMBERS, OTHER_NAMES_OF_CALLS, VERSION_SUFFIXES } from "./otherEvents.mjs";
import { permissions } from "./permissions.mjs";
import { serviceModels } from "./serviceModels.mjs";

export function cloudTrailCalls() {
  const sources = new Map();
  const callsOf = (source) => sources.get(source) ?? sources.set(source, new Map()).get(source);
  addModels(callsOf);
  addPermissions(callsOf);
  addOtherEvents(callsOf);
  return sources;
}

function addModels(callsOf) {
  for (const { service, model } of serviceModels()) {
    for (const source of sourcesOfModel(service, model.metadata)) {
      const calls = callsOf(source);
      for (const [name, operation] of Object.entries(model.operations)) {
        const { request, response } = membersOf(service, model, name, operation);
        const known = calls.get(name);
        calls.set(name, {
          request: new Map([...(known?.request ?? []), ...request]),
          response: new Map([...(known?.response ?? []), ...response]),
        });
      }
    }
  }
}

function addPermissions(callsOf) {
  for (const { prefix, name, accessLevel } of permissions()) {
    for (const source of sourcesOfPermissions(prefix)) {
      const calls = callsOf(source);
      // A permission may differ from its call in capitals (`s3:GetBucketCORS`). The call's spelling is in the records.
      const sameCall = calls.has(name) ? name : nameInOtherCapitals(calls, name);
      calls.set(sameCall ?? name, { ...(calls.get(sameCall) ?? noMembers()), accessLevel });
    }
  }
}

function nameInOtherCapitals(calls, name) {
  const wanted = name.toLowerCase();
  for (const known of calls.keys()) if (known.length === name.length && known.toLowerCase() === wanted) return known;
  return undefined;
}

function addOtherEvents(callsOf) {
  for (const [source, names] of Object.entries(OTHER_EVENTS)) {
    const calls = callsOf(`${source}.amazonaws.com`);
    for (const name of names.split(/\s+/)) {
      const sameCall = calls.get(OTHER_NAMES_OF_CALLS[source]?.[name]);
      calls.set(name, { ...noMembers(), ...calls.get(name), ...membersOnly(sameCall), ...otherMembers(source, name) });
    }
  }
  for (const [source, suffix] of Object.entries(VERSION_SUFFIXES)) {
    const calls = callsOf(`${source}.amazonaws.com`);
    for (const name of [...calls.keys()]) calls.set(name + suffix, noMembers());
  }
}

function otherMembers(source, name) {
  const members = Object.entries(OTHER_MEMBERS[source]?.[name] ?? {});
  const leaves = (names) => new Map(names.split(/\s+/).map((member) => [member, undefined]));
  return Object.fromEntries(members.map(([part, names]) => [part, leaves(names)]));
}

function membersOnly(call) {
  return call === undefined ? {} : { request: call.request, response: call.response };
}

function noMembers() {
  return { request: new Map(), response: new Map() };
}
