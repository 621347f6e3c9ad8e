/** Edge cases of single checks: what must be reported, and above all what must not. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runChecks } from "../../../server/src/language/checks/runChecks.js";
import { render } from "../../../server/src/language/text/message.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { analyseFilter, diagnose } from "../../support/filterText.js";
import { checkDiagnostics } from "../../support/underline.js";

type Facts = Readonly<Record<string, string>>;

const HOST: Facts = { type: "Host" };
const CLOUDTRAIL: Facts = { type: "CloudTrail" };
const NETFLOW: Facts = { type: "HostlessNetflow" };

/** The text after the first fix of the only diagnostic with this code. */
function checkFix(code: string, text: string, expected: string, facts: Facts = HOST, index = 0): void {
  const [diagnostic] = diagnose({ text, facts }).filter((one) => one.code === code);
  const fix = diagnostic?.fixes[index];
  assert.ok(fix !== undefined, `${code} offers no fix for ${text}`);
  assert.equal(applyEdits(text, fix.edits), expected);
}

function checkMessage(code: string, text: string, expected: RegExp, facts: Facts = HOST): void {
  const [diagnostic] = diagnose({ text, facts }).filter((one) => one.code === code);
  assert.ok(diagnostic !== undefined, `${code} does not report ${text}`);
  assert.match(render(diagnostic.message, "en"), expected);
}

function checkSilent(text: string, facts: Facts = HOST): void {
  assert.deepEqual(
    diagnose({ text, facts }).map(({ code }) => code),
    [],
    text,
  );
}

describe("one mistake, one diagnostic", () => {
  it("says nothing of the meaning of what could not be read", () => {
    checkDiagnostics(
      `
      event_type = "audit" and comand and exe > "x"
                               ^^^^^^ error syntax
                                                ^^^ error order-on-text
    `,
      HOST,
    );
  });

  it("knows the field behind a translated name", () => {
    checkDiagnostics(`
      tipo_de_evento = "audit" and command = "su"
      ^^^^^^^^^^^^^^ error translated-field
    `);
  });

  it("asks for no event type where a field may be the misspelt event_type", () => {
    checkDiagnostics(`
      Event_type = "login"
      ^^^^^^^^^^ warning unknown-field
    `);
  });
});

describe("messages", () => {
  it("show the user's text on one line, shortened, and nothing that hides", () => {
    const value = `a\u202eb\u0007\`c ${"x".repeat(100)}`;
    checkMessage(
      "unknown-event-type",
      `event_type = "${value}"`,
      /^`a\\u\{202e\}b\\u\{7\}'c x{53}…` is not an event type/,
    );
  });
});

describe("fields", () => {
  it("tells a wrong event type from a wrong name", () => {
    checkMessage("unknown-field", 'event_type = "audit" and eventName = "X"', /is a field of cloudtrail events/);
    checkMessage("unknown-field", 'event_type = "audit" and EXE = "/x"', /case-sensitive: `EXE` is not `exe`/);
    checkMessage("unknown-field", 'event_type = "audit" and argments like "x"', /Did you mean `arguments`/);
    checkMessage("unknown-field", 'event_type = "audit" and zzzzzz = "x"', /add it to the setting/);
    checkFix("unknown-field", 'event_type = "audit" and comand = "su"', 'event_type = "audit" and command = "su"');
  });

  it("leaves paths below free-form objects alone", () => {
    checkSilent('event_type = "cloudtrail" and requestParameters.anything.below = "x"', CLOUDTRAIL);
    checkSilent('event_type = "audit" and containerLabels.team = "payments"');
  });

  it("asks for the event type only where nothing settles it", () => {
    checkSilent('type = "start" and syscall = "execve"');
    checkSilent('exe = "/usr/bin/git"', { type: "Host", role: "suppression" });
    checkFix("missing-event-type", 'user = "a" or user = "b"', 'event_type = "audit" and (user = "a" or user = "b")');
  });

  it("takes numbers as text for numbers where fields hold them so", () => {
    checkSilent('event_type = "audit" and exit > "0"');
    checkSilent('event_type = "winsec" and win_event_id = "4688"', { type: "Winsec" });
    checkSilent('event_type = "audit" and event_time > "1594402565610"');
  });

  it("turns dates into milliseconds where the field counts them", () => {
    checkFix(
      "operator-type-mismatch",
      'event_type = "audit" and event_time > "2020-07-10T17:36:05.61Z"',
      'event_type = "audit" and event_time > 1594402565610',
    );
  });
});

