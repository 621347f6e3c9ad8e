/** What people paste: each kind of damage gives exactly one problem, and its fix a filter that works. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "../../../server/src/language/syntax/parse.js";
import { print } from "../../../server/src/language/syntax/print.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";

/** The marked text is where the one problem lies. */
function checkDamage(marked: string, code: string, repaired: string): void {
  const start = marked.indexOf("<|");
  const text = marked.replace("<|", "").replace("|>", "");
  const end = marked.indexOf("|>") - "<|".length;
  test(text.replaceAll("\n", "⏎"), () => {
    const { problems } = parse(text, { comments: false });
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.span]),
      [[code, { start, end }]],
    );
    const fixed = applyEdits(
      text,
      problems.flatMap(({ fix }) => fix?.edits ?? []),
    );
    assert.equal(fixed, repaired);
    assert.deepEqual(parse(fixed, { comments: false }).problems, []);
    assert.equal(
      print(parse(text, { comments: false }).expression),
      print(parse(repaired, { comments: false }).expression),
    );
  });
}

describe("typographic quotes", () => {
  for (const [open, close] of [
    "“”",
    "”“",
    "„“",
    "„”",
    "«»",
    "»«",
    "‘’",
    "’’",
    "‚‘",
    "‹›",
    "＂＂",
    '“"',
    '"”',
    "'’",
    "‘'",
  ]) {
    checkDamage(`user = <|${open}root${close}|> and a = 1`, "typographic-quotes", 'user = "root" and a = 1');
  }
  checkDamage('a = <|"login”|> and b = "x"', "typographic-quotes", 'a = "login" and b = "x"');
  checkDamage('a = "x" and b = <|“C:\\Windows”|>', "typographic-quotes", 'a = "x" and b = "C:\\\\Windows"');

  test("inside straight quotes they are characters like any other", () => {
    const { problems, expression } = parse("a like \"say “hi” and go\" and b = '“x”'", { comments: false });
    assert.deepEqual(problems, []);
    assert.equal(print(expression), 'a like "say “hi” and go" and b = "“x”"');
  });
});

describe("texts without an end", () => {
  checkDamage('exe = <|"C:\\Windows\\"|>', "unclosed-string", 'exe = "C:\\\\Windows\\\\"');
  checkDamage(
    'exe = <|"C:\\Windows\\"|> and user = "x"',
    "unclosed-string",
    'exe = "C:\\\\Windows\\\\" and user = "x"',
  );
  checkDamage('user = <|"root|>', "unclosed-string", 'user = "root"');
  checkDamage('(user = <|"root|>)', "unclosed-string", '(user = "root")');
  checkDamage('user = <|"root|> and command = "ls"', "unclosed-string", 'user = "root" and command = "ls"');
  checkDamage('user = <|"root|>\nand command = "ls"', "unclosed-string", 'user = "root"\nand command = "ls"');
  checkDamage("user = <|\"root'|> and a = 1", "unclosed-string", 'user = "root" and a = 1');
});

describe("values without quotes", () => {
  checkDamage("exe=<|/bin/exe|>", "unquoted-value", 'exe="/bin/exe"');
  checkDamage("arguments = <|ls -la /tmp|> and a = 3", "unquoted-value", 'arguments = "ls -la /tmp" and a = 3');
  checkDamage("srcIp != <|10.0.0.0/8|>", "unquoted-value", 'srcIp != "10.0.0.0/8"');
  checkDamage("(a = <|b|>)", "unquoted-value", '(a = "b")');
});

describe("operators of other languages", () => {
  checkDamage('a <|==|> "x"', "foreign-operator", 'a = "x"');
  checkDamage('a <|<>|> "x"', "foreign-operator", 'a != "x"');
  checkDamage('a <|=~|> "x"', "foreign-operator", 'a like "x"');
  checkDamage('a <|≠|> "x"', "foreign-operator", 'a != "x"');
  checkDamage("a = 1 <|&&|> b = 2", "foreign-operator", "a = 1 and b = 2");
  checkDamage("a = 1<||||>b = 2", "foreign-operator", "a = 1 or b = 2");
  checkDamage("<|!|>(a = 1)", "foreign-operator", "not (a = 1)");
  checkDamage("a <|is not|> null", "foreign-operator", "a != null");
  checkDamage("a <|matches|> 'x'", "foreign-operator", "a like 'x'");
});

