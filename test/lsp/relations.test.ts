/** How the rules of a pack relate, as the editor asks for it: as they stand in the editor, and anew after each edit. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { PackRelations, Position, RelationPart, RelationText } from "../../server/src/protocol.js";
import { type Editor, FULL_CAPABILITIES, OUR_OPTIONS, openEditor } from "../support/languageServer.js";
import { scratchFolder } from "../support/scratchFolder.js";

function pack(...filters: readonly string[]): string {
  const rules = filters.map((filter, number) => ({ name: `Rule ${number}`, type: "CloudTrail", filter }));
  return JSON.stringify({ name: "Mine", rules }, undefined, 1);
}

function linesOf({ sections }: RelationPart): readonly string[] {
  return sections.flatMap(({ title, lines }) => [
    title.replace(/:.*/, ":"),
    ...lines.map(
      ({ depth, mark, text }: RelationText) => `${"  ".repeat(depth)}${mark === "" ? "" : `${mark} `}${text}`,
    ),
  ]);
}

describe("the relations of a pack in the editor", () => {
  let editor: Editor;
  let version = 1;

  before(async () => {
    editor = await openEditor({ capabilities: FULL_CAPABILITIES, initializationOptions: OUR_OPTIONS, folders: [] });
  });
  after(() => editor.close());

  async function relations(uri: string): Promise<PackRelations | null> {
    return editor.request<PackRelations | null>("rulewright/relations", { uri });
  }

  async function relationsAt(uri: string, position: Position): Promise<PackRelations | null> {
    return editor.request<PackRelations | null>("rulewright/relations", { uri, position });
  }

  it("are those of the text as it is, with the places of the rules", async (test) => {
    const uri = pathToFileURL(scratchFolder(test).write("a.rules.json", "{}")).href;
    const text = pack(
      'eventName = "A"',
      'eventName = "A" or eventName = "B"',
      'eventName in ("B", "A")',
      'eventName = "',
    );
    await editor.open(uri, text);
    const found = await relations(uri);
    assert.ok(found !== null);
    assert.equal(found.title, "How the rules of Mine relate");
    assert.equal(found.pack, uri);
    assert.deepEqual(linesOf(found), ["Equal:", "Rule 1", "= Rule 2", "Within:", "Rule 1", "  Rule 0"]);
    assert.ok(found.notes.includes("Rules that do not parse: 1."));
    const place = found.sections[0]?.lines[0]?.place;
    const line = text.split("\n").findIndex((one) => one.includes("Rule 1"));
    assert.equal(place?.uri, uri);
    assert.equal(place?.range.start.line, line);
    const link = `command:rulewright.showRule?${encodeURIComponent(JSON.stringify([place]))}`;
    assert.ok(found.svg.includes(`<a href="${link.replaceAll("'", "&#39;")}">`), found.svg);

    await editor.change(uri, ++version, pack('eventName = "A"', 'eventName = "B"', 'eventName = "C"'));
    const later = await relations(uri);
    assert.deepEqual(later?.sections, []);
    await editor.change(
      uri,
      ++version,
      pack('eventName = "A"', 'eventName = "B"', 'eventName = "B" and awsRegion = "x"'),
    );
    assert.deepEqual(linesOf((await relations(uri)) ?? assert.fail()), ["Within:", "Rule 1", "  Rule 2"]);
  });

  it("tell about the rule at the cursor first", async (test) => {
    const uri = pathToFileURL(scratchFolder(test).write("f.rules.json", "{}")).href;
    const text = pack(
      'eventName = "A"',
      'eventName in ("A", "B")',
      'eventName in ("B", "A")',
      'eventName starts_with "A"',
      'eventName = "C"',
      'eventName = "D" and eventName = "E"',
    );
    await editor.open(uri, text);
    const focusOn = async (rule: string) => {
      const line = text.split("\n").findIndex((one) => one.includes(rule));
      return (await relationsAt(uri, { line, character: 5 }))?.focus;
    };
    const found = await focusOn("Rule 1");
    assert.ok(found !== undefined);
    assert.equal(found.title, "Rule 1");
    assert.deepEqual(linesOf(found), [
      ...["Match the same events as it:", "Rule 2", "Match only events that it matches too:", "Rule 0"],
      ...["Match some of its events, and others:", "Rule 3"],
    ]);
    assert.match(found.svg, /<rect class="marked"/);
    assert.match(found.svg, /Rule 0/);
    assert.doesNotMatch(found.svg, /Rule 4/);
    const alone = await focusOn("Rule 4");
    assert.deepEqual([alone?.notes, alone?.svg], [["No event is matched by it and by another rule."], ""]);
    assert.deepEqual((await focusOn("Rule 5"))?.notes, ["It matches no documented event."]);
    assert.equal((await relationsAt(uri, { line: 0, character: 0 }))?.focus, undefined);
  });

  it("notice a rule whose type or lists were edited, its filter being the same", async (test) => {
    const uri = pathToFileURL(scratchFolder(test).write("b.rules.yaml", "")).href;
    const text = (type: string, name: string): string =>
      `name: Mine\nlists:\n  Names: [${name}]\nrules:\n` +
      `  - {name: One, type: CloudTrail, filter: 'eventName = "A"'}\n` +
      `  - {name: Two, type: ${type}, filter: 'eventName = @Names'}\n`;
    await editor.open(uri, text("CloudTrail", "A"));
    assert.deepEqual(linesOf((await relations(uri)) ?? assert.fail()), ["Equal:", "One", "= Two"]);
    await editor.change(uri, ++version, text("CloudTrail", "B"));
    assert.deepEqual(linesOf((await relations(uri)) ?? assert.fail()), []);
    await editor.change(uri, ++version, text("KubernetesAudit", "A"));
    assert.deepEqual(linesOf((await relations(uri)) ?? assert.fail()), []);
    await editor.change(uri, ++version, text("CloudTrail", "A"));
    assert.deepEqual(linesOf((await relations(uri)) ?? assert.fail()), ["Equal:", "One", "= Two"]);
  });

  it("are refused where the pack is edited meanwhile, and none where there is no pack", async (test) => {
    const folder = scratchFolder(test);
    const uri = pathToFileURL(folder.write("c.rules.json", "{}")).href;
    const many = Array.from(
      { length: 300 },
      (_, number) => `eventName starts_with "${"ab".repeat(number % 50)}" and awsRegion != "${number}"`,
    );
    await editor.open(uri, pack(...many));
    const outdated = relations(uri);
    await editor.change(uri, ++version, pack('eventName = "A"'));
    await assert.rejects(outdated);
    assert.equal((await relations(uri))?.notes.length, 2);
    const filter = pathToFileURL(folder.write("d.tsq", 'exe = "x"')).href;
    await editor.open(filter, 'exe = "x"');
    assert.equal(await relations(filter), null);
  });

  it("come again much faster after an edit of one rule than the first time", async (test) => {
    const uri = pathToFileURL(scratchFolder(test).write("e.rules.json", "{}")).href;
    const many = Array.from(
      { length: 200 },
      (_, number) =>
        `(eventName starts_with "${"ab".repeat(number % 20)}" or userAgent contains "${number}") and awsRegion != "${number}"`,
    );
    await editor.open(uri, pack(...many));
    const cpu = async (): Promise<number> => {
      const began = process.cpuUsage();
      await relations(uri);
      return process.cpuUsage(began).user;
    };
    const first = await cpu();
    await editor.change(uri, ++version, pack(...many.with(100, 'eventName = "Changed"')));
    const again = await cpu();
    assert.ok(again < first / 2, `${again} of ${first} µs`);
  });

  it("read all rules of a tsctl folder", async () => {
    const found = await relations(
      new URL("../../../samples/tsctl/example-org/linux-baseline/ruleset.json", import.meta.url).href,
    );
    assert.match(found?.notes.join("\n") ?? "", /^Rules: [3-9]\./m);
    const one = new URL("../../../samples/tsctl/example-org/linux-baseline/history-removed/rule.json", import.meta.url);
    assert.deepEqual(await relations(one.href), found);
  });
});