describe("values", () => {
  it("judges event names by the sources that the filter leaves", () => {
    checkSilent('event_type = "cloudtrail" and eventName = "PutImage"', CLOUDTRAIL);
    checkSilent(
      'event_type = "cloudtrail" and (eventSource = "ecr.amazonaws.com" or eventSource = "ssm.amazonaws.com") and eventName = "StartSession"',
      CLOUDTRAIL,
    );
    checkMessage(
      "event-name-source-mismatch",
      'event_type = "cloudtrail" and eventSource = "ecr.amazonaws.com" and (eventName = "PutImage" or eventName = "SendCommand")',
      /`SendCommand` is an event of qldb\.amazonaws\.com, ssm\.amazonaws\.com, not of ecr\.amazonaws\.com/,
      CLOUDTRAIL,
    );
    checkSilent(
      'event_type = "cloudtrail" and eventSource != "ecr.amazonaws.com" and eventName = "StartSession"',
      CLOUDTRAIL,
    );
  });

  it("takes parts of values for values only where all are known", () => {
    checkSilent('event_type = "audit" and syscall like "SYS"');
    checkSilent(
      'event_type = "cloudtrail" and eventSource = "lambda.amazonaws.com" and eventName = "AddPermission20150331"',
      CLOUDTRAIL,
    );
  });

  it("offers the full name of a service", () => {
    const text = 'event_type = "cloudtrail" and eventSource = "ssm"';
    checkFix(
      "unknown-event-source",
      text,
      'event_type = "cloudtrail" and eventSource = "ssm.amazonaws.com"',
      CLOUDTRAIL,
    );
  });

  it("mends a translated value safely only together with translated words", () => {
    const start = 'event_type = "cloudtrail"';
    const end = 'eventSource = "ssm.amazonaws.com" and eventName starts_with "Listar"';
    for (const [connective, safety] of [
      ["and", "unsafe"],
      ["y", "safe"],
    ] as const) {
      const [fix] =
        diagnose({ text: `${start} ${connective} ${end}`, facts: CLOUDTRAIL }).find(
          ({ code }) => code === "translated-value",
        )?.fixes ?? [];
      assert.equal(fix?.safety, safety);
    }
  });

  it("knows what looks like an address and is none", () => {
    for (const [value, reason] of [
      ["10.0.0", /has 3 numbers/],
      ["10.0.0.256", /Correct the number 256/],
      ["010.1.2.3", /octal/],
      ["10.0.0.0/33", /at most 32 bits/],
      ["2001:db8::/129", /at most 128 bits/],
      ["10.1.*", /Write the block: `10\.1\.0\.0\/16`/],
      ["10.0.0.1-10.0.0.9", /neither an IP address nor a CIDR block/],
      ["fe80::1%eth0", /neither an IP address nor a CIDR block/],
    ] as const) {
      checkMessage("malformed-address", `event_type = "hostlessNetflow" and srcIp = "${value}"`, reason, NETFLOW);
    }
    for (const value of ["10.0.0.1", "::1", "::ffff:10.0.0.0/104", "2001:db8::/32", "0.0.0.0/0"]) {
      checkSilent(`event_type = "hostlessNetflow" and srcIp = "${value}"`, NETFLOW);
    }
    checkSilent('event_type = "cloudtrail" and sourceIPAddress = "ec2.amazonaws.com"', CLOUDTRAIL);
    // A text that may hold anything, the version of a program or a policy included.
    checkSilent('event_type = "cloudtrail" and requestParameters.cidrIp = "10.0.0.0.0"', CLOUDTRAIL);
  });

  it("joins the prefixes of private networks into their blocks", () => {
    const prefixes = ["10.", "192.168.", ...Array.from({ length: 16 }, (_, i) => `172.${16 + i}.`), "fd", "::ffff:10."];
    const chain = prefixes.map((prefix) => `srcIp starts_with "${prefix}"`).join(" or ");
    checkFix(
      "address-prefix-list",
      `taskDst = "true" and (${chain})`,
      'taskDst = "true" and (srcIp = "10.0.0.0/8" or srcIp = "192.168.0.0/16" or srcIp = "fd00::/8" or srcIp = "172.16.0.0/12")',
      NETFLOW,
    );
    checkSilent('taskDst = "true" and (srcIp starts_with "10." or srcIp starts_with "11.")', NETFLOW);
  });

  it("takes a prefix for partial only where another digit can follow", () => {
    checkSilent('event_type = "hostlessNetflow" and srcIp starts_with "10.26"', NETFLOW);
    checkSilent('event_type = "hostlessNetflow" and srcIp starts_with "10.1.242"', NETFLOW);
    checkMessage("partial-octet", 'srcIp starts_with "10.1.25"', /also begins `10\.1\.250/, NETFLOW);
  });

  it("takes asterisks for wildcards only where nothing else is meant", () => {
    checkFix("wildcard", 'event_type = "audit" and exe = "*/sh"', 'event_type = "audit" and exe ends_with "/sh"');
    checkFix(
      "wildcard",
      'event_type = "audit" and exe starts_with "/tmp/.*"',
      'event_type = "audit" and exe starts_with "/tmp/"',
    );
    checkSilent('event_type = "audit" and arguments like "* * * * *"');
    checkSilent('event_type = "audit" and arguments like "rm -rf *"');
    checkSilent('event_type = "audit" and arguments like "%2e%2e/"');
    checkSilent('event_type = "cloudtrail" and requestParameters.principal = "arn:aws:iam::*"', CLOUDTRAIL);
  });

  it("counts the bytes of a command, and only on Linux", () => {
    checkSilent('event_type = "audit" and command = "123456789012345"');
    checkFix(
      "truncated-command",
      'event_type = "audit" and command = "1234567890123456"',
      'event_type = "audit" and command starts_with "123456789012345"',
    );
    checkMessage("truncated-command", 'event_type = "audit" and command = "éééééééé"', /Write `ééééééé`,/);
    checkSilent('event_type = "winsec" and command = "a-rather-long-name.exe"', { type: "Winsec" });
  });
});

describe("logic", () => {
  it("counts a predicate that needs the field as a guard, wherever it stands in the chain", () => {
    checkSilent('event_type = "audit" and auser != "lee" and auser starts_with "l"');
    checkSilent('event_type = "audit" and (tty = "pts0" or tty = "pts1") and tty != "pts2"');
    checkSilent('event_type = "audit" and (tty = null or tty != "pts0")');
    checkSilent('event_type = "audit" and exe != "/bin/sh"');
    checkDiagnostics(
      `
      event_type = "audit" and auser != "lee" and auser != "kim"
                               ^^^^^^^^^^^^^^ info absent-field
    `,
      HOST,
    );
    checkFix(
      "absent-field",
      'command = "su" or auser != "lee"',
      'command = "su" or (auser != null and auser != "lee")',
    );
  });

  it("says what a proof takes for granted, and shows all that it rests on", () => {
    const detail = (text: string, code: string, facts: Facts = {}): readonly string[] => {
      const [found] = diagnose({ text, facts }).filter((one) => one.code === code);
      assert.ok(found !== undefined, `${code} does not report ${text}`);
      return found.related.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${render(message, "en")}`);
    };
    assert.deepEqual(
      detail('event_type = "audit" and tty = null and cwd = "/" and tty = "x"', "contradictory-predicates"),
      ["tty = null: Excludes it on any event"],
    );
    assert.deepEqual(
      detail('event_type = "audit" and exe = "/a" and exe starts_with "/b"', "contradictory-predicates"),
      [
        'exe = "/a": Excludes it on events whose fields are as documented',
        'event_type = "audit": Says which events the proof is about',
      ],
    );
    checkMessage("contradictory-predicates", 'exe = "/a" and exe = "/b"', /^Unless `exe` holds several values/, {});
    checkMessage("contradictory-predicates", 'tty = "a" and tty = "b"', /^`tty` holds one value, as documented/);
    checkMessage(
      "empty-range",
      'event_type = "audit" and uid > 9 and uid < 3',
      /^`uid` holds one value, as documented/,
    );
    checkMessage(
      "always-true",
      'event_type = "cloudtrail" and (requestParameters.a != "x" or requestParameters.a != "y")',
      /^One of these two is true unless `requestParameters.a` holds both/,
      {},
    );
    // Three of which any two are possible.
    assert.deepEqual(
      detail('event_type = "audit" and uid > 3 and uid < 5 and uid != 4 and uid = 4', "contradictory-predicates"),
      ["uid != 4: Excludes it on any event"],
    );
  });

  it("reports each mistake of a filter, and each once", () => {
    const codes = (text: string, facts: Facts = HOST): readonly string[] =>
      diagnose({ text, facts }).map(({ code }) => code);
    assert.deepEqual(codes('event_type = "audit" and tty = "a" and tty = "b" and uid > 9 and uid < 3'), [
      "contradictory-predicates",
      "empty-range",
    ]);
    assert.deepEqual(codes('event_type = "audit" and (cwd = "/" or (tty = "a" and tty = "b"))'), [
      "contradictory-predicates",
    ]);
    assert.deepEqual(codes('event_type = "audit" and exe = "/a" and (tty = "a" and exe = "/a")'), [
      "duplicate-predicate",
    ]);
    assert.deepEqual(codes('event_type = "audit" and tty != null and tty != null'), ["duplicate-predicate"]);
    // The first part of the text is judged while the last does not parse yet.
    assert.deepEqual(codes('event_type = "audit" and tty = "a" and tty = "b" and exe = "/a" and cwd ='), [
      "contradictory-predicates",
      "syntax",
    ]);
  });

  it("sees contradictions only where a field has one value", () => {
    checkSilent('event_type = "network" and ip = "10.0.0.1" and ip = "10.0.0.2"');
    checkSilent('event_type = "audit" and args = "a" and args = "b"');
    checkSilent('event_type = "cloudtrail" and requestParameters.a = "x" and requestParameters.a = "y"', CLOUDTRAIL);
    checkSilent('event_type = "hostlessNetflow" and dstPort = "443" and dstPort = "443.0"', NETFLOW);
    checkFix("contradictory-predicates", 'tty = "a" and tty = "b"', 'tty = "a" or tty = "b"');
  });

  it("sees through parentheses of the same connective", () => {
    checkDiagnostics(
      `
      event_type = "audit" and (tty = "a" and (cwd = "/" and tty = "b"))
                                                             ^^^^^^^^^ warning contradictory-predicates
    `,
      HOST,
    );
  });

  it("removes a duplicate with its connective, and keeps the comments between", () => {
    checkFix("duplicate-predicate", 'exe = "/a" and  exe = "/a" and tty = "b"', 'exe = "/a" and tty = "b"');
    checkFix("duplicate-predicate", 'exe = "/a" # why\n  and exe = "/a"\n', 'exe = "/a" # why\n  \n');
  });

  it("finds covered texts in long chains without comparing all pairs", () => {
    const texts = Array.from({ length: 5_000 }, (_, i) => `exe ends_with "/${i}x"`);
    const text = `event_type = "audit" and (${[...texts, 'exe ends_with "a/17x"'].join(" or ")})`;
    const codes = diagnose({ text, facts: HOST }).map(({ code }) => code);
    assert.deepEqual(codes, ["proof-skipped", "redundant-prefix"]);
  });

  it("proves what takes more than two predicates to see", () => {
    checkMessage(
      "never-true",
      'event_type = "audit" and (exe = "/a" or exe = "/b") and (exe = "/c" or exe like "x")',
      /^No event whose fields are as documented .* of `exe = "\/a"`, `exe = "\/b"`, `exe = "\/c"`, …, whatever/,
    );
    checkMessage(
      "never-true",
      'event_type = "audit" and exe starts_with "/a" and (not exe like "/" or exe = null)',
      /^No event can match this filter because of `exe starts_with "\/a"`, `exe like "\/"`, `exe = null`,/,
    );
    checkMessage(
      "dead-branch",
      'event_type = "audit" and pid > 9 and (pid < 5 or exe = "/a")',
      /^On events .*, `pid < 5` is never/,
    );
    checkMessage(
      "dead-branch",
      'exe = "/b" or (event_type = "audit" and (pid = 5 or pid = 6) and pid > 7)',
      /never true/,
    );
    checkMessage(
      "always-true",
      'event_type = "audit" and (tty = null or not tty starts_with "/x" or tty like "/")',
      /every/,
    );
    checkFix(
      "redundant-predicate",
      'event_type = "audit" and exe = "/bin/sh" and exe starts_with "/bin"',
      'event_type = "audit" and exe = "/bin/sh"',
    );
    checkMessage(
      "fields-of-different-events",
      '(exe = "/a" or exe = "/b") and (eventName = "A" or eventName = "B")',
      /`exe` \(audit, .*`eventName` \(cloudtrail\)/,
      {},
    );
    checkFix(
      "unnecessary-null-guard",
      'event_type = "audit" and exe != null and (exe = "/a" or exe like "b")',
      'event_type = "audit" and (exe = "/a" or exe like "b")',
    );
    checkSilent('event_type = "audit" and tty != null and (tty = "a" or pid > 5)');
    checkSilent('event_type = "audit" and pid > 5 and (pid < 9 or exe = "/a")');
    checkSilent('event_type = "audit" and args starts_with "a" and args starts_with "b"');
  });

  it("proves what one predicate settles as its field is documented, and shows that predicate", () => {
    checkDiagnostics(
      `
      event_type = "cloudtrail" and errorCode = "x" and eventSource = null
                                                        ^^^^^^^^^^^^^^^^^^ warning never-true
    `,
      CLOUDTRAIL,
    );
    checkDiagnostics(
      `
      event_type = "cloudtrail" and (errorCode = "a" or (eventSource = null and errorCode = "b") or readOnly like "z")
                                                         ^^^^^^^^^^^^^^^^^^ warning dead-branch
                                                                                                    ^^^^^^^^^^^^^^^^^ warning dead-branch
    `,
    );
    checkDiagnostics(`
      event_type = "cloudtrail" and (eventSource != null or errorCode = "x")
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning always-true
    `);
    checkMessage(
      "never-true",
      'event_type = "cloudtrail" and readOnly like "z"',
      /as documented .* of `readOnly like "z"` alone/,
      {},
    );
    checkMessage(
      "always-true",
      'event_type = "cloudtrail" and not readOnly like "z"',
      /`readOnly like "z"` decides/,
      {},
    );
    // A guard that is never needed as documented does no harm.
    checkSilent('event_type = "cloudtrail" and eventSource != null and errorCode = "x"', CLOUDTRAIL);
    checkSilent('event_type = "cloudtrail" and (eventSource = "s3.amazonaws.com" or errorCode = null)', CLOUDTRAIL);
  });

  it("leaves to plainer checks what they say of the same predicates", () => {
    const codes = (text: string, facts: Facts = {}): readonly string[] =>
      diagnose({ text, facts }).map(({ code }) => code);
    assert.deepEqual(codes('event_type = "cloudtrail" and exe = "/a"'), ["unknown-field"]);
    assert.deepEqual(codes('event_type = "cloudtrail" and (exe = "/a" or exe = "/b")'), [
      "unknown-field",
      "unknown-field",
    ]);
    assert.deepEqual(codes('event_type != "cloudtrail" and exe = "/a" and eventName = "A"'), ["unknown-field"]);
    assert.deepEqual(codes('event_type = "cloudtrail"', HOST), ["event-type-contradicts-rule-type"]);
    assert.deepEqual(codes('event_type = "audit" and pid = "x"', HOST), ["operator-type-mismatch"]);
    assert.deepEqual(codes('event_type = "cloudtrail" and (eventType = "a" or eventType = "b")'), [
      "unknown-enumeration-value",
      "unknown-enumeration-value",
    ]);
  });

  it("proves groups superfluous, and what stands under a negation", () => {
    const inAudit = (text: string): string => `event_type = "audit" and ${text}`;
    checkFix("redundant-predicate", inAudit('(exe = "/a" or (exe = "/a" and tty = "x"))'), inAudit('(exe = "/a")'));
    checkFix("redundant-predicate", inAudit('(exe = "/a" or tty = "x") and exe = "/a"'), inAudit('exe = "/a"'));
    checkMessage(
      "redundant-predicate",
      inAudit('not (exe = "/a" or exe starts_with "/")'),
      /^Whatever passes this also passes `exe starts_with "\/"` in the same chain/,
    );
    checkMessage(
      "redundant-predicate",
      inAudit('not (exe = "/a" and (exe = "/a" or tty = "x"))'),
      /^`exe = "\/a" or tty = "x"` is true wherever the rest/,
    );
    checkSilent(inAudit('(exe = "/a" or (exe = "/b" and tty = "x"))'));
    checkSilent(inAudit('((exe = "/a" and tty = "y") or (exe = "/a" and tty = "x"))'));
    checkSilent(inAudit('(exe = "/a" or tty = "x") and (exe = "/a" or cwd = "/")'));
  });

  it("proves nothing about a filter that is too long, stays quick, and says so", () => {
    const rangesUpTo = (length: number): string =>
      Array.from({ length }, (_, i) => `(pid > ${i} or exe = "/${i}")`).join(" and ");
    const codesOf = (length: number): readonly string[] =>
      diagnose({ text: `event_type = "audit" and pid < 0 and ${rangesUpTo(length)}`, facts: HOST }).map(
        ({ code }) => code,
      );
    assert.deepEqual(codesOf(1_000), ["proof-skipped"]);
    assert.deepEqual(codesOf(30), ["never-true"]);
  });

  it("says where the steps for a filter were used up, and finds more with more of them", () => {
    // Seven birds do not fit into six holes; a search of this kind must try nearly all ways to see it.
    const birds = Array.from({ length: 7 }, (_, bird) =>
      Array.from({ length: 6 }, (_, hole) => ({ in: `f${bird}.h${hole} = 1`, out: `f${bird}.h${hole} != 1` })),
    );
    const housed = birds.map((holes) => `(${holes.map((hole) => hole.in).join(" or ")})`);
    const alone = birds.flatMap((holes, bird) =>
      birds.slice(bird + 1).flatMap((others) => holes.map(({ out }, hole) => `(${out} or ${others[hole]?.out})`)),
    );
    const text = `event_type = "audit" and ${[...housed, ...alone].join(" and ")}`;
    const codesWith = (proofEffort: number): readonly string[] =>
      runChecks(analyseFilter({ text, facts: HOST }), {
        dialect: "platform",
        severities: { "unknown-field": "off" },
        proofEffort,
      }).map(({ code }) => code);
    assert.deepEqual(codesWith(1), ["proof-skipped"]);
    assert.deepEqual(codesWith(10), ["never-true"]);
  });

  it("writes the parentheses in force", () => {
    checkFix("mixed-connectives", 'tty = "a" or tty = "b" and cwd = "/"', 'tty = "a" or (tty = "b" and cwd = "/")');
  });
});

