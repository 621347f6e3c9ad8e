/** How the user's own text and our lists of names appear inside a message. */

const LONGEST = 60;
const MOST_NAMES = 4;

/** A text of the user, on one line and not too long. */
export function shown(text: string): string {
  const flat = text.replace(/\s+/g, " ").replaceAll("`", "'");
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat;
}

/** Names between commas; of many the first few. */
export function shownNames(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${first}, …` : first;
}