describe("negated operators", () => {
  for (const [written, operator] of [
    ["!~", "like"],
    ["! ~", "like"],
    ["! =~", "like"],
    ["not like", "like"],
    ["NOT starts with", "starts_with"],
    ["does not contain", "contains"],
    ["no contiene", "contains"],
    ["não contém", "contains"],
    ["nicht enthält", "contains"],
    ["no comienza con", "starts_with"],
  ]) {
    test(`${written} keeps its negation`, () => {
      const text = `a = 1 and exe ${written} "/tmp"`;
      const { problems } = parse(text, { comments: false });
      assert.deepEqual(
        problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
        [["foreign-operator", written]],
      );
      assert.equal(applyEdits(text, problems[0]?.fix?.edits ?? []), `a = 1 and not exe ${operator} "/tmp"`);
    });
  }

  test("beside their neighbours, too", () => {
    const { problems } = parse('exe!~"x"', { comments: false });
    assert.equal(applyEdits('exe!~"x"', problems[0]?.fix?.edits ?? []), 'not exe like "x"');
  });

  test("words that are no operator are left to the author, with the value behind them", () => {
    const { problems } = parse('exe resembles quite closely "/tmp"', { comments: false });
    assert.deepEqual(
      problems.map(({ code, span, fix }) => [code, span, fix]),
      [["syntax", { start: 4, end: 27 }, undefined]],
    );
  });
});

describe("operators spelled otherwise", () => {
  for (const written of ["STARTS_WITH", "startsWith", "startswith", "starts with", "Starts-With", "BEGINSWITH"]) {
    checkDamage(`exe <|${written}|> "/tmp"`, "operator-spelling", 'exe starts_with "/tmp"');
  }
  checkDamage('exe <|ends with|> "sh"', "operator-spelling", 'exe ends_with "sh"');
  checkDamage('exe <|LIKE|> "sh"', "operator-spelling", 'exe like "sh"');
  checkDamage('exe <|! =|> "sh"', "operator-spelling", 'exe != "sh"');
  checkDamage('exe <|empieza con|> "sh"', "operator-spelling", 'exe starts_with "sh"');
  checkDamage('exe <|enthält|> "sh"', "operator-spelling", 'exe contains "sh"');
});

describe("machine translation", () => {
  for (const word of ["y", "Y", "e", "et", "und"]) {
    checkDamage(`a = "x" <|${word}|> b = 5`, "translated-connective", 'a = "x" and b = 5');
  }
  for (const word of ["o", "ou", "OU", "oder"]) {
    checkDamage(`a = "x" <|${word}|> (b = 5)`, "translated-connective", 'a = "x" or (b = 5)');
  }
  checkDamage('<|tipo_de_evento|> = "audit"', "translated-field", 'event_type = "audit"');
  checkDamage('<|id_del_agente|> = "a"', "translated-field", 'agent_id = "a"');
  checkDamage("<|hora_del_evento|> < 5", "translated-field", "event_time < 5");

  checkDamage("exe != <|nulo|> and a = 1", "translated-connective", "exe != null and a = 1");
  checkDamage('<|não|> exe = "x"', "translated-connective", 'not exe = "x"');
  checkDamage('a = 1 and <|no|> (exe = "x")', "translated-connective", 'a = 1 and not (exe = "x")');

  test("a field may have such a name", () => {
    assert.deepEqual(parse('e = "x" and o = "y" and y.z = 1 and no = 2', { comments: false }).problems, []);
  });
});

