/** Addresses and blocks, against Node's own reading of them. */

import assert from "node:assert/strict";
import net from "node:net";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  addressKey,
  blockContains,
  formatAddress,
  formatBlock,
  type IpAddress,
  parseAddress,
  parseBlock,
  rangeOf,
  sameAddress,
} from "../../../server/src/language/values/ipAddress.js";

function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  assert.ok(parsed, `${text} is an address`);
  return parsed;
}

const octet = fc.nat(255);
const ipv4Text = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));
const group = fc.oneof(
  fc.constantFrom("0", "0000", "ffff", "FFFF", "1"),
  fc.nat(0xffff).map((n) => n.toString(16)),
);
const ipv6Text = fc.oneof(
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(":")),
  fc
    .tuple(fc.array(group, { maxLength: 6 }), fc.array(group, { maxLength: 6 }))
    .map(([head, tail]) => `${head.join(":")}::${tail.slice(0, Math.max(0, 7 - head.length)).join(":")}`),
  ipv4Text.map((text) => `::ffff:${text}`),
  ipv4Text.map((text) => `64:ff9b::${text}`),
);
/** Texts that are nearly addresses. */
const damaged = fc
  .tuple(
    fc.oneof(ipv4Text, ipv6Text),
    fc.nat(40),
    fc.constantFrom("", ":", "::", ".", "0", "00", "f", "g", " ", "-", "1.", "/"),
  )
  .map(([text, at, inserted]) => text.slice(0, at) + inserted + text.slice(inserted === "" ? at + 1 : at));

