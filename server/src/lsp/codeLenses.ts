/** What can be done with a rule, above it. Lenses name commands of the client, so only ours gets any. */

import type { CodeLens, Command } from "vscode-languageserver";
import type { ClientCommands, FilterReference } from "../protocol.js";
import { toRange } from "./convert.js";
import { eventsInWords, findVerdict, type Judging, judgingOf, referenceOf } from "./evaluation.js";
import { lspMessages } from "./messages.js";
import type { Session } from "./session.js";

export function codeLenses(session: Session, uri: string): CodeLens[] {
  const file = session.find(uri);
  if (file === undefined || !session.support.isOurs) return [];
  const counts = testCounts(session, uri);
  return file.rules.flatMap((rule) => {
    const judging = judgingOf(session, file, rule);
    // A filter file's lenses stand above its first line, where its comments say what it is for.
    const anchor = rule.rule === undefined ? { start: 0, end: 0 } : rule.nameSpan;
    const range = toRange(file.text, anchor);
    const filter = referenceOf(file, rule);
    return commandsFor(session, judging, filter, counts.get(rule.span.start) ?? 0).map((command) => ({
      range,
      command,
    }));
  });
}

function commandsFor(session: Session, judging: Judging, filter: FilterReference, tests: number): readonly Command[] {
  const { file, rule, set, event } = judging;
  const lens = (title: string, command: keyof ClientCommands): Command => ({ title, command, arguments: [filter] });
  const events = eventsInWords(session, judging);
  const commands = [
    lens(
      session.say(events === undefined ? lspMessages.evaluateOnNone() : lspMessages.evaluateOn({ events })),
      "rulewright.chooseEvents",
    ),
  ];
  if (tests > 0) {
    const title = tests === 1 ? lspMessages.runTest() : lspMessages.runTests({ count: tests });
    commands.unshift(lens(session.say(title), "rulewright.runTests"));
  }
  if (set !== undefined && set.total > 0 && rule.filter !== undefined) {
    const verdict = event && findVerdict(rule, event);
    const isMatch = verdict !== undefined && verdict !== "none";
    if (event === undefined || verdict !== undefined || file.document.kind === "filter") {
      commands.push(lens(session.say(isMatch ? lspMessages.why() : lspMessages.whyNot()), "rulewright.whyNot"));
    }
  }
  return commands;
}

/** How many tests each rule of the document has, by where the rule stands. */
function testCounts({ tests }: Session, uri: string): ReadonlyMap<number, number> {
  const packUri = tests.packOf(uri);
  const rules = (packUri === undefined ? undefined : tests.findPack(packUri))?.rules ?? [];
  return new Map(
    rules.filter(({ file }) => file.uri === uri).map(({ rule, tests: found }) => [rule.span.start, found.length]),
  );
}
