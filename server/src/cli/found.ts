/** What looking for something that the user named gives: the thing, or what is wrong with how it was named. */

import type { Message } from "../language/index.js";

export type Found<Thing> =
  | { readonly kind: "found"; readonly value: Thing }
  | { readonly kind: "wrong"; readonly message: Message };

export function found<Thing>(value: Thing): Found<Thing> {
  return { kind: "found", value };
}

export function wrong(message: Message): { readonly kind: "wrong"; readonly message: Message } {
  return { kind: "wrong", message };
}
