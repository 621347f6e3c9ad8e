/**
 * Values of a Parquet column → JSON text, with exact numbers. Null and absent mean the same in an event, so what is null
 * is left out of objects.
 */

import type { FileMetaData, SchemaElement, SchemaTree } from "hyparquet";
import { bytesText } from "./columnText.js";

/** `undefined` for null. */
export type ColumnWriter = (value: unknown) => string | undefined;

/** @param node the column in the schema of the file */
export function columnWriter(node: SchemaTree): ColumnWriter {
  return (value) => valueText(value, node);
}

/**
 * The library would make doubles of decimals; without their type it gives the numbers before the scale, and the writer
 * puts the point in. Of what the library refuses, it then gives the bytes.
 */
export function withRawDecimals(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: metadata.schema.map((element) => (isRaw(element) ? untyped(element) : element)) };
}

function isRaw(element: SchemaElement): boolean {
  return isDecimal(element) || element.converted_type === "BSON" || element.converted_type === "INTERVAL";
}

function isDecimal({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === "DECIMAL" || logical_type?.type === "DECIMAL";
}

function untyped({ converted_type: _, logical_type: __, ...element }: SchemaElement): SchemaElement {
  return element;
}

/** @param node `undefined` where the schema does not say, inside of a variant */
function valueText(value: unknown, node: SchemaTree | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (node !== undefined && isDecimal(node.element)) {
    const unscaled = unscaledOf(value);
    if (unscaled !== undefined) return decimalText(unscaled, scaleOf(node.element));
  }
  switch (typeof value) {
    case "bigint":
    case "boolean":
      return String(value);
    case "number":
      return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
    case "string":
      return JSON.stringify(value);
    case "object":
      if (value instanceof Uint8Array) return JSON.stringify(bytesText(value));
      return Array.isArray(value) ? listText(value, node) : objectText(value, node);
    default:
      return undefined;
  }
}

function listText(list: readonly unknown[], node: SchemaTree | undefined): string {
  const element = node?.element.converted_type === "LIST" ? elementOf(node) : node;
  return `[${list.map((value) => valueText(value, element) ?? "null").join(",")}]`;
}

/** What stands in a list: below the repeated node where that holds nothing else, otherwise that node. */
function elementOf({ children: [repeated] }: SchemaTree): SchemaTree | undefined {
  return repeated?.children.length === 1 ? repeated.children[0] : repeated;
}

function objectText(object: object, node: SchemaTree | undefined): string {
  const isMap = node?.element.converted_type === "MAP";
  const members: string[] = [];
  for (const [key, value] of Object.entries(object)) {
    const child = isMap ? node.children[0]?.children[1] : node?.children.find(({ element }) => element.name === key);
    const text = valueText(value, child);
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(",")}}`;
}

function scaleOf({ scale, logical_type }: SchemaElement): number {
  return logical_type?.type === "DECIMAL" ? logical_type.scale : (scale ?? 0);
}

function unscaledOf(value: unknown): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(value);
  if (!(value instanceof Uint8Array)) return undefined;
  return value.length === 0 ? 0n : BigInt.asIntN(8 * value.length, BigInt(`0x${Buffer.from(value).toString("hex")}`));
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return `${unscaled}${scale < 0 ? `e${-scale}` : ""}`;
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
