// Files of the machine: texts, packs and filters below folders, and paths that try to leave the workspace.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { createSchema, render } from "../../server/src/language/index.js";
import {
  findFilterFiles,
  findPacks,
  loadCloudTrailData,
  readTextFile,
  resolveInside,
  walk,
} from "../../server/src/workspace/nodeFiles.js";
import { scratchFolder } from "../support/scratchFolder.js";

describe("a text file", () => {
  it("is read with its byte order mark set apart", (test) => {
    const folder = scratchFolder(test);
    assert.deepEqual(readTextFile(folder.write("a", "naïve\r\n")), { kind: "text", text: "naïve\r\n", mark: false });
    assert.deepEqual(readTextFile(folder.write("b", "\uFEFFx")), { kind: "text", text: "x", mark: true });
  });

  it("that cannot be read says why", (test) => {
    const folder = scratchFolder(test);
    const messages = [join(folder.path, "none"), folder.path, folder.write("c", Uint8Array.of(0x61, 0xff))].map(
      (path) => {
        const file = readTextFile(path);
        return file.kind === "problem" ? render(file.message, "en") : "";
      },
    );
    assert.match(messages[0] ?? "", /^There is no file `.*none`/);
    assert.match(messages[1] ?? "", /cannot be read \(EISDIR\)/);
    assert.match(messages[2] ?? "", /not valid UTF-8/);
  });
});

describe("finding files", () => {
  it("finds packs and filters in order, and passes over what is hidden or installed", (test) => {
    const folder = scratchFolder(test);
    for (const name of [
      "b/aws.rules.yaml",
      "a/x.rules.yml",
      "a/y.rules.json",
      "a/y.tests.yaml",
      "org/set/ruleset.json",
      "org/set/rule/rule.json",
      "z.tsq",
      "b/q.tsq",
      ".git/h.rules.yaml",
      "node_modules/p/i.rules.yaml",
    ])
      folder.write(name, "");
    assert.deepEqual(
      findPacks(folder.path).map(({ kind, path }) => `${kind} ${relative(folder.path, path)}`),
      ["yaml a/x.rules.yml", "json a/y.rules.json", "yaml b/aws.rules.yaml", "tsctl org/set"],
    );
    assert.deepEqual(
      findFilterFiles(folder.path).map((path) => relative(folder.path, path)),
      ["b/q.tsq", "z.tsq"],
    );
  });

  it("follows no link out of the folder and none to a folder", (test) => {
    const folder = scratchFolder(test);
    const outside = scratchFolder(test).write("secret.json", "{}");
    const inside = folder.write("in/a.json", "{}");
    symlinkSync(outside, join(folder.path, "in", "b.json"));
    symlinkSync(inside, join(folder.path, "c.json"));
    symlinkSync(folder.path, join(folder.path, "in", "circle"));
    symlinkSync(join(folder.path, "nowhere"), join(folder.path, "d.json"));
    assert.deepEqual(
      [...walk(folder.path)].map((path) => relative(folder.path, path)),
      ["c.json", "in/a.json"],
    );
  });
});

describe("a path from a user's file", () => {
  it("stays inside of the workspace", (test) => {
    const { path: root, write } = scratchFolder(test);
    const outside = scratchFolder(test);
    write("packs/a.rules.yaml", "");
    mkdirSync(join(root, "packs", "..dots"));
    symlinkSync(outside.path, join(root, "leads-out"));
    symlinkSync(join(outside.path, "not-yet"), join(root, "broken"));
    const base = join(root, "packs");
    assert.equal(resolveInside(root, "../events/e.json", base), join(root, "events/e.json"));
    assert.equal(resolveInside(root, "..dots/e.json", base), join(root, "packs/..dots/e.json"));
    assert.equal(resolveInside(root, join(root, "x.json"), base), join(root, "x.json"));
    for (const path of [
      "../../x",
      "../../../../etc/passwd",
      "/etc/passwd",
      "../leads-out/x",
      "../broken",
      "a\0b",
      `${root}-sibling/x`,
    ])
      assert.equal(resolveInside(root, path, base), undefined, path);
  });
});

describe("the CloudTrail catalogue", () => {
  it("is found and fits the schema", () => {
    const { cloudTrail } = createSchema(loadCloudTrailData);
    assert.ok(cloudTrail.eventNames("s3.amazonaws.com").includes("PutBucketPolicy"));
  });
});
