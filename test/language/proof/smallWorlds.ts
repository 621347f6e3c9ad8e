/** The small worlds that proofs are tried in. */

import { documentedAliases, documentedWorld } from "./documentedWorlds.js";
import { events, oneOrTwo, product, records, type World, worldOf } from "./world.js";
import { worldsOfPieces } from "./worldsOfPieces.js";

const TEXTS = [
  ...['= "ab"', '!= "ab"', '= "a"', '!= "aba"', '= ""', "= null", "!= null", "exists", 'in ("a", "ab")'],
  ...['starts_with "a"', 'starts_with "ab"', 'ends_with "a"', 'ends_with "ba"', 'ends_with "b"'],
  ...['contains "b"', 'contains "ba"', 'contains ""', 'contains "c"', 'like "aa"', 'not in ("b", "ba")'],
];
const NUMBERS = [
  ...["= 5", "!= 5", '= "5"', '= "5.0"', '!= "5.0"', "= 7", "< 5", "> 5", "<= 5", ">= 5", "< 7", "> 4.5", '< "6"'],
  ...[
    'starts_with "5"',
    'starts_with "4"',
    'ends_with ".0"',
    'contains "7"',
    'contains "e"',
    "= null",
    "!= null",
    '= "x"',
  ],
  ...["= true", '= "true"', "!= false", 'starts_with "t"', "> 99999999999999999999", '= "99999999999999999999"'],
];
const ADDRESSES = [
  ...['= "10.0.0.1"', '!= "10.0.0.1"', '= "10.0.0.0/8"', '!= "10.0.0.0/8"', '= "10.0.0.0/24"', '= "0.0.0.0/0"'],
  ...['= "::1"', '= "::/0"', '!= "::/0"', '= "::ffff:10.0.0.1"', 'starts_with "10."', 'starts_with "192.168."'],
  ...['ends_with ".1"', 'contains ":"', 'contains "/"', "= null", "!= null", '= "192.168.0.0/16"', '= "10.0.0.2"'],
];
const INSTANTS = [
  ...['< "2020-01-01T00:00:00Z"', '> "2020-01-01T00:00:00Z"', '>= "2020-01-01T00:00:00Z"', '= "2020-01-01T00:00:00Z"'],
  ...['!= "2020-01-01T00:00:00Z"', '<= "2020-01-01T01:00:00+01:00"', '> "2019-12-31T23:59:59.5Z"', "= null", "!= null"],
  ...['starts_with "2020"', 'starts_with "2019"', 'contains "T"', '< "2020"', '> "x"'],
];

const TEXT_VALUES = ["", "a", "b", "ab", "ba", "aba", "aa", "x", "bab", true, {}];
const NUMBER_VALUES = [5, "5", "5.0", 6, "6", 7, 4.75, "4.75", "5e0", "7e-1", "x", true, "true", {}, "05", 1e21];
const ADDRESS_VALUES = [
  ...[
    "10.0.0.1",
    "10.0.0.2",
    "10.1.0.1",
    "192.168.0.1",
    "::1",
    "::2",
    "::ffff:10.0.0.1",
    "10.0.0.0/8",
    "x",
    "::ffff:a00:1",
  ],
];
const INSTANT_VALUES = [
  ...["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.0Z", "2019-12-31T23:59:59.7Z", "2019-12-31T00:00:00Z"],
  ...["2020-01-01T00:00:01Z", "2020-01-01T01:00:00+01:00", "2020", 2021, "2019x"],
];

/** The worlds, made anew at each call because they are large. */
export function smallWorlds(): readonly World[] {
  const few = oneOrTwo("a", "ab", {});
  return [
    documentedWorld(),
    documentedAliases(),
    ...worldsOfPieces(),
    worldOf("texts", [...product(["a"], TEXTS)], events(records({ a: oneOrTwo(...TEXT_VALUES) }))),
    worldOf("numbers", [...product(["a"], NUMBERS)], events(records({ a: oneOrTwo(...NUMBER_VALUES) }))),
    worldOf("addresses", [...product(["a"], ADDRESSES)], events(records({ a: oneOrTwo(...ADDRESS_VALUES) }))),
    worldOf("instants", [...product(["a"], INSTANTS)], events(records({ a: oneOrTwo(...INSTANT_VALUES) }))),
    worldOf(
      "two fields",
      [
        ...product(
          ["a", "b"],
          ['= "a"', '!= "a"', 'starts_with "a"', 'ends_with "b"', "= null", "!= null", "= 1", "> 1"],
        ),
      ],
      events(records({ a: oneOrTwo("a", "ab", 1, {}), b: oneOrTwo("a", "b", 2, {}) })),
    ),
    worldOf(
      "prefix paths",
      [...product(["a", "a.b", "a.0", "a.b.c"], ['= "a"', '!= "a"', "= null", "!= null", 'contains "b"'])],
      events([
        ...records({ a: few, "a.b": [undefined, "a", "b", {}], "a.0": [undefined, "a"], "a.b.c": [undefined, "a"] }),
        ...records({
          a: [
            { b: "a" },
            { b: "b" },
            [{ b: "a" }],
            { b: { c: "a" } },
            { "b.c": "b" },
            [["a"], "b"],
            { 0: "a" },
            [{ b: [{ c: "b" }] }, "a"],
          ],
          "a.b": [undefined, "a"],
        }),
      ]),
    ),
    worldOf(
      "aliases",
      [
        ...product(
          ["ip", "src_ip", "connection.src_addr", "sourceIPAddress"],
          ['= "10.0.0.1"', '!= "10.0.0.1"', "= null"],
        ),
        ...[
          'event_type = "audit"',
          'event_type != "audit"',
          'event_type = "cloudtrail"',
          "event_type = null",
          'event_type = "host"',
        ],
      ],
      events(
        records({
          event_type: [undefined, "audit", "cloudtrail", "host", ["audit"], ["audit", "cloudtrail"], {}],
          ip: [undefined, "10.0.0.1", "x"],
          src_ip: [undefined, "10.0.0.1", "x"],
          "connection.src_addr": [undefined, "10.0.0.1", ["x", "10.0.0.1"]],
          sourceIPAddress: [undefined, "10.0.0.1", "x"],
        }),
        [undefined, "audit", "cloudtrail"],
      ),
    ),
    worldOf(
      "first of several",
      [
        ...product(
          ["user", "userIdentity.userName", "userIdentity.arn", "userIdentity"],
          ['= "a"', '!= "a"', "= null", 'like "b"'],
        ),
        ...['event_type = "cloudtrail"', 'event_type != "cloudtrail"', 'event_type starts_with "cloud"'],
      ],
      events(
        records({
          event_type: [undefined, "cloudtrail", "host", ["cloudtrail"]],
          user: [undefined, "a", "b", {}],
          "userIdentity.userName": [undefined, "a", "b"],
          userIdentity: [
            undefined,
            { arn: "a" },
            { arn: "b" },
            { sessionContext: { sessionIssuer: { userName: "ab" } } },
            "a",
          ],
        }),
        [undefined, "cloudtrail"],
      ),
    ),
  ];
}
