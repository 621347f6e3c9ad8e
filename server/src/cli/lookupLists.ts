/** Lookup lists that the user hands over: `--list Name=file`. */

import { resolve } from "node:path";
import { Decimal, defineMessages, type EventValue, type Literal, numberText, parseJson } from "../language/index.js";
import { readTextFile } from "../workspace/nodeFiles.js";
import { type Found, found, wrong } from "./found.js";

const messages = defineMessages("list-option", {
  noFile: {
    en: "`--list {text}` names no file. Write `--list Name=file`.",
    es: "`--list {text}` no nombra ningún archivo. Escriba `--list Nombre=archivo`.",
    "pt-br": "`--list {text}` não nomeia nenhum arquivo. Escreva `--list Nome=arquivo`.",
  },
  noValues: {
    en: "`{path}` is JSON but holds no list of texts and numbers. Give an array, or an object with `values`.",
    es: "`{path}` es JSON pero no contiene una lista de textos y números. Use un arreglo o un objeto con `values`.",
    "pt-br": "`{path}` é JSON, mas não contém uma lista de textos e números. Use uma matriz ou um objeto com `values`.",
  },
});

export type Lists = ReadonlyMap<string, readonly Literal[]>;

/**
 * Reads the lists. A file holds a JSON array, the platform's own object with `values`, or one value a line, where empty
 * lines and those that begin with `#` are passed over.
 *
 * @param options each `Name=file`; a `@` before the name is allowed
 */
export function readLists(options: readonly string[], cwd: string): Found<Lists> {
  const lists = new Map<string, readonly Literal[]>();
  for (const text of options) {
    const [, name = "", path = ""] = /^@?([A-Za-z_][0-9A-Za-z_]{2,31})=(.+)$/.exec(text) ?? [];
    if (path === "") return wrong(messages.noFile({ text }));
    const file = readTextFile(resolve(cwd, path));
    if (file.kind === "problem") return wrong(file.message);
    const values = valuesOf(file.text);
    if (values === undefined) return wrong(messages.noValues({ path }));
    lists.set(name, values);
  }
  return found(lists);
}

function valuesOf(text: string): readonly Literal[] | undefined {
  const first = text.trimStart().slice(0, 1);
  const json = first === "[" || first === "{" ? parseJson(text) : undefined;
  if (json?.kind === "value") return literalsOf(json.value);
  const lines = text.split(/\r?\n|\r/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map((value) => ({ kind: "string", value }));
}

function literalsOf(value: EventValue): readonly Literal[] | undefined {
  const items: unknown = isRecord(value) ? value["values"] : value;
  if (!Array.isArray(items)) return undefined;
  const literals = items.flatMap((item: EventValue) => literalOf(item) ?? []);
  return literals.length === items.length ? literals : undefined;
}

function literalOf(value: EventValue): Literal | undefined {
  if (typeof value === "string") return { kind: "string", value };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "number" || value instanceof Decimal) return { kind: "number", value, text: numberText(value) };
  return undefined;
}

function isRecord(value: EventValue): value is { readonly [key: string]: EventValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}
