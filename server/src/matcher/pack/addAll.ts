/** Adds numbers to a list, as many as there are: `push(...more)` fails with more than the stack holds. */
export function addAll(list: number[], more: readonly number[]): void {
  for (let at = 0; at < more.length; at++) list.push(more[at] ?? 0);
}
