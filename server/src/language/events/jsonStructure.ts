/**
 * Follows the structure of JSON through bytes, in chunks cut anywhere, and stops wherever the splitter must decide
 * something. It looks at brackets, quotes, commas and colons only: what a record holds is the parser's business.
 */

import { byteCodes, isScalarByte, isSpaceByte } from "./byteCodes.js";

/**
 * - `more`: the chunk is used up
 * - `start`: the first byte of a value at the base depth was read
 * - `end`: a value at the base depth is complete
 * - `close`: the container at whose inside the base depth lies was closed
 * - `list`: an array was opened in the object at the top, or in an object that stands in it
 * - `bad`: the byte at `at` cannot stand there; nothing was read
 * - `lost`: so damaged that the end of the value cannot be found
 */
export type Signal = "more" | "start" | "end" | "close" | "list" | "bad" | "lost";

const { QUOTE, BACKSLASH, LF, COMMA, COLON, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY } = byteCodes;

type State = "value" | "firstValue" | "key" | "firstKey" | "colon" | "after" | "string" | "keyString" | "scalar";

/** Containers deeper than this are not told apart: such a record is refused later. */
const DEEPEST_KNOWN = 1_024;
const LONGEST_KEY_OF_A_LIST = 10;

export class JsonStructure {
  /** Index in the bytes scanned of the first one that was not read. */
  at = 0;
  line = 1;
  depth = 0;
  /** The depth at which values are records: 0 for values one after the other, 1 inside of a list at the top, … */
  base = 0;
  /** Whether arrays near the top are of interest. */
  watching = true;
  /** Keys of the objects at depth 1 and 2 whose values are being read. Shortened, as only short ones matter. */
  readonly keys: [string, string] = ["", ""];
  /** Whether the object at the top has shown a key `event_type`. */
  sawEventType = false;
  /** Whether closing brackets that were never opened are to be overlooked, because the opening ones were lost. */
  tolerant = false;

  #state: State = "value";
  #escaped = false;
  #lenient = false;
  #lineStart = true;
  readonly #containers = new Uint8Array(DEEPEST_KNOWN);

  /** Goes on after a damaged record: a value comes next, at the base depth. */
  resume(base: number): void {
    this.base = base;
    this.depth = base;
    this.#state = "value";
    this.#escaped = false;
    this.#lenient = false;
  }

  /** From here on only quotes and brackets count, up to the end of the value at the base depth. */
  beLenient(bytes: Uint8Array): void {
    this.#lenient = true;
    this.#state = "value";
    this.#lineStart = bytes[this.at - 1] === LF;
  }

  /** Whether the last value was in the middle of a text: then brackets cannot be told from text any more. */
  get isInString(): boolean {
    return this.#state === "string" || this.#state === "keyString";
  }

  /** The keys that lead to the array just opened; `undefined` where it does not stand in objects only. */
  get listPath(): readonly [string, string | undefined] | undefined {
    for (let depth = 0; depth < this.depth - 1; depth++) if (this.#containers[depth] !== OPEN_OBJECT) return undefined;
    return [this.keys[0], this.depth === 3 ? this.keys[1] : undefined];
  }

  /** Whether a value inside of a container has ended, and nothing behind it is read. */
  get isAfterValue(): boolean {
    return this.#state === "after";
  }

  skipSpace(bytes: Uint8Array, end: number): void {
    while (this.at < end && isSpaceByte(bytes[this.at] ?? 0)) {
      if (bytes[this.at] === LF) this.line++;
      this.at++;
    }
  }

  scan(bytes: Uint8Array, end: number): Signal {
    while (this.at < end) {
      const signal = this.#lenient && !this.isInString ? this.#stepLenient(bytes) : this.#step(bytes, end);
      if (signal !== undefined) return signal;
    }
    return "more";
  }

  #step(bytes: Uint8Array, end: number): Signal | undefined {
    if (this.isInString) return this.#stepString(bytes, end);
    const byte = bytes[this.at] ?? 0;
    if (this.#state === "scalar") {
      if (!isScalarByte(byte)) return this.#ended();
      this.at++;
      return undefined;
    }
    if (isSpaceByte(byte)) {
      this.skipSpace(bytes, end);
      return undefined;
    }
    switch (this.#state) {
      case "value":
      case "firstValue":
        return this.#stepValue(byte);
      case "key":
      case "firstKey":
        if (byte === CLOSE_OBJECT && this.#state === "firstKey") return this.#closed();
        if (byte !== QUOTE) return "bad";
        this.at++;
        this.#state = "keyString";
        if (this.#isNearTop) this.#setKey("");
        return undefined;
      case "colon":
        if (byte !== COLON) return "bad";
        this.at++;
        this.#state = "value";
        return undefined;
      default:
        return this.#stepAfter(byte);
    }
  }

  #stepValue(byte: number): Signal | undefined {
    if (byte === CLOSE_ARRAY && (this.#state === "firstValue" || this.#isAfterLastComma)) return this.#closed();
    if (this.depth === 0 && this.#isBetweenValues(byte)) {
      this.at++;
      return undefined;
    }
    const isRecord = this.depth === this.base;
    if (byte === QUOTE) this.#state = "string";
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.#containers[this.depth] = byte;
      this.depth++;
      this.#state = byte === OPEN_OBJECT ? "firstKey" : "firstValue";
    } else if (isScalarByte(byte) && this.depth > 0) this.#state = "scalar";
    else return "bad";
    this.at++;
    if (isRecord) return "start";
    return byte === OPEN_ARRAY && this.watching && this.depth <= 3 ? "list" : undefined;
  }

  /** A comma behind the last record of a list does the records no harm. */
  get #isAfterLastComma(): boolean {
    return this.base > 0 && this.depth === this.base;
  }

  /** Commas between values at the top do no harm, nor do record separators (RFC 7464) and marks of UTF-8. */
  #isBetweenValues(byte: number): boolean {
    if (byte === COMMA || byte === 0x1e || byte === 0xef || byte === 0xbb || byte === 0xbf) return true;
    return this.tolerant && (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT);
  }

