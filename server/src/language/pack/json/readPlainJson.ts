/**
 * JSON text without a mistake → host tree, in one pass. A pack of thousands of rules is nearly always such a text; what
 * is not, down to the first odd character, is left to the parser that recovers from mistakes.
 */

import { type Span, span } from "../../text/span.js";
import { parseNumber } from "../../values/decimal.js";
import {
  DEEPEST_NESTING,
  type HostEntry,
  type HostMapping,
  type HostNode,
  type HostScalar,
  type HostSequence,
  type ScalarStyle,
} from "../host/hostNode.js";

/** `undefined` for a text that is empty, wrong, nested too deeply, or that has a key twice in one object. */
export function readPlainJson(text: string): HostNode | undefined {
  return new PlainJsonReader(text).read();
}

/** One object for all scalars of a kind: there are hundreds of thousands. */
const STRING: ScalarStyle = { kind: "json-string" };
const WORD: ScalarStyle = { kind: "json-word" };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LETTERS = /[a-z]+/y;

class PlainJsonReader {
  #at = 0;

  constructor(private readonly text: string) {}

  read(): HostNode | undefined {
    const root = this.#value(0);
    this.#skipSpace();
    return this.#at === this.text.length ? root : undefined;
  }

  #value(depth: number): HostNode | undefined {
    this.#skipSpace();
    switch (this.text[this.#at]) {
      case "{":
        return depth < DEEPEST_NESTING ? this.#object(depth + 1) : undefined;
      case "[":
        return depth < DEEPEST_NESTING ? this.#array(depth + 1) : undefined;
      case '"':
        return this.#string();
      case "t":
      case "f":
      case "n":
        return this.#word();
      default:
        return this.#number();
    }
  }

  #object(depth: number): HostMapping | undefined {
    const start = this.#at++;
    const entries: HostEntry[] = [];
    const seen = new Set<string>();
    if (!this.#skip("}")) {
      do {
        this.#skipSpace();
        const key = this.#string();
        if (key === undefined || seen.has(key.text) || !this.#skip(":")) return undefined;
        seen.add(key.text);
        const value = this.#value(depth);
        if (value === undefined) return undefined;
        entries.push({ key, value, span: span(key.span.start, value.span.end) });
      } while (this.#skip(","));
      if (!this.#skip("}")) return undefined;
    }
    return { kind: "mapping", span: this.#from(start), flow: true, entries };
  }

  #array(depth: number): HostSequence | undefined {
    const start = this.#at++;
    const items: HostNode[] = [];
    if (!this.#skip("]")) {
      do {
        const item = this.#value(depth);
        if (item === undefined) return undefined;
        items.push(item);
      } while (this.#skip(","));
      if (!this.#skip("]")) return undefined;
    }
    return { kind: "sequence", span: this.#from(start), items };
  }

  #string(): HostScalar | undefined {
    const { text } = this;
    const start = this.#at;
    if (text.charCodeAt(start) !== QUOTE) return undefined;
    let end = start + 1;
    let isPlain = true;
    for (; ; end++) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        isPlain = false;
        end++;
      } else if (!(code >= FIRST_PRINTABLE)) return undefined;
    }
    this.#at = end + 1;
    const value = isPlain ? text.slice(start + 1, end) : decoded(text.slice(start, this.#at));
    return value === undefined
      ? undefined
      : { kind: "scalar", span: this.#from(start), style: STRING, value, text: value };
  }

  #word(): HostScalar | undefined {
    const start = this.#at;
    const text = this.#match(LETTERS);
    const value = WORDS.get(text);
    return value === undefined ? undefined : { kind: "scalar", span: this.#from(start), style: WORD, value, text };
  }

  #number(): HostScalar | undefined {
    const start = this.#at;
    const text = this.#match(NUMBER);
    if (text === "") return undefined;
    return { kind: "scalar", span: this.#from(start), style: WORD, value: parseNumber(text) ?? text, text };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [text = ""] = pattern.exec(this.text) ?? [];
    this.#at += text.length;
    return text;
  }

  #from(start: number): Span {
    return span(start, this.#at);
  }

  /** Reads a character of the structure, if it comes next. */
  #skip(character: string): boolean {
    this.#skipSpace();
    if (this.text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    for (; ; this.#at++) {
      const code = this.text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }
}

/** A string with escapes; the engine reads them, and says which are none. */
function decoded(source: string): string | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
