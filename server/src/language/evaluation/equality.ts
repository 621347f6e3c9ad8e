/**
 * Whether a leaf equals one of some literals. The literals are sorted once into tables by what they can equal, so a list
 * of thousands costs about as much as one.
 *
 * Decisions of ours that stand here and nowhere else:
 * - [O] Two texts that spell the same IP address are equal.
 * - [O] Two texts are never compared as numbers, and no number or boolean equals a text that has anything around it.
 */

import type { EqualityTest, Literal, StringLiteral } from "../binding/boundFilter.js";
import { Decimal, type ExactNumber, parseNumber } from "../values/decimal.js";
import type { Leaf } from "../values/event.js";
import { addressKey, type IpAddress, parseAddress, parseBlock } from "../values/ipAddress.js";
import { type BlockTable, blockTable } from "./blockTable.js";
import type { Reached } from "./fieldPath.js";
import type { FailKind, Judgement } from "./reason.js";

/** The literals of a test by what they equal. Each table leads back to the literal, for explanations. */
interface Wanted {
  /** Texts that a text leaf equals as they stand. */
  readonly texts: ReadonlyMap<string, Literal>;
  /** Numbers that a text leaf equals if it spells them: those written without quotes. */
  readonly spelled: ReadonlyMap<NumberKey, Literal>;
  /** Numbers that a number leaf equals, in quotes or not. */
  readonly numbers: ReadonlyMap<NumberKey, Literal>;
  readonly booleans: ReadonlyMap<boolean, Literal>;
  /** `undefined` where no literal is an address or a block, so that no text need be read as an address. */
  readonly network: Network | undefined;
}

interface Network {
  readonly addresses: ReadonlyMap<number | string, Literal>;
  readonly blocks: BlockTable<Literal>;
  /** One of the blocks, if there are any: to name where a value is in none. */
  readonly someBlock: Literal | undefined;
}

export function equalityTest({ literals }: EqualityTest): (reached: Reached) => boolean {
  const wanted = sortLiterals(literals);
  const [only] = literals;
  const { texts, spelled, numbers, booleans, network } = wanted;
  const equals = (reached: Reached): boolean => {
    switch (typeof reached) {
      case "string":
        return texts.has(reached) || (spelled.size > 0 && spells(wanted, reached)) || isInNetwork(network, reached);
      case "number":
        return numbers.has(reached);
      case "boolean":
        return booleans.has(reached);
      default:
        return reached instanceof Decimal && numbers.has(numberKey(reached));
    }
  };
  if (literals.length !== 1 || only?.kind !== "string" || network !== undefined) return equals;
  const { value } = only;
  return (reached) => (typeof reached === "string" ? reached === value : equals(reached));
}

/** Like `equalityTest`, but says why. There must be at least one literal. */
export function equalityJudge({ literals }: EqualityTest): (leaf: Leaf) => Judgement | undefined {
  const wanted = sortLiterals(literals);
  const folded = new Map([...wanted.texts].map(([text, literal]) => [text.toLowerCase(), literal] as const));
  const [first] = literals;
  if (first === undefined) return () => undefined;
  const fails = (kind: FailKind, literal: Literal = first): Judgement => ({ holds: false, kind, literal });

  const judgeText = (text: string): Judgement => {
    const equal = wanted.texts.get(text);
    if (equal !== undefined) return { holds: true, kind: "equal", literal: equal };
    const number = wanted.spelled.size > 0 ? parseNumber(text) : undefined;
    const spelled = number === undefined ? undefined : wanted.spelled.get(numberKey(number));
    if (spelled !== undefined) return { holds: true, kind: "same-number", literal: spelled };
    const address = wanted.network === undefined ? undefined : parseAddress(text);
    const inNetwork = address === undefined ? undefined : judgeAddress(wanted.network, address);
    if (inNetwork?.holds === true) return inNetwork;

    const other = folded.get(text.toLowerCase());
    if (other !== undefined) return fails("case-differs", other);
    const trimmed = wanted.texts.get(text.trim());
    if (trimmed !== undefined) return fails("space-differs", trimmed);
    if (inNetwork !== undefined) return inNetwork;
    if (wanted.network?.someBlock === first) return fails("not-an-address");
    return fails(first.kind === "number" && number === undefined ? "not-a-number" : "not-equal");
  };

  return (leaf) => {
    if (typeof leaf === "string") return judgeText(leaf);
    if (typeof leaf === "boolean") {
      const literal = wanted.booleans.get(leaf);
      if (literal !== undefined) return { holds: true, kind: "equal", literal };
      return fails(wanted.booleans.size > 0 ? "not-equal" : "type-differs");
    }
    const literal = wanted.numbers.get(numberKey(leaf));
    if (literal === undefined) return fails(wanted.numbers.size > 0 ? "not-equal" : "type-differs");
    return { holds: true, kind: literal.kind === "number" ? "equal" : "same-number", literal };
  };
}