describe("extended syntax", () => {
  const rewritten = (text: string, expected: string): void => checkFix("extended-syntax", text, expected);

  it("is rewritten into the core", () => {
    rewritten('exe in ("/a", "/b")', 'exe = "/a" or exe = "/b"');
    rewritten('tty = "x" and exe in ("/a", @List)', 'tty = "x" and (exe = "/a" or exe = @List)');
    rewritten('tty = "x" and exe not in ("/a", "/b")', 'tty = "x" and exe != "/a" and exe != "/b"');
    rewritten('tty = "x" or exe not in ("/a", "/b")', 'tty = "x" or (exe != "/a" and exe != "/b")');
    rewritten("exe in @List", "exe = @List");
    rewritten("tty exists", "tty != null");
    rewritten("not tty exists", "tty = null");
    rewritten("exe contains 'x'", "exe like 'x'");
    rewritten("uid >= 5 and gid = 1", "(uid > 5 or uid = 5) and gid = 1");
    rewritten('not (exe = "/a" and tty != null)', 'exe != "/a" or tty = null');
    rewritten('cwd = "/" and not (exe = "/a" and not tty = "b")', 'cwd = "/" and (exe != "/a" or tty = "b")');
    rewritten('not (exe = "/a" or exe like "b")', 'exe != "/a" and not exe like "b"');
  });

  it("is left where the core has no words for it, and the message says so", () => {
    const silent = (text: string, expected: RegExp): void => {
      checkMessage("extended-syntax", text, expected);
      const [diagnostic] = diagnose({ text, facts: HOST }).filter(({ code }) => code === "extended-syntax");
      assert.deepEqual(diagnostic?.fixes, []);
    };
    silent('not exe like "b"', /the opposite of `like` cannot be said/);
    silent('not (exe starts_with "b")', /put it into a suppression/);
    silent('uid >= "5"', /a value in quotes means something else/);
    silent("not uid >= 5", /the opposite of `>=` cannot be said/);
    silent('exe in ("/a", # the first\n "/b")', /does not know `in`/);
  });

  it("does not run together with its neighbours when parentheses go", () => {
    rewritten('cwd = "/" and not(exe not exists)and tty = "b"', 'cwd = "/" and exe != null and tty = "b"');
    checkFix(
      "duplicate-predicate",
      'port = 1 and (exe = "/a")and port = 1 and tty = "b"',
      'port = 1 and (exe = "/a") and tty = "b"',
    );
  });

  it("is not rewritten around a part that could not be read", () => {
    const [diagnostic] = diagnose({ text: 'not (exe = "/a" and tty = )', facts: HOST }).filter(
      ({ code }) => code === "extended-syntax",
    );
    assert.deepEqual(diagnostic?.fixes ?? [], []);
  });

  it("is allowed by the extended dialect", () => {
    checkSilent('event_type = "audit" and uid >= 5', { type: "Host", dialect: "extended" });
  });
});

