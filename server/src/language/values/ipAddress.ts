/**
 * IP addresses and CIDR blocks, exactly as the language sees them: an IPv4-mapped IPv6 address is the IPv4 address, a
 * block holds addresses of its own family only, octets have no leading zeros and addresses no zone id. Words of 32 bits
 * rather than big integers, because a block is compared with the addresses of every event.
 */

export type IpAddress = Ipv4Address | Ipv6Address;

export interface Ipv4Address {
  readonly kind: "ipv4";
  /** The 32 bits as a number from 0 up. */
  readonly bits: number;
}

/** Never an IPv4-mapped address: those are read as IPv4. */
export interface Ipv6Address {
  readonly kind: "ipv6";
  /** Four words of 32 bits, each a number from 0 up, the most significant first. */
  readonly words: readonly [number, number, number, number];
}

export interface IpBlock {
  /** The first address: the one written, without its host bits. */
  readonly network: IpAddress;
  /** 0 to 32 for IPv4, 0 to 128 for IPv6. */
  readonly prefix: number;
  /** Whether the address was written with bits beyond the prefix, as in `10.0.0.1/8`; they are ignored. */
  readonly hasHostBits: boolean;
}

/**
 * Reads an address with nothing around it; `undefined` for any other text.
 *
 * @example parseAddress("::ffff:192.0.2.1") // the same as parseAddress("192.0.2.1")
 */
export function parseAddress(text: string): IpAddress | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  if (text.includes(":")) return parseIpv6(text);
  const bits = parseIpv4Bits(text);
  return bits === undefined ? undefined : { kind: "ipv4", bits };
}

/**
 * Reads a CIDR block, `address/prefix`; `undefined` for any other text, a lone address included.
 * A mapped block of prefix 96 or more is the IPv4 block.
 *
 * @example parseBlock("10.1.2.3/8") // network 10.0.0.0, prefix 8, hasHostBits
 */
export function parseBlock(text: string): IpBlock | undefined {
  const slash = text.indexOf("/");
  if (slash < 0 || slash > LONGEST_ADDRESS) return undefined;
  const written = text.slice(slash + 1);
  if (!/^(?:0|[1-9]\d{0,2})$/.test(written)) return undefined;
  const addressText = text.slice(0, slash);
  const prefix = Number(written);
  if (!addressText.includes(":")) {
    const address = parseAddress(addressText);
    return address === undefined || prefix > 32 ? undefined : block(address, prefix);
  }
  const words = parseIpv6Words(addressText);
  if (words === undefined || prefix > 128) return undefined;
  if (isMapped(words) && prefix >= 96) return block({ kind: "ipv4", bits: words[3] }, prefix - 96);
  return block({ kind: "ipv6", words }, prefix);
}

/**
 * Whether an address lies in a block; never for an address of the other family, so `::/0` holds IPv6 only [O].
 *
 * @example blockContains(parseBlock("10.0.0.0/8"), parseAddress("10.1.2.3")) // true, both given
 */
export function blockContains({ network, prefix }: IpBlock, address: IpAddress): boolean {
  if (address.kind === "ipv4") return network.kind === "ipv4" && maskWord(address.bits, prefix) === network.bits;
  if (network.kind === "ipv4") return false;
  for (let i = 0; i < 4; i++) {
    if (maskWord(address.words[i] ?? 0, prefix - 32 * i) !== network.words[i]) return false;
  }
  return true;
}

export function sameAddress(one: IpAddress, other: IpAddress): boolean {
  if (one.kind === "ipv4") return other.kind === "ipv4" && one.bits === other.bits;
  return other.kind === "ipv6" && one.words.every((word, i) => word === other.words[i]);
}

/** The block of a prefix in which an address lies: its first address. */
export function networkOf(address: IpAddress, prefix: number): IpAddress {
  if (address.kind === "ipv4") return { kind: "ipv4", bits: maskWord(address.bits, prefix) };
  const [a, b, c, d] = address.words;
  return {
    kind: "ipv6",
    words: [maskWord(a, prefix), maskWord(b, prefix - 32), maskWord(c, prefix - 64), maskWord(d, prefix - 96)],
  };
}

/** A value that is the same for two addresses exactly where they are the same address: a key for maps. */
export function addressKey(address: IpAddress): number | string {
  return address.kind === "ipv4" ? address.bits : address.words.join(" ");
}

