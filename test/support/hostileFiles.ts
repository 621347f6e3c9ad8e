/**
 * Files that were damaged, that somebody made to do harm, or that are simply not what they should be; and what must be
 * said about each. A table, so that the next one is a line.
 */

import { gzipSync } from "node:zlib";
import {
  among,
  FILE,
  fine,
  type HostileFile,
  large,
  MATCH,
  MEBIBYTE,
  NOT_JSON,
  OTHER,
  skipped,
  THREE,
  wrong,
} from "./hostileFile.js";
import { parquetOf } from "./parquetFile.js";
import { skippableFrame, zstdBomb, zstdFrame } from "./zstdFrames.js";

const WRONG_RECORDS: readonly HostileFile[] = [
  wrong("words that are no JSON", "bad", 0, `${NOT_JSON}\`bad\` cannot stand there.`),
  wrong("a record cut off in the middle", '{"exe":"/bin/sh"', 16, 'This record breaks off at `{"exe":"/bin/sh"`'),
  wrong("single quotes", "{'exe':'/bin/sh'}", 1, `${NOT_JSON}\`'exe':'/bin/sh'}\` has single quotes.`),
  wrong("typographic quotes", '{“exe”:"/bin/sh"}', 1, `${NOT_JSON}\`“exe”:"/bin/sh"}\` has typographic quotes`),
  wrong("Python's None", '{"exe":None}', 7, `${NOT_JSON}\`None}\` is Python.`),
  wrong("a comma at the end", '{"exe":"/bin/sh",}', 17, `${NOT_JSON}there is a comma before \`}\` with nothing behind`),
  wrong("a key without quotes", '{exe:"/bin/sh"}', 1, `${NOT_JSON}the key at \`exe:"/bin/sh"}\` has no quotes.`),
  wrong("a missing colon", '{"exe" "/bin/sh"}', 7, `${NOT_JSON}a colon is missing before \`"/bin/sh"}\`.`),
  wrong("a missing comma", '{"exe":"/bin/sh" "b":1}', 17, `${NOT_JSON}a comma is missing before \`"b":1}\`.`),
  wrong("NaN", '{"a":NaN}', 5, `${NOT_JSON}JSON has no value such as \`NaN}\`.`),
  wrong("a number with a zero in front", '{"a":01}', 5, `${NOT_JSON}\`01}\` is not a number as JSON writes it.`),
  wrong(
    "an escape that does not exist",
    '{"a":"\\x41"}',
    6,
    `${NOT_JSON}\`\\x41"}\` is not an escape that JSON knows.`,
  ),
  wrong("a raw tab in a text", '{"a":"b\tc"}', 7, `${NOT_JSON}there is a raw control character (U+0009)`),
  wrong("a NUL byte in a text", '{"a":"b\0c"}', 7, `${NOT_JSON}there is a raw control character (U+0000)`),
  wrong("NUL bytes between records", "\0".repeat(5_000), 0, `${NOT_JSON}there is a raw control character (U+0000)`),
  wrong(
    "many closing brackets",
    "}".repeat(100_000),
    0,
    `${NOT_JSON}\`}}}}}}}}}}}}}}}}}}}}}}}}…\` cannot stand there.`,
  ),
  wrong(
    "100,000 arrays in each other",
    `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    1_004,
    "This record was skipped: it is nested more than 1000 levels deep",
  ),
  wrong(
    "100,000 objects in each other",
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    5_000,
    "This record was skipped: it is nested more than 1000 levels deep",
  ),
  wrong(
    "a number of two million digits",
    `{"exe":"/bin/sh","n":${"9".repeat(2_000_000)}}`,
    21,
    "This record was skipped: the number that begins with `999999999999999999999999…` has more than 1000 characters.",
  ),
  wrong(
    "nine envelopes in each other",
    `${'{"detail-type":"t","detail":'.repeat(9)}${MATCH}${"}".repeat(9)}`,
    0,
    "This record was skipped: it is wrapped in too many envelopes",
  ),
];

const STRANGE_TEXTS: readonly HostileFile[] = [
  skipped("a comment behind a record", () => among(`${MATCH} // x`), [4, 3, 1], `${NOT_JSON}JSON has no comments`),
  skipped("a last record cut off", () => `${THREE}{"exe":"/bin`, [3, 2, 1], 'This record breaks off at `{"exe":"/bin`'),
  skipped("20,000 lines of nonsense", () => THREE + "bad\n".repeat(20_000), [3, 2, 1], `${NOT_JSON}\`bad·bad·bad·`),
  skipped(
    "values that are no records",
    () => `[1,"x",null,true,${MATCH}]`,
    [1, 1, 4],
    "`1` is JSON but no record",
    "`x` is JSON but no record",
    "`null` is JSON but no record",
    "`true` is JSON but no record",
  ),
  skipped("a list that never ends", () => `{"Records":[${MATCH},${OTHER}`, [2, 1, 1], "The input ends before its list"),
  skipped("an array that never ends", () => `[${MATCH},${OTHER}`, [2, 1, 1], "The input ends before its list"),
  skipped("text behind an array", () => `[${MATCH},${OTHER}] trailing`, [2, 1, 1], `${NOT_JSON}\`trailing\``),
  skipped(
    "a damaged record in a JSON text",
    () => `{"Events":[{"CloudTrailEvent":"{\\"exe\\":"},{"CloudTrailEvent":${JSON.stringify(MATCH)}}]}`,
    [1, 1, 1],
    'In the JSON text inside of this record: This record breaks off at `{"exe":`',
  ),
  skipped("a web page", () => "<html><body>Access denied", [0, 0, 1], `${NOT_JSON}\`<html><body>Access denie…\``),
  fine("a key twice: the last one wins", () => among('{"exe":"/bin/ls","exe":"/bin/sh"}'), [4, 3, 0]),
  fine(
    "keys that programs have fallen for",
    () => among('{"__proto__":{"exe":"/bin/sh"},"constructor":{"prototype":{"exe":"/bin/sh"}},"toString":1}'),
    [4, 2, 0],
  ),
  fine(
    "numbers of any size",
    () => among(`{"exe":"/bin/sh","a":1e999999999,"b":-0.0,"c":${"9".repeat(400)}}`),
    [4, 3, 0],
  ),
  fine("half of a surrogate pair", () => among('{"exe":"\\ud800"}'), [4, 2, 0]),
  fine("a byte order mark", () => `\uFEFF${THREE}`, [3, 2, 0]),
  fine("a byte order mark before each record", () => THREE.replaceAll("{", "\uFEFF{"), [3, 2, 0]),
  fine("line ends of Windows", () => THREE.replaceAll("\n", "\r\n"), [3, 2, 0]),
  fine("line ends of old Macs", () => THREE.replaceAll("\n", "\r"), [3, 2, 0]),
  fine("white space alone", () => " \n\t\r\n", [0, 0, 0]),
  fine("a million empty lines", () => "\n".repeat(1_000_000), [0, 0, 0]),
];

const notUtf8 = (name: string, bytes: readonly number[]): HostileFile => ({
  name,
  content: () =>
    Buffer.concat([Buffer.from(`${MATCH}\n{"exe":"`), Uint8Array.from(bytes), Buffer.from(`"}\n${MATCH}\n`)]),
  says: ["file, line 2, byte 47: skipped: This record is not valid UTF-8 from byte 47 on"],
  code: 1,
  counts: [2, 2, 1],
  isLarge: false,
});

const OTHER_BYTES: readonly HostileFile[] = [
  notUtf8("bytes that are no UTF-8", [0xff, 0xfe]),
  notUtf8("Latin-1", [0xe9]),
  notUtf8("a slash written with too many bytes", [0xc0, 0xaf]),
  skipped(
    "UTF-16",
    () => Buffer.from(`\uFEFF${THREE}`, "utf16le"),
    [0, 0, 1],
    `${FILE} is UTF-16 data, which is not read`,
  ),
  skipped("a zip file", () => "PK\u0003\u0004aaaa", [0, 0, 1], `${FILE} is zip data, which is not read`),
  skipped("a bzip2 file", () => "BZh91AY", [0, 0, 1], `${FILE} is bzip2 data, which is not read`),
  skipped("an xz file", () => Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), [0, 0, 1], `${FILE} is xz data, which`),
  {
    name: "nothing at all",
    content: () => "",
    says: [`file: note: ${FILE} is empty, so there are no events in it.`],
    code: 0,
    counts: [0, 0, 0],
    isLarge: false,
  },
  {
    name: "a CloudTrail digest",
    content: () => '{"awsAccountId":"1","digestStartTime":"a","digestEndTime":"b"}',
    says: ["file, line 1, byte 0: note: This is a CloudTrail digest"],
    code: 0,
    counts: [0, 0, 0],
    isLarge: false,
  },
];

