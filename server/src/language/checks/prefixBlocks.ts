/** Text prefixes of addresses → the blocks that they stand for, as few as possible. */

import { formatBlock, type IpBlock, networkOf, parseBlock } from "../values/ipAddress.js";

/**
 * The block of a prefix that ends with a whole number of the address.
 *
 * @example blockOfPrefix("172.16.") // 172.16.0.0/16
 * @example blockOfPrefix("::ffff:10.") // 10.0.0.0/8, because a mapped address is the IPv4 address
 */
export function blockOfPrefix(text: string): IpBlock | undefined {
  const ipv4 = /^(?:::ffff:)?((?:\d{1,3}\.){1,3})$/i.exec(text)?.[1];
  if (ipv4 !== undefined) {
    const octets = ipv4.split(".").slice(0, -1);
    return parseBlock(`${[...octets, "0", "0", "0"].slice(0, 4).join(".")}/${octets.length * 8}`);
  }
  const groups = /^((?:[\da-f]{1,4}:){1,7})$/i.exec(text)?.[1];
  if (groups !== undefined) return parseBlock(`${groups}:/${groups.split(":").slice(0, -1).length * 16}`);
  // The private and the link-local addresses of IPv6 are known by their first digits.
  if (/^f[cd]$/i.test(text)) return parseBlock(`${text}00::/8`);
  return /^fe80$/i.test(text) ? parseBlock("fe80::/16") : undefined;
}

/** The same addresses in fewer blocks: without doubles, and two halves of a block as the block. */
export function joinedBlocks(blocks: readonly IpBlock[]): readonly string[] {
  const joined = new Map<string, IpBlock>();
  const pending = [...blocks];
  for (let block = pending.shift(); block !== undefined; block = pending.shift()) {
    const half = otherHalf(block);
    if (half !== undefined && joined.delete(formatBlock(half))) pending.push(widened(block, block.prefix - 1));
    else joined.set(formatBlock(block), block);
  }
  const all = [...joined.values()];
  return all.filter((block) => !isInside(block, joined)).map(formatBlock);
}

function isInside(block: IpBlock, blocks: ReadonlyMap<string, IpBlock>): boolean {
  for (let prefix = block.prefix - 1; prefix >= 0; prefix--) {
    if (blocks.has(formatBlock(widened(block, prefix)))) return true;
  }
  return false;
}

function widened({ network }: IpBlock, prefix: number): IpBlock {
  return { network: networkOf(network, prefix), prefix, hasHostBits: false };
}

/** Only IPv4: lists of IPv6 blocks are short. */
function otherHalf({ network, prefix }: IpBlock): IpBlock | undefined {
  if (network.kind !== "ipv4" || prefix === 0) return undefined;
  const bit = 2 ** (32 - prefix);
  const isUpper = Math.floor(network.bits / bit) % 2 === 1;
  return {
    network: { kind: "ipv4", bits: isUpper ? network.bits - bit : network.bits + bit },
    prefix,
    hasHostBits: false,
  };
}
