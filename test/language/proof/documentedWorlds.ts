/** Small worlds whose events look as a catalogue says. */

import type { Assumption } from "../../../server/src/language/proof/index.js";
import type { Alias, FieldInfo, Schema } from "../../../server/src/language/schema/schema.js";
import { Decimal } from "../../../server/src/language/values/decimal.js";
import type { Event, EventValue } from "../../../server/src/language/values/event.js";
import { aliasSchema } from "../../support/platformAliases.js";
import { events, parsePredicate, product, records, truthOf, type World } from "./world.js";

/** A schema with a field of each kind, and all events that look as it says. */
export function documentedWorld(): World {
  const field = (name: string, type: FieldInfo["type"], more: Partial<FieldInfo> = {}): FieldInfo => ({
    ...{ name, type, list: false, description: { en: "", es: "", "pt-br": "" }, eventTypes: ["audit"] },
    ...{ presence: "sometimes", provenance: "documented", source: "this test", ...more },
  });
  const fields = [
    field("t", "text", { presence: "always" }),
    field("n", "number"),
    field("l", "text", { list: true }),
    field("c", "text", { values: { kind: "closed", values: [{ value: "x" }, { value: "y" }] } }),
    field("b", "boolean"),
    field("o", "object"),
    field("o.x", "text"),
    field("event_type", "text", { presence: "always" }),
  ];
  const schema: Schema = {
    ...aliasSchema,
    eventTypes: [{ eventType: "audit", ruleType: "Host", description: { en: "", es: "", "pt-br": "" } }],
    findField: (path) => fields.find(({ name }) => name === path),
  };
  const texts = [
    ...product(["t", "l"], ['= "a"', '!= "b"', 'starts_with "a"', "= null", 'ends_with "b"', "= 5"]),
    ...product(["n"], ["= 5", '= "5"', "> 5", "< 6", '= "5.0"', "= null", '= "x"', "!= 6"]),
    ...product(["c", "o.x"], ['= "x"', '!= "y"', "!= null", 'starts_with "z"', 'in ("x", "y")']),
    ...product(["b"], ["= true", '= "false"', "!= null", 'like "u"']),
    ...product(["o", "t.z", "event_type.z"], ["= null", "!= null", '= "a"']),
    ...['event_type = "audit"', 'event_type != "login"', 'event_type = "login"', 'u = "a"', 'u = "b"', "u = null"],
  ];
  const legal = events(
    records({
      event_type: ["audit"],
      t: ["a", "ab", "5"],
      n: [undefined, 5, "5", 6, "5.0"],
      l: [undefined, "a", ["5", "b"]],
      c: [undefined, "x", "y"],
      b: [undefined, true, "false"],
      o: [undefined, {}, { x: "x" }, { x: "z" }],
      u: [undefined, ["a", "b"]],
    }),
  );
  const predicates = texts.map((text) => parsePredicate(text, schema));
  const truths = new Map(predicates.map((predicate) => [predicate, truthOf(predicate, legal)]));
  const assumption: Assumption = { kind: "asDocumented", schema, eventTypes: ["audit"] };
  return { name: "documented events", predicates, events: legal, truths, assumption, isLegal };

  // A proof's event has only the fields that the filters read, so one that is always there may be missing.
  function isLegal({ record }: Event): boolean {
    const { event_type, t = "", n = 0, l = "", c = "x", b = true, o = {}, u, ...rest } = record;
    const isText = (value: EventValue): boolean => typeof value === "string";
    const isObject = typeof o === "object" && o !== null && !Array.isArray(o) && !(o instanceof Decimal);
    return (
      [event_type === "audit", isText(t), typeof n === "number" || !Number.isNaN(Number(n))].every(Boolean) &&
      (isText(l) || (Array.isArray(l) && l.every(isText))) &&
      [c === "x" || c === "y", b === true || b === false || b === "true" || b === "false"].every(Boolean) &&
      isObject &&
      Object.keys(rest).length === 0
    );
  }
}

/** A schema with names that are aliases and nothing more, and one that is a field as well. */
export function documentedAliases(): World {
  const field = (name: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
    ...{ name, type: "text", list: false, description: { en: "", es: "", "pt-br": "" }, eventTypes: ["audit"] },
    ...{ presence: "sometimes", provenance: "documented", source: "this test", ...more },
  });
  const fields = [
    ...[field("s"), field("d", { list: true }), field("o", { type: "object" }), field("o.u"), field("held")],
    ...[field("who", { aliasOnly: true }), field("event_type", { presence: "always" })],
  ];
  const alias = (name: string, how: Alias["how"], ...targets: readonly string[]): Alias => ({
    ...{ name, how, targets, eventTypes: ["audit"] },
  });
  const schema: Schema = {
    ...aliasSchema,
    aliases: [alias("either", "all", "s", "d"), alias("who", "first", "o.u", "s"), alias("held", "all", "s")],
    eventTypes: [{ eventType: "audit", ruleType: "Host", description: { en: "", es: "", "pt-br": "" } }],
    findField: (path) => fields.find(({ name }) => name === path),
  };
  const tests = ['= "a"', '!= "a"', 'starts_with "a"', "= null", "!= null", 'in ("a", "b")'];
  const texts = [...product(["either", "who", "held", "s", "d", "o.u"], tests), "who.x != null", "o = null"];
  const legal = events(
    records({
      event_type: ["audit"],
      s: [undefined, "a", "b", "ab"],
      d: [undefined, "a", "b", ["a", "b"]],
      o: [undefined, {}, { u: "a" }, { u: "b" }],
      held: [undefined, "a", "c"],
    }),
  );
  const predicates = texts.map((text) => parsePredicate(text, schema));
  const truths = new Map(predicates.map((predicate) => [predicate, truthOf(predicate, legal)]));
  const isLegal = ({ record }: Event): boolean =>
    Object.keys(record).every((key) => ["event_type", "s", "d", "o", "held"].includes(key));
  const assumption: Assumption = { kind: "asDocumented", schema, eventTypes: ["audit"] };
  return { name: "documented aliases", predicates, events: legal, truths, assumption, isLegal };
}
