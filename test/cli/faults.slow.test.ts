// What the command line does where files cannot be read, change while they are read, or where results cannot be written.
// Nothing is lost silently, nothing hangs, and nobody sees where in the program it happened.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type FaultOptions, type FaultRun, MOST_MEMORY, runFault } from "../support/faults.js";
import { parquetOfAllKinds } from "../support/parquetFile.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const MATCH = '{"event_type":"audit","exe":"/bin/sh"}\n';
const OTHER = '{"event_type":"audit","exe":"/bin/ls"}\n';
const THREE = MATCH + OTHER + MATCH;
/** More than what fits between two programs, so that whoever writes them has to wait. */
const MANY = `${MATCH.trimEnd().slice(0, -1)},"padding":"${"x".repeat(1_000)}"}\n`.repeat(30_000);

interface Fault {
  readonly name: string;
  /** Makes the files; gives what is named behind the filter, and how it is run. */
  readonly prepare: (
    folder: ScratchFolder,
  ) => readonly string[] | { readonly args: readonly string[]; readonly options: Partial<FaultOptions> };
  /** The lines on standard error, each at least in part. */
  readonly says: readonly RegExp[];
  readonly code: number;
  /** Events, matches, records skipped; `undefined` where nothing is judged, or nobody sees it. */
  readonly counts: readonly [number, number, number] | undefined;
}

const COUNT = ["--count", "--format", "json"];
const ALL = ["--all", "--format", "json"];

/** Reading waits at a pipe: what is done meanwhile comes between finding the files and reading them. */
function behindPipe(folder: ScratchFolder, meanwhile: (file: string) => void): readonly string[] {
  const file = folder.write("file", THREE);
  const pipe = path.join(folder.path, "pipe");
  execFileSync("mkfifo", [pipe]);
  // Opening it waits for the reader, so whoever writes is a program of its own, started by nobody before.
  fs.open(pipe, "w", (error, descriptor) => {
    if (error !== null) throw error;
    meanwhile(file);
    fs.writeSync(descriptor, THREE);
    fs.closeSync(descriptor);
  });
  return ["pipe", "file", ...COUNT];
}

/** Writing results waits for the test: what is done meanwhile comes in the middle of a file. */
function whileRead(folder: ScratchFolder, meanwhile: (file: string) => void): ReturnType<Fault["prepare"]> {
  const file = folder.write("file", MANY);
  return { args: ["file", ...ALL], options: { meanwhile: () => meanwhile(file) } };
}

