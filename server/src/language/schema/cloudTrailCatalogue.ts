/**
 * Reads the CloudTrail catalogue that `scripts/codegen/cloudTrailData.mjs` writes, whose head describes the form. The
 * text is taken apart as late as possible: sources and names at first use, members when a call of a source is asked for.
 */

import { type MemberSet, memberPaths, readMembers } from "./cloudTrailMembers.js";
import type { AccessLevel, ApiCall, CloudTrailCatalogue } from "./schema.js";

/** The content of `data/cloudtrail.json`. */
export interface CloudTrailData {
  readonly format: number;
  readonly words: string;
  readonly text: string;
}

interface Line {
  readonly eventName: string;
  readonly accessMark: string | undefined;
  readonly requestText: string;
  readonly responseText: string;
}

type Lines = ReadonlyMap<string, Line>;
type Members = readonly [request: MemberSet, response: MemberSet];

const DOMAIN = ".amazonaws.com";
/** Lambda and CloudFront add the version of their API: `ListFunctions20150331`, `GetFunction20150331v2`. */
const VERSION_SUFFIX = /(?:\d{8}|\d{4}_\d{2}_\d{2})(?:v\d+)?$/;

export function createCloudTrailCatalogue(load: () => CloudTrailData): CloudTrailCatalogue {
  const sections = once(() => readSections(load()));
  const eventSources = once(() => [...sections().keys()]);
  const namesBySource = new Map<string, readonly string[]>();
  const sourcesByName = once(() => sourcesOfNames(sections()));
  const allEventNames = once(() => [...sourcesByName().keys()]);
  const namesInSmallLetters = once(() => new Map(allEventNames().map((name) => [name.toLowerCase(), name])));
  const membersBySource = new Map<string, ReadonlyMap<string, Members>>();
  const calls = new Map<string, ApiCall>();

  function membersOf(eventSource: string, lines: Lines): ReadonlyMap<string, Members> {
    const known = membersBySource.get(eventSource);
    if (known !== undefined) return known;
    const members = membersOfLines([...lines.values()]);
    membersBySource.set(eventSource, members);
    return members;
  }

  return {
    get eventSources() {
      return eventSources();
    },
    eventNames(eventSource) {
      const lines = sections().get(eventSource)?.();
      if (lines === undefined) return [];
      const names = namesBySource.get(eventSource) ?? [...lines.keys()].sort();
      namesBySource.set(eventSource, names);
      return names;
    },
    hasEvent: (eventSource, eventName) => sections().get(eventSource)?.().has(eventName) === true,
    sourcesOf: (eventName) => sourcesByName().get(eventName) ?? sourcesByName().get(withoutVersion(eventName)) ?? [],
    get allEventNames() {
      return allEventNames();
    },
    findEventName: (name) => namesInSmallLetters().get(name.toLowerCase()),
    findCall(eventSource, eventName) {
      const lines = sections().get(eventSource)?.();
      const plainName = withoutVersion(eventName);
      // A name with its version has a line of its own only to be listed; what is known stands at the plain name.
      const line = lines?.get(plainName) ?? lines?.get(eventName);
      if (lines === undefined || line === undefined) return undefined;
      const key = `${eventSource} ${line.eventName}`;
      const call = calls.get(key) ?? readCall(eventSource, line, membersOf(eventSource, lines));
      calls.set(key, call);
      return call.eventName === eventName ? call : { ...call, eventName };
    },
  };
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function withoutVersion(eventName: string): string {
  return eventName.replace(VERSION_SUFFIX, "");
}

/** The lines of each source, read when they are asked for: most of them never are. */
function readSections({ words, text }: CloudTrailData): ReadonlyMap<string, () => Lines> {
  const decode = wordDecoder(words);
  return new Map(
    text
      .split(">")
      .slice(1)
      .map((section) => {
        const end = section.indexOf("\n");
        const lines = once(() => {
          const texts = decode(section.slice(end)).trim().split("\n");
          return new Map(texts.map(readLine).map((line) => [line.eventName, line]));
        });
        return [decode(section.slice(0, end)) + DOMAIN, lines];
      }),
  );
}

/** Each word is one character: letters and digits for the most frequent, then from U+00A1 on, as the writer gave them. */
function wordDecoder(words: string): (text: string) => string {
  const SHORT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const wordOf: string[] = [];
  for (const [index, word] of words.split(" ").entries()) {
    wordOf[index < SHORT.length ? SHORT.charCodeAt(index) : 0xa1 + index - SHORT.length] = word;
  }
  return (text) => {
    let decoded = "";
    for (let offset = 0; offset < text.length; offset++) {
      decoded += wordOf[text.charCodeAt(offset)] ?? text.charAt(offset);
    }
    return decoded;
  };
}

function readLine(text: string): Line {
  const [head = "", requestText = "", responseText = ""] = text.split("|");
  const [eventName = "", accessMark] = head.split("!");
  return { eventName, accessMark, requestText, responseText };
}

function sourcesOfNames(sections: ReadonlyMap<string, () => Lines>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const [source, lines] of sections) {
    for (const name of lines().keys()) {
      const known = sources.get(name);
      if (known === undefined) sources.set(name, [source]);
      else known.push(source);
    }
  }
  return sources;
}

/** In the order of the text, because references count back from where they stand. */
function membersOfLines(lines: readonly Line[]): ReadonlyMap<string, Members> {
  const longSets: MemberSet[] = [];
  return new Map(
    lines.map(({ eventName, requestText, responseText }) => [
      eventName,
      [readMembers(requestText, longSets), readMembers(responseText, longSets)],
    ]),
  );
}

function readCall(eventSource: string, line: Line, members: ReadonlyMap<string, Members>): ApiCall {
  const [request, response] = members.get(line.eventName) ?? [[], []];
  const accessLevel = accessLevelOf(line);
  return {
    eventSource,
    eventName: line.eventName,
    requestMembers: memberPaths(request),
    responseMembers: memberPaths(response),
    ...(accessLevel === undefined ? {} : { accessLevel }),
  };
}

const ACCESS_LEVELS: ReadonlyMap<string, AccessLevel> = new Map([
  ["r", "Read"],
  ["l", "List"],
  ["w", "Write"],
  ["p", "Permissions management"],
  ["t", "Tagging"],
]);

/** The writer leaves the mark out where it is the one that the verb suggests; `u` is for calls without a known level. */
function accessLevelOf({ eventName, accessMark }: Line): AccessLevel | undefined {
  if (accessMark !== undefined) return ACCESS_LEVELS.get(accessMark);
  if (/^(Describe|Get|BatchGet)/.test(eventName)) return "Read";
  if (eventName.startsWith("List")) return "List";
  return /^(Tag|Untag)/.test(eventName) ? "Tagging" : "Write";
}
