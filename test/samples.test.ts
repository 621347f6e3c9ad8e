/** The samples keep their promises: the packs are clean, a damaged copy of each is not, and each mistake is caught. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import {
  type CheckSettings,
  type Diagnostic,
  diagnose,
  FILTER_CODES,
  isOurs,
  openDocument,
  PACK_CODES,
  render,
} from "../server/src/language/index.js";
import { fullSchema } from "./support/fullSchema.js";

const samples = path.resolve(import.meta.dirname, "../../samples");
const settings: CheckSettings = { dialect: "platform", severities: {} };

function diagnosticsOf(name: string, text: string, dialect = settings.dialect): readonly Diagnostic[] {
  return diagnose(openDocument(name, text, fullSchema), { ...settings, dialect });
}

/** With the checks that are off by default. */
function withAllOn(name: string, text: string): readonly Diagnostic[] {
  return diagnose(openDocument(name, text, fullSchema), { ...settings, severities: { "rules-overlap": "hint" } });
}

function filesBelow(folder: string): readonly string[] {
  const names = fs.readdirSync(path.join(samples, folder), { recursive: true, encoding: "utf8" });
  return names.filter(isOurs).map((name) => path.join(samples, folder, name));
}

describe("sample packs", () => {
  const folders = fs.readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: folder } of folders.filter(({ name }) => name !== "mistakes")) {
    for (const file of filesBelow(folder)) {
      test(`${path.relative(samples, file)} is clean`, () => {
        const found = diagnosticsOf(file, fs.readFileSync(file, "utf8"));
        const grave = found.filter(({ severity }) => severity === "error" || severity === "warning");
        assert.deepEqual(
          grave.map(({ code, message }) => [code, render(message, "en")]),
          [],
        );
      });
    }
  }

  /** One deliberate mistake a pack: what is replaced by what, and the code and the characters of the one new finding. */
  const broken: readonly (readonly [file: string, from: string, to: string, code: string, marked: string])[] = [
    [
      "fargate/fargate.rules.yaml",
      'srcIp != "10.0.0.0/8"',
      'srcIp != "10.0.0.0.0/8"',
      "malformed-address",
      '"10.0.0.0.0/8"',
    ],
    [
      "cloudtrail-ecr/ecr.rules.yaml",
      "findingSeverityCounts.HIGH > 0",
      "findingSeverityCounts.HIGH => 0",
      "foreign-operator",
      "=>",
    ],
    ["cloudtrail-ssm/ssm.rules.yaml", 'starts_with "List"', 'starts_with "Listar"', "translated-value", '"Listar"'],
    [
      "guardduty-runtime/guardduty.rules.yaml",
      "PrivilegeEscalation:Runtime/RuncContainerEscape",
      "privilegeescalation:Runtime/RuncContainerEscape",
      "enumeration-case",
      '"privilegeescalation:Runtime/RuncContainerEscape"',
    ],
    ["investigation/agent-process-window.tsq", "event_time >", "event_tiem >", "unknown-field", "event_tiem"],
  ];
  for (const [name, from, to, code, marked] of broken) {
    test(`a broken copy of ${name} is found out at the right characters`, () => {
      const text = fs.readFileSync(path.join(samples, name), "utf8");
      assert.ok(text.includes(from), `${name} does not hold ${from}`);
      const damaged = text.replace(from, to);
      const before = new Set(diagnosticsOf(name, text).map(({ code: known }) => known));
      const found = diagnosticsOf(name, damaged).filter((diagnostic) => !before.has(diagnostic.code));
      assert.deepEqual(
        found.map(({ code: actual, span }) => [actual, damaged.slice(span.start, span.end)]),
        [[code, marked]],
      );
    });
  }
});

describe("sample mistakes", () => {
  const files = filesBelow("mistakes");
  for (const file of files) {
    const code = path.basename(file).split(".")[0] ?? "";
    test(`${path.basename(file)} is caught by the check that it is named after`, () => {
      const text = fs.readFileSync(file, "utf8");
      // Some mistakes can only be made in the extended syntax; the platform's dialect reports that syntax instead.
      const found = [...diagnosticsOf(file, text), ...diagnosticsOf(file, text, "extended"), ...withAllOn(file, text)];
      const codes = found.map((diagnostic) => diagnostic.code);
      assert.ok(codes.includes(code), `found: ${codes.join(", ") || "nothing"}`);
    });
  }

  test("there is one for each check", () => {
    const named = new Set(files.map((file) => path.basename(file).split(".")[0]));
    assert.deepEqual(
      [...new Set([...FILTER_CODES, ...PACK_CODES])].filter((code) => !named.has(code)),
      [],
    );
  });
});