const FAULTS: readonly Fault[] = [
  {
    name: "a path that is nowhere",
    prepare: () => ["nowhere.json", ...COUNT],
    says: [/^rulewright: There is no file or folder `nowhere\.json`/],
    code: 2,
    counts: undefined,
  },
  {
    name: "a glob that matches nothing",
    prepare: () => ["*.nothing", ...COUNT],
    says: [/^rulewright: No file matches `\*\.nothing`/],
    code: 2,
    counts: undefined,
  },
  {
    name: "a folder without events",
    prepare: (folder) => {
      folder.write("folder/README.md", "No events.");
      return ["folder", ...COUNT];
    },
    says: [/^rulewright: No events were found in `folder`/],
    code: 2,
    counts: undefined,
  },
  {
    name: "a link to nowhere",
    prepare: (folder) => {
      fs.symlinkSync("nowhere", path.join(folder.path, "link.json"));
      return ["link.json", ...COUNT];
    },
    says: [/^rulewright: There is no file or folder `link\.json`/],
    code: 2,
    counts: undefined,
  },
  {
    name: "a link to itself",
    prepare: (folder) => {
      fs.symlinkSync("link.json", path.join(folder.path, "link.json"));
      return ["link.json", ...COUNT];
    },
    says: [/^rulewright: There is no file or folder `link\.json`/],
    code: 2,
    counts: undefined,
  },
  {
    name: "links in a folder, to nowhere and back to the folder",
    prepare: (folder) => {
      folder.write("folder/file.json", THREE);
      fs.symlinkSync("nowhere", path.join(folder.path, "folder/link.json"));
      fs.symlinkSync(".", path.join(folder.path, "folder/again"));
      return ["folder", ...COUNT];
    },
    says: [],
    code: 0,
    counts: [3, 2, 0],
  },
  {
    name: "a folder that is called like a file",
    prepare: (folder) => {
      folder.write("folder/events.json/file.json", THREE);
      return ["folder", ...COUNT];
    },
    says: [],
    code: 0,
    counts: [3, 2, 0],
  },
  {
    name: "a file that the system does not let anybody read",
    prepare: (folder) => {
      folder.write("file", THREE);
      return ["/proc/self/mem", "file", ...COUNT];
    },
    says: [/^\/proc\/self\/mem: skipped: `\/proc\/self\/mem` cannot be read \(EIO\), so its events are missing/],
    code: 1,
    counts: [3, 2, 1],
  },
  {
    name: "a file that is deleted between finding and reading",
    prepare: (folder) => behindPipe(folder, (file) => fs.rmSync(file)),
    says: [/file: skipped: `.*file` cannot be read \(ENOENT\), so its events are missing/],
    code: 1,
    counts: [3, 2, 1],
  },
  {
    name: "a folder that takes the place of a file",
    prepare: (folder) =>
      behindPipe(folder, (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      }),
    says: [/file: skipped: `.*file` cannot be read \(EISDIR\), so its events are missing/],
    code: 1,
    counts: [3, 2, 1],
  },
  {
    name: "a file that is replaced before it is read",
    prepare: (folder) =>
      behindPipe(folder, (file) => {
        fs.rmSync(file);
        fs.writeFileSync(file, gzipSync(THREE + THREE));
      }),
    says: [],
    code: 0,
    counts: [9, 6, 0],
  },
  {
    name: "a file that is cut off while it is read",
    prepare: (folder) => whileRead(folder, (file) => fs.truncateSync(file, 20_000_000)),
    says: [/file: skipped: `.*file` became shorter while it was read: \d+ events were read, others may be missing/],
    code: 1,
    counts: undefined,
  },
  {
    name: "a file that is emptied while it is read",
    prepare: (folder) => whileRead(folder, (file) => fs.truncateSync(file, 0)),
    says: [/file: skipped: `.*file` became shorter while it was read: \d+ events were read, others may be missing/],
    code: 1,
    counts: undefined,
  },
  {
    name: "a file that grows while it is read",
    prepare: (folder) => whileRead(folder, (file) => fs.appendFileSync(file, THREE)),
    says: [],
    code: 0,
    counts: [30_003, 30_002, 0],
  },
  {
    name: "a file that is replaced while it is read: the old one is read to its end",
    prepare: (folder) =>
      whileRead(folder, (file) => {
        fs.writeFileSync(`${file}.new`, THREE);
        fs.renameSync(`${file}.new`, file);
      }),
    says: [],
    code: 0,
    counts: [30_000, 30_000, 0],
  },
  {
    name: "a file that is deleted while it is read: it is read to its end",
    prepare: (folder) => whileRead(folder, (file) => fs.rmSync(file)),
    says: [],
    code: 0,
    counts: [30_000, 30_000, 0],
  },
  {
    name: "nothing on standard input",
    prepare: () => [...COUNT],
    says: [/standard input: note: `standard input` is empty/, /^rulewright: No events came from standard input/],
    code: 2,
    counts: [0, 0, 0],
  },
  {
    name: "white space on standard input",
    prepare: () => ({ args: ["-", ...COUNT], options: { stdin: "\n \n" } }),
    says: [/^rulewright: No events came from standard input/],
    code: 2,
    counts: [0, 0, 0],
  },
  {
    name: "gzip on standard input that breaks off",
    prepare: () => ({ args: [...COUNT], options: { stdin: gzipSync(THREE).subarray(0, -4) } }),
    says: [/^standard input: skipped: The gzip data of `standard input` breaks off: the 3 events before/],
    code: 1,
    counts: [3, 2, 1],
  },
  {
    name: "Parquet on standard input",
    prepare: () => ({ args: [...COUNT], options: { stdin: parquetOfAllKinds() } }),
    says: [/^standard input: skipped: `standard input` is Parquet data, which is read from its end/],
    code: 1,
    counts: [0, 0, 1],
  },
  {
    name: "a line without end on standard input",
    prepare: () => ({ args: [...COUNT], options: { stdin: endless(200) } }),
    says: [/^standard input, line 2, byte 39: skipped: The record that begins here has more than 64 MiB/],
    code: 1,
    counts: [1, 1, 1],
  },
  {
    name: "a full disk, for counts",
    prepare: (folder) => {
      folder.write("file", THREE);
      return { args: ["file", ...COUNT], options: { output: "/dev/full" } };
    },
    says: [/^rulewright: The results cannot be written to standard output \(ENOSPC\), so they are not complete/],
    code: 2,
    counts: undefined,
  },
  {
    name: "a full disk, for many results",
    prepare: (folder) => {
      folder.write("file", MANY);
      return { args: ["file"], options: { output: "/dev/full" } };
    },
    says: [/^rulewright: The results cannot be written to standard output \(ENOSPC\), so they are not complete/],
    code: 2,
    counts: undefined,
  },
  {
    name: "a reader that has seen enough",
    prepare: (folder) => {
      folder.write("file", MANY);
      return { args: ["file"], options: { isImpatient: true } };
    },
    says: [],
    code: 0,
    counts: undefined,
  },
  {
    name: "a mistake in one of several files",
    prepare: (folder) => {
      folder.write("folder/a.json", THREE);
      folder.write("folder/b.json", gzipSync(THREE).subarray(0, 20));
      folder.write("folder/c.json", "{");
      folder.write("folder/d.json", THREE);
      return ["folder", ...COUNT];
    },
    says: [
      /^folder\/b\.json: skipped: The gzip data/,
      /^folder\/c\.json, line 1, byte 1: skipped: This record breaks off/,
    ],
    code: 1,
    counts: [6, 4, 2],
  },
  // A worker that is ended by force: test/workspace/judgeInParallel.slow.test.ts.
];

