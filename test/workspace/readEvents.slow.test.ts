// Saved events from files, folders, globs and streams: what is read, what is said, and what it costs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { Decimal, LOCALES, numberText, render } from "../../server/src/language/index.js";
import { type EventSource, type ReadOptions, readEvents } from "../../server/src/workspace/events/readEvents.js";
import type { ReadItem } from "../../server/src/workspace/events/readItem.js";
import { cloudTrailRecords, EVENT_FORMS } from "../support/eventForms.js";
import { scratchFolder } from "../support/scratchFolder.js";
import { needsSharedData, sharedBytes, sharedFiles } from "../support/sharedData.js";

async function collect(source: EventSource, options: ReadOptions = {}): Promise<readonly ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readEvents(source, options)) items.push(item);
  return items;
}

const fromPaths = (cwd: string, ...paths: readonly string[]): EventSource => ({ kind: "paths", paths, cwd });

async function* chunks(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const fromBytes = (bytes: Uint8Array, size?: number): EventSource => ({
  kind: "stream",
  name: "-",
  stream: chunks(bytes, size),
});

/** A line for each item: files by their names, messages in English. */
function shown(items: readonly ReadItem[]): readonly string[] {
  return items.map((item) => {
    const { file, line, byte, index } = item.place;
    const where = `${basename(file)}:${line}:${byte} #${index}`;
    return item.kind === "event" ? `event ${where}` : `${item.kind} ${where} ${render(item.message, "en")}`;
  });
}

const countOf = (items: readonly ReadItem[]): number => items.filter(({ kind }) => kind === "event").length;
const problemsOf = (items: readonly ReadItem[]): readonly string[] =>
  shown(items).filter((line) => line.startsWith("problem"));

describe("the saved events of others", needsSharedData, () => {
  const counts: Readonly<Record<string, readonly [number, string | undefined]>> = {
    "cloudtrail-invictus.jsonl.gz": [1463, "cloudtrail"],
    "cloudtrail-traildiscover.jsonl": [161, "cloudtrail"],
    "cloudtrail-stratus-red-team.jsonl": [118, "cloudtrail"],
    "cloudtrail-otrf.jsonl": [61, "cloudtrail"],
    "guardduty-soar.jsonl": [8, "guardduty"],
    "guardduty-aws-samples.jsonl": [2, "guardduty"],
    "guardduty-elastic.jsonl": [2, "guardduty"],
    "guardduty-stix-shifter.jsonl": [1, "guardduty"],
    "auditd-otrf.jsonl": [9, undefined],
  };
  for (const name of needsSharedData.skip === false ? sharedFiles("events") : []) {
    it(`are counted right: ${basename(name)}`, async () => {
      const [count, type] = counts[basename(name)] ?? [0, undefined];
      const items = await collect(fromBytes(sharedBytes(name)));
      assert.equal(items.length, count);
      for (const item of items) assert.ok(item.kind === "event" && item.event.virtualType === type);
      for (const item of items) {
        assert.ok(item.kind === "event");
        if (type === "guardduty")
          assert.deepEqual(
            Object.keys(item.event.record).filter((key) => /^[A-Z]/.test(key)),
            [],
          );
      }
    });
  }
});

describe("reading", () => {
  it("gives the same for every form, gzip or plain, at once or in pieces, as a file or a stream", async (test) => {
    const folder = scratchFolder(test);
    for (const [n, { name, save }] of EVENT_FORMS.entries()) {
      const bytes = Buffer.from(save(cloudTrailRecords(5)));
      const expected = shown(await collect(fromBytes(bytes))).map((line) => line.replace("-:", ""));
      assert.equal(expected.length, 5, name);
      for (const content of [bytes, gzipSync(bytes)]) {
        const file = folder.write(`${n}.json`, content);
        for (const items of [await collect(fromBytes(content, 1)), await collect(fromPaths(folder.path, file))])
          assert.deepEqual(
            shown(items).map((line) => line.replace(/-:|\d+\.json:/, "")),
            expected,
            name,
          );
      }
    }
  });

  it("keeps 64-bit ids", async () => {
    const [item] = await collect(fromBytes(Buffer.from('{"event_type":"audit","sequenceId":427161847792120601}\n')));
    assert.ok(item?.kind === "event");
    const { sequenceId } = item.event.record;
    assert.ok(sequenceId instanceof Decimal);
    assert.equal(numberText(sequenceId), "427161847792120601");
  });

  it("finds the events of folders and globs, each file once, and passes over what holds none", async (test) => {
    const folder = scratchFolder(test);
    const event = '{"event_type":"audit"}\n';
    folder.write("b.jsonl", event);
    folder.write("a/deep.json.gz", gzipSync(event));
    folder.write("a/app.log", event);
    folder.write("noextension", event);
    folder.write("README", "No events here.");
    folder.write("notes.txt", "type=SYSCALL");
    folder.write("a/x.rules.json", '{"name":"x"}');
    folder.write("set/ruleset.json", "{}");
    folder.write("pack.rules.yaml", "name: x");
    folder.write("picture.png", event);
    folder.write(".hidden/h.json", event);
    folder.write("z.gz", gzipSync("text"));
    const names = (items: readonly ReadItem[]): readonly string[] => items.map(({ place }) => basename(place.file));
    const found = ["app.log", "deep.json.gz", "b.jsonl", "noextension"];
    assert.deepEqual(names(await collect(fromPaths(folder.path, "."))), found);
    assert.deepEqual(names(await collect(fromPaths(folder.path, "**/*.{jsonl,gz}", "b.jsonl"))).slice(0, 2), [
      "deep.json.gz",
      "b.jsonl",
    ]);
  });

  it("says what it did not find, and reads the rest", async (test) => {
    const folder = scratchFolder(test);
    folder.write("a.json", '{"a":1}');
    assert.deepEqual(shown(await collect(fromPaths(folder.path, "none.json", "x/*.json", "a.json"))), [
      "problem none.json:0:0 #0 There is no file or folder `none.json`, so no events were read from it. Check the path.",
      "problem *.json:0:0 #0 No file matches `x/*.json`, so no events were read from it. Check the pattern.",
      "event a.json:1:0 #0",
    ]);
  });

  it("stays inside of the root where there is one", async (test) => {
    const folder = scratchFolder(test);
    const outside = scratchFolder(test).write("o.json", '{"secret":1}');
    folder.write("in.json", '{"a":1}');
    symlinkSync(outside, join(folder.path, "link.json"));
    const options = { cwd: folder.path, root: folder.path };
    for (const paths of [[outside], ["link.json"], ["*.json"], ["../*/o.json"]]) {
      const items = await collect({ kind: "paths", paths, ...options });
      const secrets = items.filter((item) => item.kind === "event" && "secret" in item.event.record);
      assert.deepEqual(secrets, [], paths.join());
      if (paths[0] !== "*.json") assert.ok(problemsOf(items).length > 0, paths.join());
    }
    assert.equal(countOf(await collect({ kind: "paths", paths: ["."], ...options })), 1);
  });

  it("does not wait at a pipe that a pack names", { skip: process.platform === "win32" }, async (test) => {
    const folder = scratchFolder(test);
    execFileSync("mkfifo", [join(folder.path, "events")]);
    const items = await collect({ kind: "paths", paths: ["events"], cwd: folder.path, root: folder.path });
    assert.deepEqual([countOf(items), problemsOf(items).length], [0, 1]);
  });

  it("ends when it is told to", async () => {
    const control = new AbortController();
    let count = 0;
    for await (const _ of readEvents(fromBytes(Buffer.from('{"a":1}\n'.repeat(1_000)), 80), {
      signal: control.signal,
    })) {
      count++;
      if (count === 5) control.abort();
    }
    assert.equal(count, 10);
  });
});

describe("what is wrong with a file", () => {
  const [first = "", second = "", third = ""] = cloudTrailRecords(3);

  it("is said at the line and byte of the mistake", async () => {
    const text = `${first}\n{"ä":NaN}\n${second}\n`;
    const byte = Buffer.byteLength(first) + 1 + Buffer.byteLength('{"ä":');
    assert.deepEqual(shown(await collect(fromBytes(Buffer.from(text)))), [
      "event -:1:0 #0",
      `problem -:2:${byte} #1 This record is not JSON, so it was skipped: JSON has no value such as \`NaN}\`. Write null or a number.`,
      `event -:3:${Buffer.byteLength(first) + 12} #1`,
    ]);
    const pretty = '{\n  "a": 1,\n  b: 2\n}\n{"a":1}\n';
    assert.match(
      problemsOf(await collect(fromBytes(Buffer.from(pretty)))).join(),
      /^problem -:3:14 .*`b: 2.*no quotes/,
    );
  });

  it("may be text that is not UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${first}\n{"a":"\uFFFDé`),
      Uint8Array.of(0xe9),
      Buffer.from(`"}\n{"a":"\uFFFD"}\n`),
    ]);
    const items = await collect(fromBytes(bytes));
    assert.equal(countOf(items), 2);
    assert.match(
      problemsOf(items).join(),
      new RegExp(`^problem -:2:${Buffer.byteLength(first) + 12} #1 This record is not valid UTF-8`),
    );
  });

  it("may be NUL bytes, in records and between them", async () => {
    const items = await collect(
      fromBytes(Buffer.from(`${first}\n{"a":"\0"}\n${second}\n${"\0".repeat(100)}\n${third}\n`)),
    );
    assert.equal(countOf(items), 3);
    const problems = problemsOf(items);
    assert.equal(problems.length, 2);
    assert.match(problems.join(), /raw control character \(U\+0000\)/);
  });

  it("may be nesting or length beyond all measure", async () => {
    const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const items = await collect(
      fromBytes(Buffer.from(`${first}\n${deep}\n${second}\n{"a":"${"x".repeat(2_000_000)}"}\n${third}`)),
      {
        longestRecord: 1024 * 1024,
      },
    );
    assert.equal(countOf(items), 3);
    const [nested, long] = problemsOf(items);
    assert.match(nested ?? "", /-:2:.*nested more than 1000 levels/);
    assert.match(long ?? "", /-:4:.*more than 1 MiB/);
  });

  it("may be several records on a line of a file that has one on each: then none is lost", async () => {
    const items = await collect(
      fromBytes(Buffer.from(`${first}\n${first}\n${first}\n${second}${third}\n${second}, ${third}\n`)),
    );
    assert.equal(countOf(items), 7);
    assert.deepEqual(problemsOf(items), []);
  });

  it("may be another format", async (test) => {
    const folder = scratchFolder(test);
    const zip = folder.write("a.json", Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0));
    const utf16 = folder.write("b.json", gzipSync(Buffer.from("\uFEFF{}", "utf16le")));
    const empty = folder.write("c.json", "");
    for (const items of [await collect(fromPaths(folder.path, zip, utf16, empty))])
      assert.match(
        problemsOf(items).join("\n"),
        /^problem a.json:0:0 #0 `.*` is zip data.*\nproblem b.json:0:0 #0 `.*` is UTF-16 data.*$/,
      );
  });

  it("may be that it cannot be read", async (test) => {
    if (process.getuid?.() === 0) return assertUnreadable(test, "/proc/self/mem");
    const folder = scratchFolder(test);
    const file = folder.write("a.json", "{}");
    chmodSync(file, 0);
    await assertUnreadable(test, file);
  });

  async function assertUnreadable(_test: TestContext, file: string): Promise<void> {
    for (const items of [await collect(fromPaths("/", file))])
      assert.match(problemsOf(items).join(), /cannot be read \(E[A-Z]+\)/);
  }
});

