/** How the user's own text and our lists of names appear inside a message. */

const LONGEST = 60;
const MOST_NAMES = 4;

/** A text of the user, on one line, not too long, and with nothing in it that nobody can see. */
export function shown(text: string): string {
  if (text.length <= LONGEST && PLAIN.test(text)) return text;
  const characters = [
    ...text
      .slice(0, LONGEST * 2)
      .replace(/[ \t\r\n]+/g, " ")
      .replaceAll("`", "'"),
  ];
  const visible = characters
    .slice(0, LONGEST)
    .map((character) => character.replace(HIDDEN, codePoint))
    .join("");
  return characters.length > LONGEST ? `${visible}…` : visible;
}

/** Most texts: nothing to hide, to join or to replace. */
const PLAIN = /^[!-_a-~]*(?: [!-_a-~]+)*$/;
/** Control and formatting characters, among them those that turn the direction of writing. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Names between commas; of many the first few. */
export function shownNames(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${first}, …` : first;
}
