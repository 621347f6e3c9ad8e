/** Literal and folded scalars of YAML → text with its span map. The source comes with its header. */

import { span } from "../../text/span.js";
import { type MappedText, MappedTextBuilder } from "../../text/spanMap.js";

export interface BlockHeader {
  readonly folded: boolean;
  /** The indentation indicator; 0 where the first line decides. */
  readonly indicator: number;
  readonly chomping: "strip" | "clip" | "keep";
  /** The header as written, without the rest of its line. */
  readonly text: string;
  /** Where the lines of the value begin, counted from the header; the length of the source where there are none. */
  readonly bodyStart: number;
}

interface Line {
  /** All offsets count from the header. */
  readonly start: number;
  readonly indentation: number;
  /** Without the indentation and the line break. */
  readonly content: string;
  readonly end: number;
}

/** What is common to all that reads the lines of a block scalar. */
export interface BlockLines {
  readonly header: BlockHeader;
  readonly lines: readonly Line[];
  /** How many spaces are not part of the value. */
  readonly indentation: number;
  /** The index of the first line with content. */
  readonly contentStart: number;
  /** The index after the last line that chomping leaves alone; 0 where no line has content. */
  readonly contentEnd: number;
}

export function decodeBlock(source: string, hostStart: number, outerIndentation: number): MappedText {
  const block = readBlockLines(source, outerIndentation);
  const builder = new MappedTextBuilder();
  const writer = new BlockWriter(block, hostStart, builder);
  if (block.contentEnd > 0) {
    if (block.header.folded) writer.writeFolded();
    else writer.writeLiteral();
  }
  writer.chomp();
  const bodyEnd = source.length - (/\r?\n$/.exec(source)?.[0].length ?? 0);
  return builder.finish(
    span(hostStart + block.header.bodyStart, hostStart + Math.max(block.header.bodyStart, bodyEnd)),
  );
}

export function readBlockLines(source: string, outerIndentation: number): BlockLines {
  const header = readHeader(source);
  const lines = splitLines(source, header.bodyStart);
  let contentEnd = lines.length;
  while (contentEnd > 0 && lines[contentEnd - 1]?.content === "") contentEnd--;
  const contentStart = lines.findIndex(({ content }) => content !== "");
  const indentation =
    header.indicator > 0 ? outerIndentation + header.indicator : (lines[contentStart]?.indentation ?? outerIndentation);
  if (contentEnd > 0) {
    const last = lines.findLastIndex((line) => line.indentation > indentation);
    contentEnd = Math.max(contentEnd, last + 1);
  }
  return { header, lines, indentation, contentStart: Math.max(0, contentStart), contentEnd };
}

/** Whether each line is indented enough to be part of the block; the library would end the block before one that is not. */
export function isWellIndentedBlock(source: string, outerIndentation: number): boolean {
  const { lines, indentation } = readBlockLines(source, outerIndentation);
  return (
    indentation > outerIndentation &&
    lines.every((line) => line.content === "" || line.indentation >= indentation) &&
    !lines
      .slice(
        0,
        lines.findIndex(({ content }) => content !== ""),
      )
      .some((line) => line.indentation > indentation)
  );
}

function readHeader(source: string): BlockHeader {
  const text = /^[|>][-+0-9]*/.exec(source)?.[0] ?? "";
  const chomping = text.includes("-") ? "strip" : text.includes("+") ? "keep" : "clip";
  const lineEnd = source.indexOf("\n");
  return {
    folded: text.startsWith(">"),
    indicator: Number(/[1-9]/.exec(text)?.[0] ?? 0),
    chomping,
    text,
    bodyStart: lineEnd === -1 ? source.length : lineEnd + 1,
  };
}

function splitLines(source: string, bodyStart: number): readonly Line[] {
  const lines: Line[] = [];
  if (bodyStart >= source.length) return lines;
  for (let start = bodyStart; start <= source.length; ) {
    const lineBreak = source.indexOf("\n", start);
    const stop = lineBreak === -1 ? source.length : lineBreak;
    const end = stop > start && source[stop - 1] === "\r" ? stop - 1 : stop;
    let indentation = 0;
    while (start + indentation < end && source[start + indentation] === " ") indentation++;
    lines.push({ start, indentation, content: source.slice(start + indentation, end), end });
    start = stop + 1;
  }
  return lines;
}

/** Writes the pieces in order; a class, because it must remember up to where the host has been accounted for. */
class BlockWriter {
  #from: number;

  constructor(
    private readonly block: BlockLines,
    private readonly hostStart: number,
    private readonly builder: MappedTextBuilder,
  ) {
    this.#from = block.header.bodyStart;
  }

  writeLiteral(): void {
    this.block.lines.slice(0, this.block.contentEnd).forEach((line, index) => {
      if (index > 0) this.#lineBreak("\n", line);
      this.#text(line);
    });
  }

  writeFolded(): void {
    const { lines, indentation, contentStart, contentEnd } = this.block;
    lines.slice(0, contentStart).forEach((line, index) => {
      if (index > 0) this.#lineBreak("\n", line);
      this.#text(line);
    });
    let separator: "" | " " | "\n" | "\n\n" = contentStart > 0 ? "\n" : "";
    // At the start there is nothing to fold, so it counts as lines that keep their breaks.
    let afterMoreIndented = true;
    for (const line of lines.slice(contentStart, contentEnd)) {
      if (line.indentation > indentation || line.content.startsWith("\t")) {
        // Lines that are indented further keep the line breaks around them.
        if (separator === " ") separator = "\n";
        else if (!afterMoreIndented && separator === "\n") separator = "\n\n";
        this.#lineBreak(separator, line);
        this.#text(line);
        separator = "\n";
        afterMoreIndented = true;
      } else if (line.content === "") {
        if (separator === "\n") this.#lineBreak("\n", line);
        else separator = "\n";
      } else {
        this.#lineBreak(separator, line);
        this.#text(line);
        separator = " ";
        afterMoreIndented = false;
      }
    }
  }

  chomp(): void {
    const { header, lines, contentEnd } = this.block;
    if (header.chomping === "strip") return;
    if (header.chomping === "clip") {
      if (contentEnd > 0) this.#lastLineBreak();
      return;
    }
    const rest = lines.slice(Math.max(contentEnd, 1));
    for (const line of rest) {
      this.#lineBreak("\n", line);
      this.#text(line);
    }
    if (rest.length === 0 && lines.length > 0) this.#lastLineBreak();
  }

  /** The break before a line, with the indentation that is not part of the value. */
  #lineBreak(text: string, line: Line): void {
    const to = line.start + Math.min(line.indentation, this.block.indentation);
    if (text === "\n\n") {
      this.builder.unit("\n", this.hostStart + this.#from, 0);
      this.builder.unit("\n", this.hostStart + this.#from, to - this.#from);
    } else {
      this.builder.unit(text, this.hostStart + this.#from, to - this.#from);
    }
    if (text !== "") this.#from = to;
  }

  #text(line: Line): void {
    const from = line.start + Math.min(line.indentation, this.block.indentation);
    const extra = " ".repeat(Math.max(0, line.indentation - this.block.indentation));
    this.builder.verbatim(extra + line.content, this.hostStart + from);
    this.#from = line.end;
  }

  /** The break after the last line. At the end of a file it may be missing, and is part of the value all the same. */
  #lastLineBreak(): void {
    const next = this.block.lines[this.block.contentEnd]?.start ?? this.#from;
    this.builder.unit("\n", this.hostStart + this.#from, next - this.#from);
    this.#from = next;
  }
}
