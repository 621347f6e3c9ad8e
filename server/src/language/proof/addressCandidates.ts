/**
 * Addresses that stand for all addresses. The addresses and blocks of some tests, and the ways in which an IPv4 address is
 * to begin, cut each family into intervals in which all of these say the same, so the first address of each is enough.
 */

import { formatAddress, type IpAddress, type Ipv6Address } from "../values/ipAddress.js";
import type { TestParts } from "./leafTruth.js";

export function addressesAround(tests: readonly TestParts[]): readonly IpAddress[] {
  const four = new Set<number>([0]);
  // What begins and ends the mapped addresses begins and ends an interval too: they are IPv4.
  const six = new Set<bigint>([0n, MAPPED_START, MAPPED_END]);
  for (const { addresses, blocks, pieces } of tests) {
    for (const { operator, text } of pieces) if (operator === "starts_with") addPrefix(text, four);
    for (const address of addresses) addBoundaries(address, 128, four, six);
    for (const { network, prefix } of blocks) addBoundaries(network, prefix, four, six);
  }
  return [
    ...[...four].sort((a, b) => a - b).map((bits) => ({ kind: "ipv4", bits }) as const),
    ...[...six]
      .filter((bits) => !isMapped(bits))
      .sort((a, b) => (a < b ? -1 : 1))
      .map(ipv6Of),
  ];
}

/**
 * Addresses of which one is the shortest, in its usual spelling, of each interval. An address of an interval is the first
 * of it, or differs from the first in some octet or group: then nothing is shorter than one more there, and zeros behind.
 */
export function shortestAddressesAround(tests: readonly TestParts[]): readonly IpAddress[] {
  const around = addressesAround(tests);
  const four = around.flatMap((address) => (address.kind === "ipv4" ? [BigInt(address.bits)] : []));
  const six = around.flatMap((address) => (address.kind === "ipv6" ? [bitsOf(address)] : []));
  return [
    ...inIntervals(four, 32n, 8n).map((bits) => ({ kind: "ipv4", bits: Number(bits) }) as const),
    ...inIntervals(six, 128n, 16n)
      .filter((bits) => !isMapped(bits))
      .map(ipv6Of),
  ];
}

function inIntervals(starts: readonly bigint[], length: bigint, part: bigint): readonly bigint[] {
  return starts.flatMap((start, i) => {
    const end = starts[i + 1] ?? 1n << length;
    const found = [start];
    for (let zeros = 0n; zeros < length; zeros += part) {
      const more = ((start >> zeros) + 1n) << zeros;
      // With one more than the last of an octet the octet before it changes as well.
      if (more < end && more >> (zeros + part) === start >> (zeros + part)) found.push(more);
    }
    return found;
  });
}

/** The ways to write an address that are worth trying, the usual one first. */
export function spellingsOfAddress(address: IpAddress): readonly string[] {
  const usual = formatAddress(address);
  if (address.kind === "ipv4") {
    const [a, b, c, d] = [24, 16, 8, 0].map((shift) => (address.bits >>> shift) & 255);
    const hex = `${(address.bits >>> 16).toString(16)}:${(address.bits & 0xffff).toString(16)}`;
    return [usual, `::ffff:${a}.${b}.${c}.${d}`, `::ffff:${hex}`, `0:0:0:0:0:ffff:${hex}`, `::FFFF:${usual}`];
  }
  const groups = address.words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const full = groups.map((group) => group.toString(16));
  return [usual, full.join(":"), full.map((group) => group.padStart(4, "0")).join(":"), usual.toUpperCase()];
}

const MAPPED_START = 0xffff_0000_0000n;
const MAPPED_END = 0x1_0000_0000_0000n;

function isMapped(bits: bigint): boolean {
  return bits >= MAPPED_START && bits < MAPPED_END;
}

/** Where an interval begins, and where the next one does. */
function addBoundaries(network: IpAddress, prefix: number, four: Set<number>, six: Set<bigint>): void {
  if (network.kind === "ipv4") {
    const end = network.bits + 2 ** (32 - Math.min(prefix, 32));
    four.add(network.bits);
    if (end < 2 ** 32) four.add(end);
    return;
  }
  const bits = bitsOf(network);
  const end = bits + (1n << BigInt(128 - prefix));
  six.add(bits);
  if (end < 1n << 128n) six.add(end);
}

/** Where the IPv4 addresses begin and end whose usual text begins so: `10.2` is 10.2, 10.20 to 10.29 and 10.200 up. */
function addPrefix(text: string, four: Set<number>): void {
  const octets = text.split(".");
  const last = octets.pop() ?? "";
  if (octets.length > 3 || !octets.every(isOctet) || !/^\d*$/.test(last)) return;
  const size = 256 ** (3 - octets.length);
  const base = octets.reduce((bits, octet) => bits * 256 + Number(octet), 0) * 256 * size;
  for (let octet = 0; octet < 256; octet++) {
    if (!String(octet).startsWith(last)) continue;
    four.add(base + octet * size);
    const end = base + (octet + 1) * size;
    if (end < 2 ** 32) four.add(end);
  }
}

function isOctet(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) < 256;
}

function bitsOf({ words }: Ipv6Address): bigint {
  return words.reduce((bits, word) => (bits << 32n) | BigInt(word), 0n);
}

function ipv6Of(bits: bigint): IpAddress {
  const word = (shift: bigint): number => Number((bits >> shift) & 0xffff_ffffn);
  return { kind: "ipv6", words: [word(96n), word(64n), word(32n), word(0n)] };
}