describe("characters that only look right", () => {
  checkDamage("a =<|\u00a0|>1", "invisible-character", "a = 1");
  checkDamage("event<|\u200b|>_type = 1", "invisible-character", "event_type = 1");
  checkDamage("<|\ufeff|>a = 1", "invisible-character", " a = 1");
  checkDamage("a <|＝|> 1", "full-width-character", "a = 1");
  checkDamage("<|（|>a = 1)", "full-width-character", "(a = 1)");
  checkDamage("a = 1 <|…|> and b = 2", "syntax", "a = 1  and b = 2");
  checkDamage("a = 1<|;|>", "syntax", "a = 1");
  checkDamage("a = 1 <|# why|>", "comment-in-pack", "a = 1");
});

describe("comments of other languages", () => {
  checkDamage("a = 1 <|// why it's so|>\nand b = 2", "comment-in-pack", "a = 1\nand b = 2");
  checkDamage("(a exists <|-- why|>\n)", "comment-in-pack", "(a exists\n)");

  test("in a filter file they become comments of ours", () => {
    const text = "// why\na = 1 --\nand b exists // it's\n";
    const { problems, comments } = parse(text, { comments: true });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["foreign-comment", "foreign-comment", "foreign-comment"],
    );
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ["why", "", "it's"],
    );
    const fixed = applyEdits(
      text,
      problems.flatMap(({ fix }) => fix?.edits ?? []),
    );
    assert.equal(fixed, "# why\na = 1 #\nand b exists # it's\n");
    assert.deepEqual(parse(fixed, { comments: true }).problems, []);
  });

  test("what an operator asks for is a value without quotes", () => {
    for (const text of ["a = //x", "a starts_with //x", "a contains --x", "a like -- x", "--a = 1 and a-- = 2"]) {
      const codes = parse(text, { comments: true }).problems.map(({ code }) => code);
      assert.ok(!codes.includes("foreign-comment"), `${text}: ${codes}`);
    }
  });
});

describe("escapes", () => {
  test("a lone backslash stands for itself and is only a warning", () => {
    const { problems, expression } = parse('exe = "C:\\Windows\\Temp"', { comments: false });
    assert.deepEqual(
      problems.map(({ code, severity, span }) => [code, severity, span]),
      [["unknown-escape", "warning", { start: 9, end: 11 }]],
    );
    assert.equal(print(expression), 'exe = "C:\\\\Windows\\\\Temp"');
  });
});

describe("structure", () => {
  test("several values in parentheses become several predicates", () => {
    const text = 'a = ("x" or "y") and b = 3';
    const { problems } = parse(text, { comments: false });
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span]),
      [["syntax", { start: 4, end: 16 }]],
    );
    assert.equal(applyEdits(text, problems[0]?.fix?.edits ?? []), '(a = "x" or a = "y") and b = 3');
  });

  test("a value that stands alone takes the field and operator before it", () => {
    const text = 'a = "x" or "y"';
    const { problems } = parse(text, { comments: false });
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span]),
      [["syntax", { start: 11, end: 14 }]],
    );
    assert.equal(applyEdits(text, problems[0]?.fix?.edits ?? []), 'a = "x" or a = "y"');
  });

  for (const text of [
    "a",
    "a =",
    "= 1",
    "a = 1 and",
    "and a = 1",
    "a = 1 b = 2",
    "a = 1)",
    "(a = 1",
    "()",
    "a in (1, 2",
    "a = 1 and and b = 2",
    "a..b = 1",
    '"x"',
  ]) {
    test(`one mistake is one problem: ${text}`, () => {
      assert.equal(parse(text, { comments: false }).problems.length, 1);
    });
  }

  test("nesting has a limit, and beyond it one problem", () => {
    const deep = (levels: number): string => "(".repeat(levels) + "a = 1" + ")".repeat(levels);
    assert.deepEqual(parse(deep(150), { comments: false }).problems, []);
    assert.deepEqual(
      parse(deep(100_000), { comments: false }).problems.map(({ code }) => code),
      ["nested-too-deeply"],
    );
    assert.deepEqual(
      parse(`${"not ".repeat(100_000)}a = 1`, { comments: false }).problems.map(({ code }) => code),
      ["nested-too-deeply"],
    );
  });
});
