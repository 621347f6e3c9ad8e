// zstd and Parquet: the same events as in plain text, exactly, and one clear message where there is no more to be read.
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { render } from "../../server/src/language/index.js";
import { type EventSource, readEvents } from "../../server/src/workspace/events/readEvents.js";
import { parquetOf, parquetOfAllKinds } from "../support/parquetFile.js";
import { scratchFolder } from "../support/scratchFolder.js";
import { skippableFrame, zstdFrame } from "../support/zstdFrames.js";

/** Texts of the events, and what is said. */
async function read(source: EventSource): Promise<{ readonly texts: readonly string[]; readonly said: string }> {
  const texts: string[] = [];
  const said: string[] = [];
  for await (const item of readEvents(source)) {
    if (item.kind === "event") texts.push(item.text);
    else said.push(`${item.place.index} ${render(item.message, "en")}`);
  }
  return { texts, said: said.join("\n") };
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const readBytes = (bytes: Uint8Array, size = 1_000_000): ReturnType<typeof read> =>
  read({ kind: "stream", name: "-", stream: inPieces(bytes, size) });

const RECORDS = Array.from({ length: 40 }, (_, n) =>
  JSON.stringify({
    event_type: "audit",
    exe: `/bin/${["sh", "cat", "ls"][n % 3]}`,
    pid: (n * 7919) % 1000,
    user: `user${n}`,
  }),
);
/** The records, packed by the `zstd` program with `-19 --check`: Huffman codes, sequences, a checksum. */
const PACKED = Buffer.from(
  [
    "KLUv/WQkCf0HADLPJxhwL7QB6KbvOsPf5//fh+ylLVMKx/H/64mAC+WLt/P+80K7ndZP+T/fR1N9Ypmbs3TtoP07v3hciWa7LB+777WxrjNtbP",
    "DZnsK67Hqf0zJnNbzqOfhepYttmpqabPaMtt9fp2pmaXXu/OyMRwij2YwUDoALmQE9EhAJBcyAEAsHBUgBETQWBgENKEFJUIAiC4SkQANKOCoR",
    "QqSRmCTIElKoISRat/9noBdUGxJoEIgQzC/4/4jACP6EokOUHKaaySizFLZohL2dgSltm4cQQbHPgLnUMSMeAe/Y+DIaThE0hD0dqZS5OqLsf1",
    "8IRmxgziVIFyjfA8KoJUCrAk8wWiw=",
  ].join(""),
  "base64",
);

describe("zstd", () => {
  it("gives what was packed, cut anywhere, in several frames, with frames of others between", async () => {
    const text = `${RECORDS.join("\n")}\n`;
    const frames = Buffer.concat([
      skippableFrame("x".repeat(100)),
      PACKED,
      zstdFrame(text),
      skippableFrame(""),
      PACKED,
    ]);
    for (const size of [1, 7, 1_000_000]) {
      assert.deepEqual(await readBytes(PACKED, size), { texts: RECORDS, said: "" });
      assert.deepEqual(await readBytes(frames, size), { texts: [...RECORDS, ...RECORDS, ...RECORDS], said: "" });
    }
    const long = text.repeat(300);
    assert.equal((await readBytes(zstdFrame(long))).texts.length, 300 * RECORDS.length);
    assert.equal((await readBytes(gzipSync(zstdFrame(long)))).texts.length, 300 * RECORDS.length);
  });

  it("that breaks off anywhere gives what comes before, and one message", async () => {
    const text = `${RECORDS.join("\n")}\n`;
    const two = Buffer.concat([zstdFrame(text), PACKED]);
    for (let length = 1; length < PACKED.length; length += 13) {
      const { texts, said } = await readBytes(two.subarray(0, two.length - PACKED.length + length));
      assert.deepEqual(texts.slice(0, RECORDS.length), RECORDS);
      assert.equal(
        said,
        `${texts.length} The zstd data of \`-\` breaks off: the ${texts.length} events before that were read, the others are missing. Fetch the file again.`,
      );
    }
  });

  it("that is damaged gives what comes before, and one message", async () => {
    const whole = zstdFrame(`${RECORDS.join("\n")}\n`);
    const inFrame = Buffer.from(PACKED);
    inFrame.fill(255, 20, 60);
    for (const damaged of [Buffer.concat([whole, Buffer.from("garbage behind it")]), Buffer.concat([whole, inFrame])]) {
      const { texts, said } = await readBytes(damaged);
      assert.deepEqual(texts, RECORDS);
      assert.match(said, /^40 The zstd data of `-` is damaged: 40 events before that were read[^\n]*$/);
    }
  });

  it("gets no more memory than the standard asks for", async () => {
    const { texts, said } = await readBytes(Buffer.concat([PACKED, zstdFrame("{}", 21 << 3)]));
    assert.deepEqual(texts, RECORDS);
    assert.match(said, /wants 2048 MiB of memory, and no more than 8 are given to it: 40 events before[^\n]*`--long`/);
  });
});

describe("Parquet", () => {
  const EXPECTED = [
    '{"event_type":"audit","sequenceId":427161847792120601,"price":0.07,"milliseconds":"2020-07-10T17:36:15.809Z","microseconds":"2020-07-10T17:36:15.809123Z","nanoseconds":"2020-07-10T17:36:15.809123456Z","detail":{"pid":1,"tags":["x",null,"ü"]},"json":"{\\"x\\":1}","raw":"ab","ratio":0.1,"isRoot":true,"day":"2020-07-10"}',
    '{"event_type":"audit","price":12.34,"milliseconds":"1970-01-01T00:00:00.000Z","microseconds":"1970-01-01T00:00:00.000000Z","detail":{"pid":2},"raw":"/wA=","ratio":"NaN","isRoot":false}',
    '{"sequenceId":-9223372036854775808,"price":-1.50,"milliseconds":"1969-12-31T23:59:59.999Z","microseconds":"1969-12-31T23:59:59.999999Z","nanoseconds":"1969-12-31T23:59:59.999999999Z","json":"[1]","ratio":1e+300}',
  ];

  it("gives rows as events with exact numbers, texts for times, and objects for nested columns", async (test) => {
    const folder = scratchFolder(test);
    for (const codec of ["SNAPPY", "UNCOMPRESSED"] as const) {
      const path = folder.write("a.parquet", parquetOfAllKinds(codec));
      const { texts, said } = await read({ kind: "paths", paths: [path], cwd: folder.path });
      assert.deepEqual(texts, EXPECTED);
      assert.equal(said, "");
    }
  });

  it("is read group by group, whatever the file is called, in a folder too", async (test) => {
    const folder = scratchFolder(test);
    const exes = Array.from({ length: 25_000 }, (_, n) => `/bin/${n}`);
    folder.write("events/table.parquet", parquetOf(exes));
    folder.write("events/part-0000", parquetOf(exes.slice(0, 10)));
    const { texts, said } = await read({ kind: "paths", paths: ["events"], cwd: folder.path });
    assert.equal(texts.length, 25_010);
    assert.equal(texts.at(-1), '{"event_type":"audit","exe":"/bin/24999"}');
    assert.equal(said, "");
  });

  it("that is damaged gives the groups before, and one message", async (test) => {
    const folder = scratchFolder(test);
    const whole = parquetOf(Array.from({ length: 3_000 }, (_, n) => `/bin/${n}`));
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, whole.length >> 1, (whole.length >> 1) + 200);
    const cases: readonly (readonly [name: string, bytes: Uint8Array, events: number])[] = [
      ["damaged in its second group", damaged, 1_000],
      ["cut off", whole.subarray(0, whole.length - 100), 0],
      ["nothing but its name", Buffer.from("PAR1"), 0],
      [
        "with a footer of nonsense",
        Buffer.concat([whole.subarray(0, -8), Buffer.from([255, 255, 0, 0]), Buffer.from("PAR1")]),
        0,
      ],
    ];
    for (const [name, bytes, events] of cases) {
      const path = folder.write("a.parquet", bytes);
      const { texts, said } = await read({ kind: "paths", paths: [path], cwd: folder.path });
      assert.equal(texts.length, events, name);
      assert.match(said, new RegExp(`^${events} The Parquet data of .* is damaged: ${events} events [^\\n]*$`), name);
    }
  });

  it("must be a file, because it is read from its end", async (test) => {
    const path = scratchFolder(test).write("a.parquet", parquetOfAllKinds());
    const piped = await read({ kind: "stream", name: "standard input", stream: createReadStream(path) });
    assert.match(piped.said, /`standard input` is Parquet data, which is read from its end/);
    const packed = await readBytes(gzipSync(parquetOfAllKinds()));
    assert.match(packed.said, /is Parquet data, which is read from its end/);
  });

  it("stops when it is told to", async (test) => {
    const folder = scratchFolder(test);
    const path = folder.write("a.parquet", parquetOf(Array.from({ length: 50_000 }, (_, n) => `/bin/${n}`)));
    const control = new AbortController();
    let count = 0;
    for await (const _ of readEvents({ kind: "paths", paths: [path], cwd: "/" }, { signal: control.signal }))
      if (++count === 10) control.abort();
    assert.ok(count < 50_000, `${count}`);
  });
});