const breaksOff = (format: string, count: number): string =>
  `The ${format} data of ${FILE} breaks off: the ${count} events before that were read, the others are missing.`;
const isDamaged = (format: string, count: number): string =>
  `The ${format} data of ${FILE} is damaged: ${count} events before that were read, the others are missing.`;

const PACKED: readonly HostileFile[] = [
  skipped("gzip without its end", () => gzipSync(THREE).subarray(0, -8), [3, 2, 1], breaksOff("gzip", 3)),
  skipped("nothing of gzip but its header", () => gzipSync(THREE).subarray(0, 10), [0, 0, 1], breaksOff("gzip", 0)),
  skipped(
    "garbage behind several gzip members",
    () => Buffer.concat([gzipSync(THREE), gzipSync(THREE), Buffer.from("garbage")]),
    [6, 4, 1],
    isDamaged("gzip", 6),
  ),
  skipped(
    "gzip with a wrong checksum",
    () => Buffer.concat([gzipSync(THREE).subarray(0, -8), Buffer.alloc(8)]),
    [3, 2, 1],
    isDamaged("gzip", 3),
  ),
  fine("zeros behind gzip", () => Buffer.concat([gzipSync(THREE), Buffer.alloc(1_000)]), [3, 2, 0]),
  fine("gzip in gzip", () => gzipSync(gzipSync(THREE)), [3, 2, 0]),
  skipped("gzip in gzip in gzip", () => gzipSync(gzipSync(gzipSync(THREE))), [0, 0, 1], `${FILE} is gzip data, which`),
  skipped(
    "zstd without its end",
    () => Buffer.concat([zstdFrame(THREE), zstdFrame(THREE).subarray(0, 60)]),
    [3, 2, 1],
    breaksOff("zstd", 3),
  ),
  skipped("nothing of zstd but its first bytes", () => zstdFrame("").subarray(0, 4), [0, 0, 1], breaksOff("zstd", 0)),
  skipped(
    "garbage behind zstd",
    () => Buffer.concat([zstdFrame(THREE), Buffer.from("garbage")]),
    [3, 2, 1],
    isDamaged("zstd", 3),
  ),
  skipped(
    "zstd that wants 2 GiB of memory",
    () => zstdFrame(THREE, 21 << 3),
    [0, 0, 1],
    `The zstd data of ${FILE} wants 2048 MiB of memory, and no more than 8 are given to it: 0 events`,
  ),
  fine("zstd with frames of other programs", () => Buffer.concat([skippableFrame("x"), zstdFrame(THREE)]), [3, 2, 0]),
  skipped("Parquet without its end", () => parquetOf(["/bin/sh"]).subarray(0, -50), [0, 0, 1], isDamaged("Parquet", 0)),
  skipped("nothing of Parquet but its name", () => "PAR1PAR1", [0, 0, 1], isDamaged("Parquet", 0)),
  skipped(
    "Parquet in gzip",
    () => gzipSync(parquetOf(["/bin/sh"])),
    [0, 0, 1],
    `${FILE} is Parquet data, which is read from its end`,
  ),
];