async function* endless(mebibytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${MATCH}{"a":"`);
  const part = Buffer.alloc(1024 * 1024, "x");
  for (let sent = 0; sent < mebibytes; sent++) yield part;
}

describe("faults", { skip: process.platform === "linux" ? false : "needs /proc and /dev/full" }, () => {
  for (const fault of FAULTS) {
    it(fault.name, async (test) => {
      const folder = scratchFolder(test);
      const prepared = fault.prepare(folder);
      const { args, options } = "args" in prepared ? prepared : { args: prepared, options: {} };
      const run = await runFault(["eval", 'exe = "/bin/sh"', ...args], { folder, ...options });
      assertRun(run, fault);
    });
  }
});

function assertRun({ code, out, err, peak }: FaultRun, { says, code: expected, counts }: Fault): void {
  const lines = err.split("\n").filter((line) => line !== "" && !line.startsWith("Records skipped because"));
  assert.equal(lines.length, says.length, err);
  for (const [index, pattern] of says.entries()) assert.match(lines[index] ?? "", pattern);
  assert.doesNotMatch(err, /^\s+at |Error:/m);
  assert.equal(code, expected, err);
  assert.ok(peak > 0 && peak < MOST_MEMORY, `${peak} MiB`);
  if (counts === undefined) return;
  const { events, filters, skippedRecords } = JSON.parse(out);
  assert.deepEqual([events, filters[0].matches, skippedRecords], counts);
}
