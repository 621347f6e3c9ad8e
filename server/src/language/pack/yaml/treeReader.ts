/** The parser's nodes of one YAML document → host tree: aliases become the nodes of their anchors, merge keys entries. */

import { isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import { type Span, sliceOf, span } from "../../text/span.js";
import {
  CONTINUATION_INDENTATION,
  type HostEntry,
  type HostMapping,
  type HostNode,
  type HostProblem,
  type HostProblemReason,
  type HostScalar,
  MOST_NODES,
  type ScalarStyle,
} from "../host/hostNode.js";
import { scalarValue } from "./scalarValue.js";

/** What `isScalar` and the others make of an unknown node. */
type YamlNode = ParsedNode | null | undefined;

/** A class, because the anchors met so far and the number of nodes must be remembered on the way. */
export class TreeReader {
  readonly #anchors = new Map<string, HostNode | "unfinished">();
  /** How many nodes a node stands for once aliases are replaced. */
  readonly #sizes = new Map<HostNode, number>();
  #total = 0;

  constructor(
    private readonly text: string,
    private readonly problems: HostProblem[],
  ) {}

  readRoot(contents: YamlNode): HostNode | undefined {
    const node = this.#read(contents, { flow: false, indentation: 0 });
    return node?.kind === "scalar" && node.style.kind === "empty" ? undefined : node;
  }

  #read(node: YamlNode, place: Place): HostNode | undefined {
    if (node === null || node === undefined) return undefined;
    if (isAlias(node)) return this.#alias(node.source, spanOf(node.range));
    const anchor = node.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, "unfinished");
    const before = this.#total;
    this.#total++;
    const read = this.#readNew(node, place);
    this.#sizes.set(read, this.#total - before);
    if (anchor !== undefined) this.#anchors.set(anchor, read);
    return read;
  }

  #readNew(node: Exclude<YamlNode, null | undefined>, place: Place): HostNode {
    if (isScalar(node)) return this.#scalar(node, place);
    const where = spanOf(node.range);
    if (isMap(node)) return this.#mapping(node, where);
    if (!isSeq(node)) return emptyScalar(where);
    const inner: Place = { flow: node.flow === true, indentation: this.#columnOf(where.start) };
    const items: HostNode[] = [];
    for (const item of node.items) {
      // `[a: 1]` is a pair that stands for a mapping of one entry, which the parser has made of it already.
      const read = isPair(item) ? undefined : this.#read(item as YamlNode, inner);
      if (read !== undefined) items.push(read);
    }
    return { kind: "sequence", span: trimmed(where, this.text), items };
  }

  #mapping(node: YAMLMap, where: Span): HostMapping {
    const flow = node.flow === true;
    const inner: Place = { flow, indentation: this.#columnOf(where.start) };
    const entries: HostEntry[] = [];
    const merged: HostEntry[] = [];
    const seen = new Set<string>();
    for (const { key: keyNode, value: valueNode } of node.items) {
      const key = this.#read(keyNode as YamlNode, inner);
      const value = this.#read(valueNode as YamlNode, inner);
      if (key === undefined) continue;
      if (key.kind !== "scalar") {
        this.#problem(key.span, "key", "");
        continue;
      }
      if (key.text === "<<" && key.style.kind === "plain" && value?.kind !== "scalar") {
        for (const entry of mergedEntries(value)) merged.push(entry);
        continue;
      }
      if (seen.has(key.text)) this.#problem(key.span, "duplicate-key", key.text);
      seen.add(key.text);
      // The value of an alias lies elsewhere, maybe far before the key.
      const end = value !== undefined && value.span.start >= key.span.end ? value.span.end : key.span.end;
      entries.push({ key, value: isEmpty(value) ? undefined : value, span: span(key.span.start, end) });
    }
    // What the mapping says itself wins over what it takes over, and the first source over later ones.
    for (const entry of merged) {
      if (seen.has(entry.key.text)) continue;
      seen.add(entry.key.text);
      entries.push(entry);
    }
    return { kind: "mapping", span: trimmed(where, this.text), flow, entries };
  }

  #scalar(node: Scalar, place: Place): HostScalar {
    const token = node.srcToken;
    const text = typeof node.source === "string" ? node.source : String(node.value ?? "");
    const [start, end] = node.range ?? [0, 0, 0];
    const where = span(start, end);
    if (token === undefined || (end === start && text === "")) return emptyScalar(span(start, start));
    const style = styleOf(token, place);
    const plain = style.kind === "plain";
    return { kind: "scalar", span: where, style, text, value: scalarValue(text, plain, node.tag) };
  }

  #alias(name: string, where: Span): HostNode {
    const target = this.#anchors.get(name);
    const size = target === undefined || target === "unfinished" ? 1 : (this.#sizes.get(target) ?? 1);
    if (target === "unfinished") this.#problem(where, "alias-cycle", name);
    if (target === undefined) this.#problem(where, "alias", name);
    if (target === undefined || target === "unfinished") return emptyScalar(where);
    if (this.#total + size > MOST_NODES) {
      this.#problem(where, "too-large", String(MOST_NODES));
      return emptyScalar(where);
    }
    this.#total += size;
    return target;
  }

  #columnOf(offset: number): number {
    const lineStart = this.text.lastIndexOf("\n", offset - 1) + 1;
    return offset - lineStart;
  }

  #problem(where: Span, reason: HostProblemReason, detail: string): void {
    this.problems.push({ span: where, reason, detail });
  }
}

interface Place {
  readonly flow: boolean;
  /** The column of the collection around it: further lines of a value must be indented more than that. */
  readonly indentation: number;
}

function styleOf(token: NonNullable<Scalar["srcToken"]>, { flow, indentation }: Place): ScalarStyle {
  switch (token.type) {
    case "single-quoted-scalar":
      return { kind: "single-quoted", indentation: indentation + CONTINUATION_INDENTATION };
    case "double-quoted-scalar":
      return { kind: "double-quoted", indentation: indentation + CONTINUATION_INDENTATION };
    case "block-scalar": {
      const header = token.props.find(({ type }) => type === "block-scalar-header");
      const folded = header !== undefined && "source" in header && header.source.startsWith(">");
      return { kind: folded ? "folded" : "literal", outerIndentation: token.indent };
    }
    default:
      return { kind: "plain", flow, indentation: indentation + CONTINUATION_INDENTATION };
  }
}

function emptyScalar(where: Span): HostScalar {
  return { kind: "scalar", span: where, style: { kind: "empty" }, value: null, text: "" };
}

function isEmpty(node: HostNode | undefined): boolean {
  return node?.kind === "scalar" && node.style.kind === "empty";
}

/** `<<: *base` and `<<: [*one, *other]`. */
function mergedEntries(value: HostNode | undefined): readonly HostEntry[] {
  if (value?.kind === "mapping") return value.entries;
  if (value?.kind !== "sequence") return [];
  return value.items.flatMap((item) => (item.kind === "mapping" ? item.entries : []));
}

function spanOf(range: readonly [number, number, number] | null | undefined): Span {
  return range === null || range === undefined ? span(0, 0) : span(range[0], range[1]);
}

/** Without the white space after it: the parser counts line breaks after a collection to it. */
function trimmed(where: Span, text: string): Span {
  const source = sliceOf(text, where);
  return span(where.start, where.start + source.trimEnd().length);
}