describe("gzip", () => {
  const text = `${cloudTrailRecords(2_000).join("\n")}\n`;
  const packed = gzipSync(text);

  it("may have several members, cut anywhere", async () => {
    const members = Buffer.concat(cloudTrailRecords(4).map((record) => gzipSync(`${record}\n`)));
    for (const size of [1, 3, 1_000_000]) assert.equal(countOf(await collect(fromBytes(members, size))), 4);
    const cutInRecord = Buffer.concat([gzipSync(text.slice(0, 1_000)), gzipSync(text.slice(1_000))]);
    assert.equal(countOf(await collect(fromBytes(cutInRecord))), 2_000);
  });

  it("that is truncated gives what comes before, and one clear problem", async (test) => {
    const folder = scratchFolder(test);
    const file = folder.write("a.json.gz", packed.subarray(0, packed.length / 2));
    for (const items of [
      await collect(fromPaths(folder.path, file)),
      await collect(fromBytes(packed.subarray(0, packed.length / 2), 50)),
    ]) {
      const count = countOf(items);
      assert.ok(count > 800 && count < 1_200, `${count}`);
      assert.equal(problemsOf(items).length, 1);
      assert.match(
        problemsOf(items).join(),
        new RegExp(`#${count} The gzip data of .* breaks off: the ${count} events`),
      );
    }
  });

  it("that is damaged gives what comes before, and says so", async () => {
    const damaged = Buffer.from(gzipSync(`${cloudTrailRecords(50_000).join("\n")}\n`));
    damaged.fill(0, damaged.length - 8, damaged.length - 4);
    const items = await collect(fromBytes(damaged));
    assert.ok(countOf(items) > 10_000);
    const problems = problemsOf(items);
    assert.match(problems.at(-1) ?? "", /gzip data of `-` is damaged/);
    assert.ok(problems.length < 100);
  });
});

describe("messages", () => {
  it("have a text in every language", async () => {
    const items = await collect(fromBytes(Buffer.from('{"a":1}\n{"Records":[{"b":2}')));
    for (const item of items)
      if (item.kind !== "event")
        assert.equal(new Set(LOCALES.map((locale) => render(item.message, locale))).size, LOCALES.length);
    assert.match(problemsOf(items).join(), /The input ends before its list/);
  });
});

describe("memory", () => {
  for (const [name, head, between, tail] of [
    ["lines", "", "\n", "\n"],
    ["one list on one line", '{"Records":[', ",", "]}"],
  ] as const) {
    it(`does not grow with the size of ${name}`, () => {
      const program = resolve(import.meta.dirname, "../support/readEndlessly.js");
      const output = execFileSync(process.execPath, ["--max-old-space-size=48", program, head, between, tail], {
        encoding: "utf8",
      });
      const [count = 0, kilobytes = Number.POSITIVE_INFINITY] = output.split(" ").map(Number);
      assert.ok(count > 80_000, output);
      assert.ok(kilobytes < 250_000, output);
    });
  }
});