describe("addresses", () => {
  it("are the texts that Node takes for addresses, zone ids aside", () => {
    fc.assert(
      fc.property(fc.oneof(ipv4Text, ipv6Text, damaged, fc.string({ maxLength: 20 })), (text) => {
        fc.pre(!text.includes("%"));
        const parsed = parseAddress(text);
        assert.equal(parsed !== undefined, net.isIP(text) !== 0, text);
      }),
      { numRuns: 5_000 },
    );
  });

  it("have no leading zeros, zone ids or anything around them", () => {
    for (const text of [
      ...["10.01.2.3", "010.1.2.3", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.", ".1.2.3.4", "1..2.3", " 1.2.3.4"],
      ...["fe80::1%eth0", "::1%0", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::12345", "::1.2.3.4:5"],
      ...[
        "::ffff:1.2.3.04",
        "[::1]",
        "1:2:3:4:5:6:7:1.2.3.4",
        "",
        ":",
        "::g",
        "0x1.2.3.4",
        "１.2.3.4",
        "1".repeat(1e6),
      ],
    ]) {
      assert.equal(parseAddress(text), undefined, text.slice(0, 50));
    }
  });

  it("are the IPv4 address where they are mapped", () => {
    assert.deepEqual(parseAddress("::ffff:192.0.2.1"), { kind: "ipv4", bits: 0xc0000201 });
    assert.deepEqual(parseAddress("0:0:0:0:0:FFFF:c000:0201"), parseAddress("192.0.2.1"));
    assert.equal(parseAddress("::192.0.2.1")?.kind, "ipv6");
    assert.equal(parseAddress("::ffff:0:192.0.2.1")?.kind, "ipv6");
  });

  it("are written in the shortest way and read back as themselves", () => {
    const expectations = [
      ["2001:0DB8:0:0:0:0:0:1", "2001:db8::1"],
      ["0:0:0:0:0:0:0:0", "::"],
      ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
      ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
      ["1:0:0:2:3:0:0:4", "1::2:3:0:0:4"],
      ["::FFFF:255.255.255.255", "255.255.255.255"],
    ] as const;
    for (const [written, shown] of expectations) assert.equal(formatAddress(address(written)), shown);
    fc.assert(
      fc.property(fc.oneof(ipv4Text, ipv6Text), (text) => {
        const parsed = address(text);
        const again = address(formatAddress(parsed));
        assert.deepEqual(again, parsed);
        assert.ok(sameAddress(again, parsed));
        assert.equal(addressKey(again), addressKey(parsed));
      }),
    );
  });
});

describe("blocks", () => {
  it("hold the addresses that Node's block list says they hold", () => {
    const near = (text: string, other: string): fc.Arbitrary<string> => fc.constantFrom(text, other);
    const pair = fc.oneof(
      fc.tuple(ipv4Text, ipv4Text, fc.nat(32)),
      fc.tuple(ipv6Text, ipv6Text, fc.nat(128)),
      fc.tuple(ipv6Text, ipv4Text, fc.nat(128)),
      fc.tuple(ipv4Text, ipv6Text, fc.nat(32)),
    );
    const holds = new Set<boolean>();
    fc.assert(
      fc.property(
        pair.chain(([inBlock, other, prefix]) =>
          fc.tuple(fc.constant(inBlock), near(inBlock, other), fc.constant(prefix)),
        ),
        fc.nat(127),
        ([written, asked, prefix], flip) => {
          const block = parseBlock(`${written}/${prefix}`);
          assert.ok(block);
          const candidate = flipBit(address(asked), flip);
          // Node is asked about the addresses as they are here: mapped ones are IPv4.
          const { network } = block;
          const list = new net.BlockList();
          list.addSubnet(formatAddress(network), block.prefix, network.kind);
          const expected = network.kind === candidate.kind && list.check(formatAddress(candidate), candidate.kind);
          holds.add(expected);
          assert.equal(
            blockContains(block, candidate),
            expected,
            `${formatAddress(candidate)} in ${formatBlock(block)}`,
          );
        },
      ),
      { numRuns: 3_000 },
    );
    assert.equal(holds.size, 2, "both answers occurred");
  });

  it("mask the host bits and say so", () => {
    const expectations = [
      ["10.1.2.3/8", "10.0.0.0/8", true],
      ["10.0.0.0/8", "10.0.0.0/8", false],
      ["255.255.255.255/0", "0.0.0.0/0", true],
      ["1.2.3.4/32", "1.2.3.4/32", false],
      ["2001:db8::1/32", "2001:db8::/32", true],
      ["ffff::/1", "8000::/1", true],
      ["::ffff:10.1.2.3/104", "10.0.0.0/8", true],
      ["::ffff:0:0/96", "0.0.0.0/0", false],
      ["::ffff:0:0/95", "::fffe:0:0/95", true],
    ] as const;
    for (const [written, shown, hasHostBits] of expectations) {
      const block = parseBlock(written);
      assert.equal(block && formatBlock(block), shown, written);
      assert.equal(block?.hasHostBits, hasHostBits, written);
    }
  });

  it("are nothing else", () => {
    for (const text of [
      ...["10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/8/8", "/8", "::/129"],
      ...["10.0.0/8", "10.01.0.0/16", "fe80::%1/10", "10.0.0.0 /8", "10.0.0.0/ 8", "10.0.0.0/255.0.0.0", "", "a/b"],
    ]) {
      assert.equal(parseBlock(text), undefined, text);
    }
  });

  it("know their first and last address", () => {
    const range = (text: string) => {
      const block = parseBlock(text);
      return block && rangeOf(block);
    };
    assert.deepEqual(range("10.1.2.3/8"), { first: "10.0.0.0", last: "10.255.255.255" });
    assert.deepEqual(range("0.0.0.0/0"), { first: "0.0.0.0", last: "255.255.255.255" });
    assert.deepEqual(range("192.0.2.1/32"), { first: "192.0.2.1", last: "192.0.2.1" });
    assert.deepEqual(range("2001:db8::/33"), { first: "2001:db8::", last: "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff" });
    assert.deepEqual(range("::/0"), { first: "::", last: "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" });
  });

  it("hold addresses of their own family only", () => {
    const contains = (block: string, text: string): boolean => {
      const parsed = parseBlock(block);
      return parsed !== undefined && blockContains(parsed, address(text));
    };
    assert.ok(contains("::/0", "::1"));
    assert.ok(!contains("::/0", "10.0.0.1"));
    assert.ok(!contains("::/0", "::ffff:10.0.0.1"));
    assert.ok(contains("0.0.0.0/0", "::ffff:10.0.0.1"));
    assert.ok(!contains("0.0.0.0/0", "::1"));
  });
});

function flipBit(parsed: IpAddress, bit: number): IpAddress {
  if (parsed.kind === "ipv4") return { kind: "ipv4", bits: (parsed.bits ^ (1 << (bit % 32))) >>> 0 };
  const [a, b, c, d] = parsed.words.map((word, i) => (i === bit >> 5 ? (word ^ (1 << (bit % 32))) >>> 0 : word));
  return address(formatAddress({ kind: "ipv6", words: [a ?? 0, b ?? 0, c ?? 0, d ?? 0] }));
}
