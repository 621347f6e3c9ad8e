/** The smallest CIDR block that holds both a block and an address. */

import { blockContains, formatBlock, type IpAddress, type IpBlock, networkOf } from "../values/ipAddress.js";

/** A block shorter than this is no neighbourhood any more. */
const SHORTEST_PREFIX = 8;

/** @example smallestBlock(parseBlock("10.1.0.0/16"), parseAddress("10.2.0.1")) // "10.0.0.0/14" */
export function smallestBlock({ network, prefix }: IpBlock, address: IpAddress): string | undefined {
  if (network.kind !== address.kind) return undefined;
  for (let bits = prefix - 1; bits >= SHORTEST_PREFIX; bits--) {
    const wider = { network: networkOf(network, bits), prefix: bits, hasHostBits: false };
    if (blockContains(wider, address)) return formatBlock(wider);
  }
  return undefined;
}
