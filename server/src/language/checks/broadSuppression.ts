/** Reports suppressions that say who and which command, but not what it does: they hide attacks as well. */

import type { BoundExpression } from "../binding/boundFilter.js";
import { eventTypesOfRule } from "../binding/eventTypes.js";
import type { EventType } from "../schema/schema.js";
import { defineMessages, type Message } from "../text/message.js";
import { isBroken } from "./brokenPlaces.js";
import type { Check } from "./check.js";
import { operandsOf } from "./predicates.js";
import { shownNames } from "./shown.js";

const messages = defineMessages("broad-suppression", {
  identity: {
    en: "This suppresses every event with these values of {fields}, an attacker's included. Add what the harmless events have in common: `arguments`, `exe`, `cwd`, a parent.",
    es: "Esto suprime todo evento con estos valores de {fields}, también los de un atacante. Añada lo que tienen en común los inofensivos: `arguments`, `exe`, `cwd`, un proceso padre.",
    "pt-br":
      "Isto suprime todo evento com estes valores de {fields}, inclusive os de um atacante. Acrescente o que os inofensivos têm em comum: `arguments`, `exe`, `cwd`, um processo pai.",
  },
  everything: {
    en: "This suppresses every event of a kind, so the rule says nothing about those any more. Narrow the suppression, or the rule's filter.",
    es: "Esto suprime todos los eventos de una clase, así que la regla ya no dice nada de ellos. Acote la supresión o el filtro de la regla.",
    "pt-br":
      "Isto suprime todos os eventos de um tipo, então a regra já não diz nada sobre eles. Restrinja a supressão ou o filtro da regra.",
  },
});

/** Who did it, and the name of the program. */
const IDENTITY: ReadonlySet<string> = new Set([
  ...["user", "group", "auser", "src_user", "dst_user", "uid", "gid", "auid", "command", "tty"],
  ...["userIdentity.userName", "userIdentity.arn", "userIdentity.type", "userIdentity.accountId", "accountId"],
]);
/** What kind of event it is; says nothing about whether it is harmless. */
const KIND: ReadonlySet<string> = new Set([
  "event_type",
  "type",
  "syscall",
  "success",
  "session",
  "region",
  "awsRegion",
]);

export const broadSuppression: Check = {
  code: "broad-suppression",
  severity: "warning",
  *run(analysis) {
    const { bound, context } = analysis;
    if (context.role !== "suppression" || bound.expression === undefined || isBroken(analysis)) return;
    const types = eventTypesOfRule(context.ruleType, context.schema);
    const onlyType = types.length === 1 ? types[0] : undefined;
    for (const alternative of alternativesOf(bound.expression)) {
      const fields = fieldsOf(alternative);
      if (fields === undefined || isNeverTrue(alternative, onlyType)) continue;
      const message = messageFor(fields);
      if (message !== undefined) yield { span: alternative.node.span, message };
    }
  },
};

/** Each alternative suppresses for itself. */
function alternativesOf(expression: BoundExpression): readonly BoundExpression[] {
  return expression.kind === "or" ? expression.operands.flatMap(alternativesOf) : [expression];
}

/** `event_type != "file"` in a File rule suppresses nothing at all, which another check says. */
function isNeverTrue(expression: BoundExpression, onlyType: EventType | undefined): boolean {
  if (expression.kind === "and") return expression.operands.some((operand) => isNeverTrue(operand, onlyType));
  if (onlyType === undefined || expression.kind !== "predicate" || expression.field.path !== "event_type") return false;
  const operands = operandsOf(expression);
  return expression.negated && operands.some((operand) => operand.kind === "string" && operand.value === onlyType);
}

/** `undefined` where a part is missing, so that nobody knows what will stand there. */
function fieldsOf(expression: BoundExpression): readonly string[] | undefined {
  switch (expression.kind) {
    case "predicate":
      return [expression.field.path];
    case "not":
      return fieldsOf(expression.operand);
    case "broken":
      return undefined;
    default: {
      const fields: string[] = [];
      for (const operand of expression.operands) {
        const found = fieldsOf(operand);
        if (found === undefined) return undefined;
        fields.push(...found);
      }
      return fields;
    }
  }
}

function messageFor(fields: readonly string[]): Message | undefined {
  const isBroad = fields.every((path) => IDENTITY.has(path) || KIND.has(path));
  if (!isBroad) return undefined;
  const identity = [...new Set(fields.filter((path) => IDENTITY.has(path)))];
  return identity.length > 0 ? messages.identity({ fields: shownNames(identity) }) : messages.everything();
}
