/** Which of many addresses and blocks a value is or lies in: by each prefix that occurs, the network is looked up. */

import { addressKey, type IpAddress, networkKey, parseAddress, parseBlock } from "../../language/index.js";
import { addAll } from "./addAll.js";

const COLON = 58;
const POINT = 46;
const ZERO = 48;

export class AddressIndex {
  /** By prefix, then by the key of the network. */
  readonly #ipv4 = new Map<number, Map<number | string, number[]>>();
  readonly #ipv6 = new Map<number, Map<number | string, number[]>>();

  get isEmpty(): boolean {
    return this.#ipv4.size + this.#ipv6.size === 0;
  }

  /** Adds a test whose literal may be an address or a block. */
  add(literal: string, test: number): void {
    const address = parseAddress(literal);
    const block = parseBlock(literal) ?? (address && { network: address, prefix: address.kind === "ipv4" ? 32 : 128 });
    if (block === undefined) return;
    const byPrefix = this.#networksOf(block.network);
    const networks = byPrefix.get(block.prefix) ?? new Map<number | string, number[]>();
    byPrefix.set(block.prefix, networks);
    const key = addressKey(block.network);
    const tests = networks.get(key);
    if (tests === undefined) networks.set(key, [test]);
    else tests.push(test);
  }

  find(text: string, passed: number[]): void {
    const address = parseAddress(text);
    if (address !== undefined) this.#find(address, passed);
  }

  /** Like `find`, for the bytes of a text; `false` where it must be made, because it may spell an address of IPv6. */
  findBytes(bytes: Uint8Array, start: number, length: number, passed: number[]): boolean {
    let bits = 0;
    let octet = -1;
    let octets = 0;
    let isIpv4 = true;
    for (let at = start; at < start + length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === COLON) return false;
      if (!isIpv4) continue;
      const digit = byte - ZERO;
      if (digit >= 0 && digit <= 9 && octet !== 0) {
        octet = octet < 0 ? digit : octet * 10 + digit;
        isIpv4 = octet <= 255;
      } else if (byte === POINT && octet >= 0 && octets < 3) {
        bits = bits * 256 + octet;
        octet = -1;
        octets++;
      } else isIpv4 = false;
    }
    if (isIpv4 && octets === 3 && octet >= 0) this.#find({ kind: "ipv4", bits: bits * 256 + octet }, passed);
    return true;
  }

  #find(address: IpAddress, passed: number[]): void {
    for (const [prefix, networks] of this.#networksOf(address)) {
      const tests = networks.get(networkKey(address, prefix));
      if (tests !== undefined) addAll(passed, tests);
    }
  }

  #networksOf(address: IpAddress): Map<number, Map<number | string, number[]>> {
    return address.kind === "ipv4" ? this.#ipv4 : this.#ipv6;
  }
}
