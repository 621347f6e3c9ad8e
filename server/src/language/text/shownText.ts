/**
 * Text of files and names as a terminal or a picture may show it. Attackers choose it: what would move the cursor, hide or
 * turn text is replaced by a mark of one column, so that carets below stay where they belong.
 */

const TAB = "  ";
const MARK = "·";
/** Nearly all texts: nothing is replaced, and each character has one column. */
const PLAIN = /^[ -~]*$/;
const NOT_SHOWN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const NO_COLUMN = /\p{M}/u;
const TWO_COLUMNS =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

export interface ShownText {
  readonly text: string;
  readonly columns: number;
}

/** @example shownText("a\u001b[2J").text // "a·[2J" */
export function shownText(text: string): ShownText {
  if (PLAIN.test(text)) return { text, columns: text.length };
  let shown = "";
  let columns = 0;
  for (const character of text) {
    const safe = character === "\t" ? TAB : NOT_SHOWN.test(character) ? MARK : character;
    shown += safe;
    if (character === "\t") columns += TAB.length;
    else if (!NO_COLUMN.test(safe)) columns += TWO_COLUMNS.test(safe) ? 2 : 1;
  }
  return { text: shown, columns };
}