function sortLiterals(literals: readonly Literal[]): Wanted {
  const texts = new Map<string, Literal>();
  const spelled = new Map<NumberKey, Literal>();
  const numbers = new Map<NumberKey, Literal>();
  const booleans = new Map<boolean, Literal>();
  for (const literal of literals) {
    switch (literal.kind) {
      case "string": {
        texts.set(literal.value, literal);
        const number = parseNumber(literal.value);
        if (number !== undefined) numbers.set(numberKey(number), literal);
        if (literal.value === "true" || literal.value === "false") booleans.set(literal.value === "true", literal);
        break;
      }
      case "number":
        spelled.set(numberKey(literal.value), literal);
        numbers.set(numberKey(literal.value), literal);
        break;
      case "boolean":
        booleans.set(literal.value, literal);
        texts.set(String(literal.value), literal);
    }
  }
  return { texts, spelled, numbers, booleans, network: networkOfLiterals(literals) };
}

function networkOfLiterals(literals: readonly Literal[]): Network | undefined {
  const strings = literals.filter((literal): literal is StringLiteral => literal.kind === "string");
  const addresses = new Map(
    strings.flatMap((literal) => {
      const address = parseAddress(literal.value);
      return address === undefined ? [] : [[addressKey(address), literal] as const];
    }),
  );
  const blocks = strings.flatMap((literal) => {
    const block = parseBlock(literal.value);
    return block === undefined ? [] : [[block, literal] as const];
  });
  if (addresses.size === 0 && blocks.length === 0) return undefined;
  return { addresses, blocks: blockTable(blocks), someBlock: blocks[0]?.[1] };
}

function spells({ spelled }: Wanted, text: string): boolean {
  const number = parseNumber(text);
  return number !== undefined && spelled.has(numberKey(number));
}

function isInNetwork(network: Network | undefined, text: string): boolean {
  if (network === undefined) return false;
  const address = parseAddress(text);
  if (address === undefined) return false;
  if (network.addresses.size > 0 && network.addresses.has(addressKey(address))) return true;
  return network.blocks.find(address) !== undefined;
}

function judgeAddress(network: Network | undefined, address: IpAddress): Judgement | undefined {
  const same = network?.addresses.get(addressKey(address));
  if (same !== undefined) return { holds: true, kind: "same-address", literal: same };
  const block = network?.blocks.find(address);
  if (block !== undefined) return { holds: true, kind: "in-block", literal: block };
  return network?.someBlock && { holds: false, kind: "not-in-block", literal: network.someBlock };
}

/** A key for maps that is the same for two numbers exactly where they are the same number. */
type NumberKey = number | string;

function numberKey(value: ExactNumber): NumberKey {
  if (typeof value === "number") return value;
  return `${value.negative ? "-" : ""}${value.digits}e${value.magnitude}`;
}
