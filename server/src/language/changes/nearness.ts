/** How near texts are to each other, so that of many values the one is tried first that needs least change. */

/** From 0 for the same to 1 for texts that share neither beginning nor end; capitals count little. */
export function distanceBetween(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const longest = Math.max(a.length, b.length);
  if (a === b) return longest === 0 ? 0 : 0.01;
  const start = sharedStart(a, b);
  const end = Math.min(sharedEnd(a, b), Math.min(a.length, b.length) - start);
  return 1 - (start + end) / (longest + 1);
}

/** The number of characters with which both begin. */
export function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}

export function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}

/** The texts in the order of their distance; those that are equally near stay in their order. */
export function nearestFirst(texts: readonly string[], to: string | undefined): readonly string[] {
  if (to === undefined) return texts;
  return texts
    .map((text) => ({ text, distance: distanceBetween(text, to) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ text }) => text);
}
