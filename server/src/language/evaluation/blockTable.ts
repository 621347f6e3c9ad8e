/** Many CIDR blocks at once: one look-up for each length of prefix instead of one comparison for each block. */

import { addressKey, type IpAddress, type IpBlock, networkOf } from "../values/ipAddress.js";

export interface BlockTable<Value> {
  /** The value of the block, of those that hold the address the one with the longest prefix. */
  find(address: IpAddress): Value | undefined;
}

export function blockTable<Value>(blocks: Iterable<readonly [IpBlock, Value]>): BlockTable<Value> {
  const byPrefix = { ipv4: new Map<number, Networks<Value>>(), ipv6: new Map<number, Networks<Value>>() };
  for (const [{ network, prefix }, value] of blocks) {
    const prefixes = byPrefix[network.kind];
    const networks = prefixes.get(prefix) ?? new Map<number | string, Value>();
    prefixes.set(prefix, networks.set(addressKey(network), value));
  }
  const tables = { ipv4: longestFirst(byPrefix.ipv4), ipv6: longestFirst(byPrefix.ipv6) };
  return {
    find(address) {
      for (const [prefix, networks] of tables[address.kind]) {
        const found = networks.get(addressKey(networkOf(address, prefix)));
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

type Networks<Value> = Map<number | string, Value>;

function longestFirst<Value>(byPrefix: ReadonlyMap<number, Value>): readonly (readonly [number, Value])[] {
  return [...byPrefix].sort(([a], [b]) => b - a);
}
