/**
 * IPv4 addresses of a column, read once: there are very many of them, and a block that is being edited is compared with
 * all at each key.
 */

import { parseAddress, parseBlock } from "../../language/index.js";
import type { AtomTest } from "../condition.js";
import type { Entry } from "./dictionary.js";

/** Stands for an entry that is no single IPv4 address. */
export const NO_ADDRESS = -1;

/** After so many entries, whoever reads may pause. */
const STEP = 2_048;

export interface Ipv4Network {
  readonly network: number;
  readonly mask: number;
}

/** The networks of a test that asks for nothing but IPv4 addresses and blocks; `undefined` for any other. */
export function networksOf(test: AtomTest): readonly Ipv4Network[] | undefined {
  if (test.kind !== "equality" || test.literals.length === 0) return undefined;
  const networks: Ipv4Network[] = [];
  for (const literal of test.literals) {
    const text = literal.kind === "string" ? literal.value : "";
    const block = parseBlock(text);
    const address = block?.network ?? parseAddress(text);
    if (address?.kind !== "ipv4") return undefined;
    const prefix = block?.prefix ?? 32;
    networks.push({ network: address.bits, mask: prefix === 0 ? 0 : (0xffff_ffff << (32 - prefix)) >>> 0 });
  }
  return networks;
}

export function contains(networks: readonly Ipv4Network[], address: number): boolean {
  for (let i = 0; i < networks.length; i++) {
    const one = networks[i];
    if (one !== undefined && (address & one.mask) >>> 0 === one.network) return true;
  }
  return false;
}

/** By entry, the address as a number. */
export function* addressesOf(entries: readonly Entry[]): Generator<undefined, Float64Array> {
  const addresses = new Float64Array(entries.length).fill(NO_ADDRESS);
  for (const [number, entry] of entries.entries()) {
    if (number % STEP === STEP - 1) yield;
    const address = typeof entry === "string" ? parseAddress(entry) : undefined;
    if (address?.kind === "ipv4") addresses[number] = address.bits;
  }
  return addresses;
}
