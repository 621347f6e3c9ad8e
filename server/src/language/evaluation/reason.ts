/** Why a predicate is true or false on an event: a closed list, so that each reader can speak of all of them. */

import type { ImpossibleReason, Literal } from "../binding/boundFilter.js";
import type { Leaf } from "../values/event.js";

/** How a value passes its test. */
export type PassKind =
  | "equal"
  /** A number and a text that spells it, or the other way round. */
  | "same-number"
  /** Two spellings of one IP address. */
  | "same-address"
  | "in-block"
  | "order-holds"
  | "starts"
  | "ends"
  | "contains";

/** How a value fails its test. */
export type FailKind =
  | "not-equal"
  /** It would pass if upper and lower case were the same. */
  | "case-differs"
  /** It would be equal without the white space around it. */
  | "space-differs"
  | "not-in-block"
  /** The operand is a CIDR block, the value no IP address. */
  | "not-an-address"
  /** The value is a number or a boolean, and the operand spells none. */
  | "type-differs"
  | "order-fails"
  /** The operand is a number, the value is not. */
  | "not-a-number"
  /** The operand is a date-time, the value is not. */
  | "not-a-date-time"
  /** The operand is neither a number nor a date-time, so nothing has an order with it. */
  | "not-orderable"
  | "not-starts"
  | "not-ends"
  | "not-contains";

/** What a test says of one value, and the literal that decided. */
export type Judgement =
  | { readonly holds: true; readonly kind: PassKind; readonly literal: Literal }
  | { readonly holds: false; readonly kind: FailKind; readonly literal: Literal };

/** A value that a predicate's field has in the event, and what the test says of it. */
export type JudgedValue = Judgement & {
  readonly value: Leaf;
  /** The path that led to it: the field's own, or that of an alias's target. */
  readonly path: string;
};

/** What decides a predicate's test; `negated` predicates have the opposite truth for the same reason. */
export type Reason =
  /** `observed` is the value that passes, or of those that fail the one that came nearest. */
  | { readonly kind: PassKind | FailKind; readonly observed: JudgedValue }
  | { readonly kind: "present" }
  | { readonly kind: "absent" }
  /** It is present, but as an object, which can be compared with nothing. */
  | { readonly kind: "object-only" }
  /** There is nothing to compare with: the list is empty, or not defined. */
  | { readonly kind: "empty-list" }
  /** The operator cannot take such an operand. */
  | { readonly kind: "impossible"; readonly why: ImpossibleReason };
