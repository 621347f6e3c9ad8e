/** Arguments, settings, languages, colours, and what is said when something goes wrong. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { projectFolder, rulewright } from "../support/commandLine.js";
import { scratchFolder } from "../support/scratchFolder.js";

const COMMANDS = ["eval", "explain", "lint", "test", "fmt", "conform", "check", "lsp"];

describe("help", () => {
  it("names every command, in each language", async () => {
    for (const [locale, title] of [
      ["en", "Usage:"],
      ["es", "Uso:"],
      ["pt-br", "Uso:"],
    ] as const) {
      const { code, out, err } = await rulewright(["--help", "--locale", locale]);
      assert.deepEqual([code, err], [0, ""]);
      assert.ok(out.startsWith(title), out);
      for (const command of COMMANDS) assert.match(out, new RegExp(`^  ${command} `, "m"));
      for (const command of COMMANDS) assert.equal((await rulewright([command, "--help", "--locale", locale])).code, 0);
    }
  });

  it("is documented: every option stands in docs/cli.md", async () => {
    const page = fs.readFileSync(path.join(projectFolder, "docs/cli.md"), "utf8");
    for (const command of COMMANDS) {
      assert.ok(page.includes(`rulewright ${command}`), command);
      const { out } = await rulewright([command, "--help"]);
      for (const [option] of out.matchAll(/--[a-z-]+/g))
        assert.ok(page.includes(`\`${option}`), `${command} ${option}`);
    }
  });

  it("prints the version", async () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(projectFolder, "package.json"), "utf8"));
    assert.deepEqual(await rulewright(["--version"]), { code: 0, out: `${version}\n`, err: "" });
  });
});

describe("wrong usage", () => {
  it("is said in the reader's language, with 2", async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], "rulewright: Which command? `rulewright --help` lists all.\n"],
      [["lnit"], "rulewright: There is no command `lnit`. Did you mean `lint`?\n"],
      [["lnit", "--locale=es"], "rulewright: No existe el comando `lnit`. ¿Quiso decir `lint`?\n"],
      [["lnit", "--locale", "pt-br"], "rulewright: Não existe o comando `lnit`. Você quis dizer `lint`?\n"],
      [["eval"], "rulewright: The argument `filter` is missing. `rulewright <command> --help` says what it is.\n"],
      [["eval", "--rule"], "rulewright: The option `--rule <name>` needs a value after it.\n"],
      [
        ["check", "a", "b"],
        "rulewright: There are more arguments than this command takes. Put a filter with spaces in quotes.\n",
      ],
    ];
    for (const [args, err] of cases) assert.deepEqual(await rulewright(args), { code: 2, out: "", err });
    const option = await rulewright(["lint", "--fixx"]);
    assert.match(option.err, /^rulewright: There is no option `--fixx`\./);
  });

  it("finds the language in the environment", async () => {
    const { err } = await rulewright(["lnit"], { env: { LANG: "es_MX.UTF-8" } });
    assert.match(err, /No existe el comando/);
    const stronger = await rulewright(["lnit"], { env: { LANG: "es_MX.UTF-8", LC_ALL: "pt_BR.UTF-8" } });
    assert.match(stronger.err, /Não existe o comando/);
    assert.match((await rulewright(["lnit"], { env: { LANG: "fr_FR" } })).err, /There is no command/);
  });
});

describe("colours", () => {
  it("are for terminals, unless the user says otherwise", async () => {
    const colored = async (args: readonly string[], env: Record<string, string>, isTerminal: boolean) =>
      (await rulewright(["check", ...args], { env, isTerminal })).out.includes("\u001b[");
    assert.equal(await colored([], {}, true), true);
    assert.equal(await colored([], {}, false), false);
    assert.equal(await colored([], { TERM: "dumb" }, true), false);
    assert.equal(await colored([], { NO_COLOR: "1" }, true), false);
    assert.equal(await colored([], { FORCE_COLOR: "1" }, false), true);
    assert.equal(await colored([], { NO_COLOR: "1", FORCE_COLOR: "1" }, true), false);
    assert.equal(await colored(["--color"], { NO_COLOR: "1" }, false), true);
    assert.equal(await colored(["--no-color"], { FORCE_COLOR: "1" }, true), false);
  });
});

describe("settings", () => {
  it("are printed as they hold", async (test) => {
    const folder = scratchFolder(test);
    folder.write("rulewright.json", '{"dialect": "extended", "checks": {"wildcard": "off"}, "inlayHints": {}}');
    const { code, out } = await rulewright(["--print-config"], { cwd: folder.path });
    assert.deepEqual(
      [code, JSON.parse(out)],
      [0, { dialect: "extended", checks: { wildcard: "off" }, proofEffort: 1, fields: {} }],
    );
    const flag = await rulewright(["lint", "--print-config", "--dialect", "platform"], { cwd: folder.path });
    assert.equal(JSON.parse(flag.out).dialect, "platform");
    folder.write("other.json", '{"checks": {"wildcard": "hint"}}');
    const other = await rulewright(["--print-config", "--config", "other.json"], { cwd: folder.path });
    assert.deepEqual(JSON.parse(other.out).checks, { wildcard: "hint" });
  });

  it("that are wrong are wrong usage", async (test) => {
    const folder = scratchFolder(test);
    const cases = [
      ["{", /is not valid JSON \(line 1\)/],
      ["[]", /must be an object in braces/],
      ['{"dialekt": "extended"}', /There is no setting `dialekt`/],
      ['{"dialect": "sql"}', /`dialect` in .* must be one of `platform`, `extended`/],
      ['{"checks": {"wildcrad": "off"}}', /Did you mean `wildcard`\?/],
      ['{"checks": {"wildcard": "loud"}}', /`checks\.wildcard` in .* must be one of/],
      ['{"fields": {"a": {"type": "integer"}}}', /`fields\.a\.type` in .* must be one of/],
      ['{"fields": {"a": {"eventTypes": "audit"}}}', /`fields\.a\.eventTypes` in .* must be a list/],
      ['{"proofEffort": 0}', /`proofEffort` in .* must be a whole number from 1 to 100/],
      ['{"proofEffort": "much"}', /`proofEffort` in .* must be a whole number/],
      ['{"fields": {"a": {"description": 5}}}', /`fields\.a\.description` in .* must be a text/],
    ] as const;
    for (const [text, message] of cases) {
      folder.write("rulewright.json", text);
      const { code, out, err } = await rulewright(["lint"], { cwd: folder.path });
      assert.match(err, message);
      assert.deepEqual([code, out], [2, ""]);
    }
    assert.equal((await rulewright(["lint", "--config", "gone.json"], { cwd: folder.path })).code, 2);
  });
});

describe("a bug of ours", () => {
  it("is one line, and its details are there for those who ask", async () => {
    const env = new Proxy(
      {},
      {
        get: (_target, name) => {
          if (name === "NO_COLOR") throw new Error("boom");
        },
      },
    );
    const quiet = await rulewright(["check"], { env });
    assert.equal(
      quiet.err,
      "rulewright: Something went wrong inside of Rulewright: boom. Please report it with the command and the output of `--verbose`.\n",
    );
    assert.equal(quiet.code, 2);
    assert.match((await rulewright(["check", "--verbose"], { env })).err, /\n {4}at /);
  });
});