const TOO_LONG = "The record that begins here has more than 64 MiB, so it was skipped.";

const LARGE: readonly HostileFile[] = [
  large(fine("a record of 20 MiB", () => among(`{"exe":"/bin/sh","x":"${"x".repeat(20 * MEBIBYTE)}"}`), [4, 3, 0])),
  large(
    skipped(
      "a record of 70 MiB",
      () => among(`{"exe":"/bin/sh","x":"${"x".repeat(70 * MEBIBYTE)}"}`),
      [3, 2, 1],
      TOO_LONG,
    ),
  ),
  large(skipped("a line without end", () => THREE + "x".repeat(150 * MEBIBYTE), [3, 2, 1], `${NOT_JSON}\`xxxxxxxx`)),
  large(skipped("a text without end", () => `${THREE}{"a":"${"x".repeat(150 * MEBIBYTE)}`, [3, 2, 1], TOO_LONG)),
  large(
    skipped(
      "a text without end in a list",
      () => `{"Records":[${MATCH},{"a":"${"x".repeat(100 * MEBIBYTE)}`,
      [1, 1, 1],
      TOO_LONG,
    ),
  ),
  large(
    skipped(
      "ten million brackets that are never closed",
      () => THREE + '{"a":['.repeat(5_000_000),
      [3, 2, 1],
      "This record was skipped: it is nested",
    ),
  ),
  large(
    fine(
      "300,000 keys",
      () => `{"exe":"/bin/sh",${Array.from({ length: 300_000 }, (_, n) => `"k${n}":1`).join()}}`,
      [1, 1, 0],
    ),
  ),
  large(
    skipped(
      "a gzip bomb of NUL bytes",
      () => gzipSync(Buffer.alloc(150 * MEBIBYTE)),
      [0, 0, 1],
      `${NOT_JSON}there is a raw control`,
    ),
  ),
  large(fine("a gzip bomb of spaces", () => gzipSync(Buffer.alloc(150 * MEBIBYTE, " ")), [0, 0, 0])),
  large(fine("a gzip bomb of records", () => gzipSync(THREE.repeat(500_000)), [1_500_000, 1_000_000, 0])),
  large(
    skipped(
      "a gzip bomb of one text",
      () => gzipSync(Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(150 * MEBIBYTE, "a")])),
      [0, 0, 1],
      TOO_LONG,
    ),
  ),
  large(skipped("a zstd bomb", () => zstdBomb("x", 1_500), [0, 0, 1], `${NOT_JSON}\`xxxxxxxx`)),
  large(fine("a zstd bomb of spaces", () => zstdBomb(" ", 1_500), [0, 0, 0])),
];

export const HOSTILE_FILES: readonly HostileFile[] = [
  ...WRONG_RECORDS,
  ...STRANGE_TEXTS,
  ...OTHER_BYTES,
  ...PACKED,
  ...LARGE,
];
