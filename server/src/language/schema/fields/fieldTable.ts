/**
 * The form in which fields are kept by hand: one row a field, its texts in English, Spanish and Portuguese side by side.
 *
 *   exe: ["text", "Full path of …", "Ruta completa de …", "Caminho completo de …", { presence: "always" }],
 *
 * `[]` after the type marks a field that can hold several values at once.
 */

import type { Enumeration, EventType, FieldInfo, FieldType, Provenance } from "../schema.js";

type RowType = FieldType | `${FieldType}[]`;

/** What a table says for all its rows; a row's options say otherwise for itself. */
interface TableFacts {
  readonly eventTypes: readonly EventType[];
  readonly source: string;
  readonly provenance: Provenance;
  readonly aliasOnly?: true;
}

interface RowOptions extends Partial<TableFacts> {
  /** `sometimes`, where it is not said. */
  readonly presence?: FieldInfo["presence"];
  readonly values?: Enumeration;
  readonly volatile?: true;
}

type Row = readonly [type: RowType, en: string, es: string, ptBr: string, options?: RowOptions];

export function fieldTable(facts: TableFacts, rows: Readonly<Record<string, Row>>): readonly FieldInfo[] {
  return Object.entries(rows).map(([name, [rowType, en, es, ptBr, options]]) => ({
    name,
    ...readType(rowType),
    description: { en, es, "pt-br": ptBr },
    presence: "sometimes",
    ...facts,
    ...options,
  }));
}

export function readType(rowType: string): { readonly type: FieldType; readonly list: boolean } {
  const list = rowType.endsWith("[]");
  const name = list ? rowType.slice(0, -"[]".length) : rowType;
  return { type: FIELD_TYPES.find((type) => type === name) ?? "unknown", list };
}

const FIELD_TYPES: readonly FieldType[] = ["text", "number", "boolean", "ip", "epoch", "dateTime", "object", "unknown"];

/** An enumeration from `value: [en, es, pt-br]`. */
export function enumeration(
  kind: Enumeration["kind"],
  values: Readonly<Record<string, readonly [en: string, es: string, ptBr: string]>>,
): Enumeration {
  return {
    kind,
    values: Object.entries(values).map(([value, [en, es, ptBr]]) => ({
      value,
      description: { en, es, "pt-br": ptBr },
    })),
  };
}

/** An enumeration of values that speak for themselves, from their names with spaces between. */
export function plainEnumeration(kind: Enumeration["kind"], values: string): Enumeration {
  return { kind, values: values.split(/\s+/).map((value) => ({ value })) };
}