/** The key of the block of a prefix in which an address lies; made without the block, because events ask for it. */
export function networkKey(address: IpAddress, prefix: number): number | string {
  return address.kind === "ipv4" ? maskWord(address.bits, prefix) : addressKey(networkOf(address, prefix));
}

/**
 * The first and the last address of a block, as text for a reader.
 *
 * @example rangeOf(parseBlock("10.0.0.0/8")) // { first: "10.0.0.0", last: "10.255.255.255" }
 */
export function rangeOf({ network, prefix }: IpBlock): { readonly first: string; readonly last: string } {
  const fill = (word: number, bits: number): number => (word | ~maskWord(0xffffffff, bits)) >>> 0;
  const first = formatAddress(network);
  if (network.kind === "ipv4")
    return { first, last: formatAddress({ kind: "ipv4", bits: fill(network.bits, prefix) }) };
  const [a, b, c, d] = network.words;
  const words = [fill(a, prefix), fill(b, prefix - 32), fill(c, prefix - 64), fill(d, prefix - 96)] as const;
  return { first, last: formatAddress({ kind: "ipv6", words }) };
}

/** The canonical text of an address; for IPv6 that of RFC 5952. */
export function formatAddress(address: IpAddress): string {
  if (address.kind === "ipv4") return [24, 16, 8, 0].map((shift) => (address.bits >>> shift) & 255).join(".");
  const groups = address.words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const { start, length } = longestZeroRun(groups);
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(":");
  if (length < 2) return text(groups);
  return `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

export function formatBlock({ network, prefix }: IpBlock): string {
  return `${formatAddress(network)}/${prefix}`;
}

/** `ffff:` six times and a dotted IPv4 address; longer texts are turned away before they cost anything. */
const LONGEST_ADDRESS = 45;

function block(address: IpAddress, prefix: number): IpBlock {
  const network = networkOf(address, prefix);
  return { network, prefix, hasHostBits: !sameAddress(network, address) };
}

/** The first `bits` bits of a word; any number of them may be asked for. */
function maskWord(word: number, bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? word : (word & (0xffffffff << (32 - bits))) >>> 0;
}

function parseIpv4Bits(text: string): number | undefined {
  let bits = 0;
  let octet = -1;
  let octets = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return undefined;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    } else if (text[i] === "." && octet >= 0 && octets < 3) {
      bits = bits * 256 + octet;
      octet = -1;
      octets++;
    } else return undefined;
  }
  return octets === 3 && octet >= 0 ? bits * 256 + octet : undefined;
}

function parseIpv6(text: string): IpAddress | undefined {
  const words = parseIpv6Words(text);
  if (words === undefined) return undefined;
  return isMapped(words) ? { kind: "ipv4", bits: words[3] } : { kind: "ipv6", words };
}

function isMapped([a, b, c]: Ipv6Address["words"]): boolean {
  return a === 0 && b === 0 && c === 0xffff;
}

function parseIpv6Words(text: string): Ipv6Address["words"] | undefined {
  const groups = parseGroups(withoutDottedTail(text));
  if (groups === undefined) return undefined;
  const word = (i: number): number => (((groups[i] ?? 0) << 16) | (groups[i + 1] ?? 0)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
}

/** `::ffff:1.2.3.4` as `::ffff:102:304`; a text without an IPv4 address at its end as it is. */
function withoutDottedTail(text: string): string {
  const tailStart = text.lastIndexOf(":") + 1;
  const bits = parseIpv4Bits(text.slice(tailStart));
  if (bits === undefined) return text;
  return `${text.slice(0, tailStart)}${(bits >>> 16).toString(16)}:${(bits & 0xffff).toString(16)}`;
}

function parseGroups(text: string): readonly number[] | undefined {
  const parts = text.split("::").map(readGroups);
  const [head, tail] = parts;
  if (head === undefined || parts.length > 2) return undefined;
  if (parts.length === 1) return head.length === 8 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 7) return undefined;
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

/** The groups of a part without `::`, which may be empty; `undefined` where it holds anything else. */
function readGroups(part: string): readonly number[] | undefined {
  if (part === "") return [];
  const groups = part.split(":");
  if (!groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16));
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [i, group] of groups.entries()) {
    if (group !== 0) start = i + 1;
    else if (i + 1 - start > best.length) best = { start, length: i + 1 - start };
  }
  return best;
}
