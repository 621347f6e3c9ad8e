/** Offset ⇄ line and column of a text. Lines end at LF, CRLF or CR, as in the editor protocol. */

export interface LineIndex {
  /** Zero-based line and character (UTF-16) of an offset; offsets outside the text are clamped. */
  readonly positionAt: (offset: number) => LinePosition;
  readonly offsetAt: (position: LinePosition) => number;
  readonly lineCount: number;
  /** The text of a line without its line break; empty for lines that do not exist. */
  readonly lineText: (line: number) => string;
}

export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (code === 13 || code === 10) starts.push(i + 1);
  }
  const startOf = (line: number): number => starts[line] ?? text.length;
  const positionAt = (offset: number): LinePosition => {
    const clamped = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (startOf(middle) <= clamped) low = middle;
      else high = middle;
    }
    return { line: low, character: clamped - startOf(low) };
  };
  const lineText = (line: number): string =>
    line < 0 || line >= starts.length ? "" : text.slice(startOf(line), startOf(line + 1)).replace(/[\r\n]+$/, "");
  return {
    positionAt,
    offsetAt: ({ line, character }) =>
      line < 0 ? 0 : Math.min(startOf(line) + Math.min(character, lineText(line).length), text.length),
    lineCount: starts.length,
    lineText,
  };
}
