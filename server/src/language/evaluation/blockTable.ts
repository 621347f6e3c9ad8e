/** Many CIDR blocks at once: one look-up for each length of prefix instead of one comparison for each block. */

import { addressKey, type IpAddress, type IpBlock, networkKey } from "../values/ipAddress.js";

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
      const lengths = tables[address.kind];
      // An index, because going over an array in the other way costs as much as all the rest.
      for (let i = 0; i < lengths.length; i++) {
        const length = lengths[i];
        const found = length?.networks.get(networkKey(address, length.prefix));
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

type Networks<Value> = Map<number | string, Value>;

function longestFirst<Value>(
  byPrefix: ReadonlyMap<number, Value>,
): readonly { readonly prefix: number; readonly networks: Value }[] {
  return [...byPrefix].sort(([a], [b]) => b - a).map(([prefix, networks]) => ({ prefix, networks }));
}
