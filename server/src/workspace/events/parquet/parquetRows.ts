/** The rows of a Parquet file as JSON texts, one row group after the other, each column by itself. */

import { fstatSync, readSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { textParsers } from "./columnText.js";
import { type ColumnWriter, columnWriter, withRawDecimals } from "./columnWriter.js";

/** What the file says about the size of a group, unpacked; more could not be taken apart in the memory there is. */
const LARGEST_GROUP = 512 * 1024 * 1024;
const LARGEST_PAGE = 128 * 1024 * 1024;

export class RowGroupTooLarge extends Error {}

/**
 * Throws where the file is damaged.
 *
 * @param file open for reading
 */
export async function* parquetRows(file: number): AsyncGenerator<string> {
  const buffer = bufferOf(file);
  const written = await parquetMetadataAsync(buffer, { geoparquet: false });
  const columns = parquetSchema(written).children.map((node) => ({
    name: node.element.name,
    prefix: `${JSON.stringify(node.element.name)}:`,
    write: columnWriter(node),
  }));
  const rows = written.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (columns.length === 0 || rows !== written.num_rows) throw new Error("the footer contradicts itself");
  const metadata = withRawDecimals(written);
  let rowStart = 0;
  for (const group of written.row_groups) {
    const count = Number(group.num_rows);
    if (group.total_byte_size > LARGEST_GROUP) throw new RowGroupTooLarge();
    const read: Column[] = [];
    for (const column of columns)
      read.push({ ...column, values: await readColumn(buffer, metadata, column.name, rowStart, count) });
    yield* rowsOf(read, count);
    rowStart += count;
  }
}

interface Column {
  /** The key of a row, as JSON. */
  readonly prefix: string;
  readonly write: ColumnWriter;
  /** Its values, in order. */
  readonly values: Iterator<unknown>;
}

function* rowsOf(columns: readonly Column[], count: number): Generator<string> {
  for (let row = 0; row < count; row++) {
    const members: string[] = [];
    for (const { prefix, write, values } of columns) {
      const { value, done } = values.next();
      if (done) throw new Error("missing values");
      const text = write(value);
      if (text !== undefined) members.push(prefix + text);
    }
    yield `{${members.join(",")}}`;
  }
}

async function readColumn(
  file: AsyncBuffer,
  metadata: FileMetaData,
  name: string,
  rowStart: number,
  count: number,
): Promise<Iterator<unknown>> {
  const parts: ArrayLike<unknown>[] = [];
  await parquetRead({
    file,
    metadata,
    columns: [name],
    rowStart,
    rowEnd: rowStart + count,
    utf8: false,
    geoparquet: false,
    parsers: textParsers,
    compressors: ownCompressors,
    onChunk: ({ columnData }) => parts.push(columnData),
  });
  return valuesOf(parts);
}

function* valuesOf(parts: readonly ArrayLike<unknown>[]): Generator<unknown> {
  for (const values of parts) for (let index = 0; index < values.length; index++) yield values[index];
}

/** Node's own where it has some, which are faster, and none gets more memory than a page may have. */
const ownCompressors: Compressors = Object.fromEntries(
  Object.entries({
    ...compressors,
    GZIP: (input: Uint8Array, length: number) => gunzipSync(input, { maxOutputLength: Math.max(1, length) }),
    BROTLI: (input: Uint8Array, length: number) =>
      brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) }),
  }).map(([codec, decompress]) => [
    codec,
    (input: Uint8Array, length: number): Uint8Array => {
      if (length > LARGEST_PAGE) throw new RowGroupTooLarge();
      return decompress(input, length);
    },
  ]),
);

function bufferOf(file: number): AsyncBuffer {
  const { size } = fstatSync(file);
  return {
    byteLength: size,
    slice(start, end = size) {
      if (!(start >= 0 && end <= size && start <= end)) throw new RangeError("outside of the file");
      const bytes = new Uint8Array(end - start);
      let length = 0;
      while (length < bytes.length) {
        const count = readSync(file, bytes, length, bytes.length - length, start + length);
        if (count === 0) throw new RangeError("the file has become shorter");
        length += count;
      }
      return bytes.buffer;
    },
  };
}
