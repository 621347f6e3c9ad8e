/** Parquet files for tests: columns of every kind that events may have. */

import { ByteWriter, type ColumnSource, parquetWrite, type SchemaElement } from "hyparquet-writer";

const optional = (element: SchemaElement): SchemaElement => ({ repetition_type: "OPTIONAL", ...element });

/** Three rows in two groups. */
export function parquetOfAllKinds(codec: "SNAPPY" | "UNCOMPRESSED" = "SNAPPY"): Buffer {
  const timestamp = (name: string, unit: "MILLIS" | "MICROS" | "NANOS"): SchemaElement =>
    optional({ name, type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit } });
  const schema: SchemaElement[] = [
    { name: "root", num_children: 12 },
    optional({ name: "event_type", type: "BYTE_ARRAY", converted_type: "UTF8" }),
    optional({ name: "sequenceId", type: "INT64" }),
    optional({
      name: "price",
      type: "FIXED_LEN_BYTE_ARRAY",
      type_length: 9,
      converted_type: "DECIMAL",
      scale: 2,
      precision: 20,
    }),
    timestamp("milliseconds", "MILLIS"),
    timestamp("microseconds", "MICROS"),
    timestamp("nanoseconds", "NANOS"),
    optional({ name: "detail", num_children: 2 }),
    optional({ name: "pid", type: "INT32" }),
    optional({ name: "tags", converted_type: "LIST", num_children: 1 }),
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    optional({ name: "element", type: "BYTE_ARRAY", converted_type: "UTF8" }),
    optional({ name: "json", type: "BYTE_ARRAY", converted_type: "JSON" }),
    optional({ name: "raw", type: "BYTE_ARRAY" }),
    optional({ name: "ratio", type: "DOUBLE" }),
    optional({ name: "isRoot", type: "BOOLEAN" }),
    optional({ name: "day", type: "INT32", converted_type: "DATE" }),
  ];
  const columnData: ColumnSource[] = [
    { name: "event_type", data: ["audit", "audit", null] },
    { name: "sequenceId", data: [427161847792120601n, null, -9223372036854775808n] },
    { name: "price", data: [0.07, 12.34, -1.5] },
    { name: "milliseconds", data: [1594402575809n, 0n, -1n] },
    { name: "microseconds", data: [1594402575809123n, 0n, -1n] },
    { name: "nanoseconds", data: [1594402575809123456n, null, -1n] },
    { name: "detail", data: [{ pid: 1, tags: ["x", null, "ü"] }, { pid: 2, tags: null }, null] },
    { name: "json", data: [{ x: 1 }, null, [1]] },
    { name: "raw", data: [Uint8Array.of(0x61, 0x62), Uint8Array.of(0xff, 0), null] },
    { name: "ratio", data: [0.1, Number.NaN, 1e300] },
    { name: "isRoot", data: [true, false, null] },
    { name: "day", data: [new Date("2020-07-10"), null, null] },
  ];
  return written(schema, columnData, codec, 2);
}

/** Rows with an `exe` each. */
export function parquetOf(exes: readonly string[], rowsInAGroup = 1_000): Buffer {
  const schema: SchemaElement[] = [
    { name: "root", num_children: 2 },
    optional({ name: "event_type", type: "BYTE_ARRAY", converted_type: "UTF8" }),
    optional({ name: "exe", type: "BYTE_ARRAY", converted_type: "UTF8" }),
  ];
  const columnData: ColumnSource[] = [
    { name: "event_type", data: exes.map(() => "audit") },
    { name: "exe", data: [...exes] },
  ];
  return written(schema, columnData, "SNAPPY", rowsInAGroup);
}

function written(
  schema: SchemaElement[],
  columnData: ColumnSource[],
  codec: "SNAPPY" | "UNCOMPRESSED",
  rowGroupSize: number,
): Buffer {
  const writer = new ByteWriter();
  parquetWrite({ writer, schema, columnData, codec, rowGroupSize });
  return Buffer.from(writer.getBuffer());
}
