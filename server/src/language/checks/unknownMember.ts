/** Reports members of CloudTrail requests and responses that look like a misspelt member of the call. */

import type { ApiCall, CloudTrailCatalogue } from "../schema/schema.js";
import { defineMessages } from "../text/message.js";
import { suggestName } from "../text/similar.js";
import type { Check } from "./check.js";
import { predicatesOfCalls } from "./eventCalls.js";
import { rewrite } from "./fixes.js";
import { predicatesOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("unknown-member", {
  similar: {
    en: "`{name}` is not known to have `{member}`, and names are case-sensitive, so this never sees a value. Did you mean `{similar}`?",
    es: "No se conoce que `{name}` tenga `{member}`, y los nombres distinguen mayúsculas, así que esto nunca ve un valor. ¿Quiso decir `{similar}`?",
    "pt-br":
      "Não se conhece que `{name}` tenha `{member}`, e os nomes diferenciam maiúsculas, então isto nunca vê um valor. Você quis dizer `{similar}`?",
  },
});

export const unknownMember: Check = {
  code: "unknown-member",
  severity: "warning",
  *run({ bound, context: { schema } }) {
    if (!predicatesOf(bound).some(({ field }) => MEMBER.test(field.path))) return;
    for (const { predicate, sources, names } of predicatesOfCalls(bound)) {
      const { path, span } = predicate.field;
      const [, side, member] = MEMBER.exec(path) ?? [];
      if (side === undefined || member === undefined || sources === undefined || names === undefined) continue;
      const calls = callsOf(schema.cloudTrail, sources, names);
      const members = calls?.flatMap(side === "requestParameters" ? requestMembersOf : responseMembersOf);
      if (members === undefined || members.length === 0) continue;
      const plain = member.replace(/\.\d+(?=\.|$)/g, "");
      if (isKnown(members, plain)) continue;
      // Only what is near a known name: the catalogue has gaps, and below some members anything can be.
      const similar = suggestName(plain, members);
      if (similar === undefined) continue;
      yield {
        span,
        message: messages.similar({ name: names.join(", "), member: shown(plain), similar }),
        fixes: [rewrite(span, `${side}.${similar}`, "unsafe")],
      };
    }
  },
};

const MEMBER = /^(requestParameters|responseElements)\.(.+)$/;

/** The calls that the predicates around allow; `undefined` where one of them is not known, which could have any member. */
function callsOf(
  catalogue: CloudTrailCatalogue,
  sources: readonly string[],
  names: readonly string[],
): readonly ApiCall[] | undefined {
  const calls: ApiCall[] = [];
  for (const name of names) {
    const found = sources.flatMap((source) => catalogue.findCall(source, name) ?? []);
    if (found.length === 0) return undefined;
    calls.push(...found);
  }
  return calls;
}

function requestMembersOf({ requestMembers }: ApiCall): readonly string[] {
  return requestMembers;
}

function responseMembersOf({ responseMembers }: ApiCall): readonly string[] {
  return responseMembers;
}

/** An object above a known member is known, and so is whatever stands below one. */
function isKnown(members: readonly string[], path: string): boolean {
  return members.some((member) => member === path || member.startsWith(`${path}.`) || path.startsWith(`${member}.`));
}
