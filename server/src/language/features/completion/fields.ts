/** Fields: those of the event types that are still possible, those of the API call that is fixed, those observed. */

import type { FieldInfo } from "../../schema/schema.js";
import { groupedDigits, render } from "../../text/message.js";
import { describeField, typeText } from "../describeField.js";
import { featureMessages, provenanceNames } from "../featureMessages.js";
import { findFixedValue } from "../fixedValues.js";
import type { FieldPosition } from "../position.js";
import type { CompletionItem, CompletionList, CompletionRequest } from "./completionItem.js";
import { filterSnippets } from "./snippets.js";

/** What most filters are about, the first first: all others that begin alike stand in the order of the alphabet. */
const LEADING: readonly string[] = [
  "event_type",
  "eventSource",
  "eventName",
  "type",
  "command",
  "exe",
  "arguments",
  "user",
  "srcIp",
  "dstIp",
];

export function completeField(request: CompletionRequest, position: FieldPosition): CompletionList {
  const { schema } = request.analysis.context;
  const names = new Set<string>();
  const items: CompletionItem[] = [];
  const add = (name: string, info: FieldInfo | undefined): void => {
    if (names.has(name)) return;
    names.add(name);
    items.push(fieldItem(name, info, request, position));
  };
  for (const info of schema.fields(position.eventTypes)) add(info.name, info);
  for (const name of callMembers(request, position)) add(name, schema.findField(name, position.eventTypes));
  for (const { path } of request.observations.fields.values()) add(path, schema.findField(path, position.eventTypes));
  return { items: [...items, ...filterSnippets(request, position)], incomplete: false };
}

/** Members of the request and the response of the API call that the filter fixes; there are too many of all calls. */
function callMembers({ analysis, offset }: CompletionRequest, position: FieldPosition): readonly string[] {
  if (!position.eventTypes.includes("cloudtrail")) return [];
  const eventSource = findFixedValue(analysis, offset, "eventSource");
  const eventName = findFixedValue(analysis, offset, "eventName");
  if (eventSource === undefined || eventName === undefined) return [];
  const call = analysis.context.schema.cloudTrail.findCall(eventSource, eventName);
  if (call === undefined) return [];
  return [
    ...call.requestMembers.map((member) => `requestParameters.${member}`),
    ...call.responseMembers.map((member) => `responseElements.${member}`),
  ];
}

function fieldItem(
  name: string,
  info: FieldInfo | undefined,
  { analysis, observations, locale }: CompletionRequest,
  { span, eventTypes }: FieldPosition,
): CompletionItem {
  const observed = observations.fields.get(name);
  const type = info ?? observed;
  const share = observed === undefined || observations.total === 0 ? 0 : observed.events / observations.total;
  const detail = [
    type === undefined ? "" : typeText(type, locale),
    info?.description[locale] ?? "",
    observed === undefined
      ? ""
      : render(
          featureMessages.inEvents({
            count: groupedDigits(observed.events, locale),
            total: groupedDigits(observations.total, locale),
          }),
          locale,
        ),
    info?.provenance === "assumed" ? render(provenanceNames.assumed(), locale) : "",
  ];
  return {
    label: name,
    kind: "field",
    detail: detail.filter((part) => part !== "").join(" · "),
    documentation: describeField(name, analysis, eventTypes, observations, locale),
    span,
    newText: name,
    rank: (info === undefined ? 2 : name.includes(".") ? 1 : 0) - share - leadOf(name, eventTypes),
  };
}

function leadOf(name: string, eventTypes: FieldPosition["eventTypes"]): number {
  const index = LEADING.indexOf(name);
  const isSettled = name === "event_type" && eventTypes.length === 1;
  return index === -1 || isSettled ? 0 : 1 + (LEADING.length - index) / 100;
}