  /** A comma that is missing between two records does them no harm. */
  #stepAfter(byte: number): Signal | undefined {
    const container = this.#containers[this.depth - 1];
    if (byte === COMMA) {
      this.at++;
      this.#state = container === OPEN_OBJECT ? "key" : "value";
      return undefined;
    }
    if (byte === (container === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY)) return this.#closed();
    if (byte !== OPEN_OBJECT || this.depth !== this.base) return "bad";
    this.#state = "value";
    return undefined;
  }

  #stepString(bytes: Uint8Array, end: number): Signal | undefined {
    const captures = this.#state === "keyString" && this.#isNearTop;
    while (this.at < end) {
      const byte = bytes[this.at] ?? 0;
      if (byte === LF) return this.#lenient ? "lost" : "bad";
      this.at++;
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) return this.#endString();
      else if (captures) this.#addToKey(byte);
    }
    return undefined;
  }

  #endString(): Signal | undefined {
    if (this.#lenient) {
      this.#state = "value";
      return undefined;
    }
    if (this.#state === "string") return this.#ended();
    if (this.depth === 1 && this.keys[0] === "event_type") this.sawEventType = true;
    this.#state = "colon";
    return undefined;
  }

  get #isNearTop(): boolean {
    return this.watching && this.depth <= 2;
  }

  #setKey(key: string): void {
    this.keys[this.depth === 1 ? 0 : 1] = key;
  }

  #addToKey(byte: number): void {
    const key = this.keys[this.depth === 1 ? 0 : 1];
    if (key.length <= LONGEST_KEY_OF_A_LIST) this.#setKey(key + String.fromCharCode(byte));
  }

  #stepLenient(bytes: Uint8Array): Signal | undefined {
    const byte = bytes[this.at] ?? 0;
    const opens = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
    if (opens && this.#lineStart && this.base === 0) return "lost";
    this.#lineStart = byte === LF;
    if (byte === LF) this.line++;
    if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      const opened = this.depth <= DEEPEST_KNOWN ? this.#containers[this.depth - 1] : undefined;
      if (opened !== undefined && opened !== (byte === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_ARRAY)) return "lost";
      return this.#closed();
    }
    this.at++;
    if (byte === QUOTE) this.#state = "string";
    else if (opens) {
      this.#containers[this.depth] = byte;
      this.depth++;
    }
    return undefined;
  }

  /** A closing bracket: reads it. */
  #closed(): Signal | undefined {
    this.at++;
    this.depth--;
    return this.#ended();
  }

  #ended(): Signal | undefined {
    if (this.depth <= this.base) this.#lenient = false;
    if (!this.#lenient) this.#state = this.depth === 0 ? "value" : "after";
    if (this.depth === this.base) return "end";
    return this.depth < this.base ? "close" : undefined;
  }
}
