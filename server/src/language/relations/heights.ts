/** How high the places of columns stand: near the middle of what they are joined to, in their order, and never too near. */

/** By column, from top to bottom: how high each place is. */
export type Sizes = readonly (readonly number[])[];

export interface Joint {
  readonly one: Place;
  readonly other: Place;
}

export interface Place {
  readonly column: number;
  readonly at: number;
}

const ROUNDS = 8;

/**
 * The middle of each place, from 0 downwards.
 *
 * @example middlesOf([[20], [20, 20]], [{ one: { column: 0, at: 0 }, other: { column: 1, at: 1 } }], 10) // [[40], [10, 40]]
 */
export function middlesOf(sizes: Sizes, joints: readonly Joint[], gap: number): readonly (readonly number[])[] {
  const joined = sizes.map((column) => column.map((): Place[] => []));
  for (const { one, other } of joints) {
    joined[one.column]?.[one.at]?.push(other);
    joined[other.column]?.[other.at]?.push(one);
  }
  let middles = sizes.map((column) =>
    spread(
      column,
      column.map(() => 0),
      gap,
    ),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const before = middles;
    const next = [...middles];
    for (const [number, column] of sizes.entries()) {
      const wishes = column.map((_, at) => {
        const others = (joined[number]?.[at] ?? []).filter((other) => other.column !== number);
        const own = before[number]?.[at] ?? 0;
        if (others.length === 0) return own;
        return others.reduce((sum, other) => sum + (next[other.column]?.[other.at] ?? 0), 0) / others.length;
      });
      next[number] = spread(column, wishes, gap);
    }
    middles = next;
  }
  const tops = middles.flatMap((column, number) => column.map((middle, at) => middle - (sizes[number]?.[at] ?? 0) / 2));
  const top = Math.min(...tops);
  return middles.map((column) => column.map((middle) => middle - top));
}

/**
 * The places as near to their wishes as their order and sizes allow, by least squares: places that would come too near
 * move together as one block, which stands at the mean of what its members wish.
 */
function spread(sizes: readonly number[], wishes: readonly number[], gap: number): readonly number[] {
  interface Block {
    readonly start: number;
    readonly count: number;
    readonly sum: number;
  }
  /** What a place must be away from the first. */
  const offsets: number[] = [];
  for (const [at, size] of sizes.entries()) {
    const before = sizes[at - 1];
    offsets.push(before === undefined ? 0 : (offsets[at - 1] ?? 0) + before / 2 + gap + size / 2);
  }
  const blocks: Block[] = [];
  for (const [at, wish] of wishes.entries()) {
    let block: Block = { start: at, count: 1, sum: wish - (offsets[at] ?? 0) };
    for (let last = blocks.at(-1); last && last.sum / last.count >= block.sum / block.count; last = blocks.at(-1)) {
      block = { start: last.start, count: last.count + block.count, sum: last.sum + block.sum };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ start, count, sum }) =>
    Array.from({ length: count }, (_, at) => sum / count + (offsets[start + at] ?? 0)),
  );
}