describe("suppressions", () => {
  const SUPPRESSION: Facts = { type: "Host", role: "suppression" };

  it("may name the session of everything without a login", () => {
    checkSilent('exe = "/usr/sbin/cron" and session = 4294967295', SUPPRESSION);
    checkDiagnostics(
      `
      exe = "/usr/sbin/cron" and session = 17
                                 ^^^^^^^^^^^^ warning volatile-field
    `,
      SUPPRESSION,
    );
  });

  it("are judged by each of their alternatives", () => {
    checkDiagnostics(
      `
      (user = "ci" and exe = "/usr/bin/git") or (event_type = "audit" and user = "ci")
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning broad-suppression
    `,
      SUPPRESSION,
    );
  });

  it("must not be empty, whatever the rule", () => {
    checkMessage("empty-filter", "", /would never alert/, { type: "File", role: "suppression" });
    checkSilent("", { type: "File" });
    checkSilent("", {});
  });
});

describe("filters of any length", () => {
  it("keeps the fixes of a chain that a program wrote from growing with its square", () => {
    for (const [operator, connective] of [
      ["=", " and "],
      ["!=", " or "],
    ]) {
      const text = Array.from({ length: 2000 }, (_, i) => `exe ${operator} "/bin/v${i}"`).join(connective);
      const diagnostics = diagnose({ text, facts: HOST });
      const edits = diagnostics.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
      assert.ok(diagnostics.length >= 1999, `${diagnostics.length}`);
      assert.ok(edits.length < 20_000, `${edits.length}`);
    }
  });

  it("reads a hundred thousand tokens without meaning, and judges the rest, in seconds", { timeout: 60_000 }, () => {
    const parentheses = diagnose({ text: ") ".repeat(100_000), facts: HOST });
    assert.deepEqual(
      parentheses.map(({ code, fixes }) => [code, fixes[0]?.edits.length]),
      [["syntax", 100_000]],
    );
    const text = `event_type = "audit" and ${"exe like “/a” y ".repeat(20_000)}`;
    assert.equal(diagnose({ text, facts: HOST }).filter(({ code }) => code === "translated-connective").length, 20_000);
  });
});
