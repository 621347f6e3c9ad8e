/**
 * The columns of a picture: what lies within something stands to the right of it, as near as it can. A line that passes a
 * column takes a place there, so that it never runs through a box. The places of each column are put into an order in
 * which few lines cross.
 */

/** Of a graph whose nodes are numbered from 0. */
export interface Graph {
  readonly nodes: number;
  /** Each from left to right; they make no circle. */
  readonly arrows: readonly Link[];
  /** In no direction. */
  readonly ties: readonly Link[];
}

export interface Link {
  readonly from: number;
  readonly to: number;
}

export interface Columns {
  /** From left to right, each from top to bottom. */
  readonly columns: readonly (readonly Spot[])[];
  /** By number of the arrow, and of the tie: the spots that it leads through, with those at its ends, from left to right. */
  readonly arrows: readonly (readonly Spot[])[];
  readonly ties: readonly (readonly Spot[])[];
}

/** A place in a column. */
export interface Spot {
  readonly column: number;
  /** `undefined` where a line passes. */
  readonly node: number | undefined;
}

const SWEEPS = 12;

/** Puts the nodes of a graph into columns. */
export function columnsOf(graph: Graph): Columns {
  const column = columnOfEach(graph);
  const columns: Spot[][] = Array.from({ length: Math.max(0, ...column) + 1 }, () => []);
  const spots = column.map((number, node): Spot => ({ column: number, node }));
  for (const spot of spots) columns[spot.column]?.push(spot);
  const routed = ({ from, to }: Link): readonly Spot[] => {
    const ends = [spots[from], spots[to]].filter((spot) => spot !== undefined);
    const [left, right] = ends.sort((one, other) => one.column - other.column);
    if (left === undefined || right === undefined) return [];
    const passed = Array.from({ length: Math.max(0, right.column - left.column - 1) }, (_, at): Spot => {
      const spot: Spot = { column: left.column + 1 + at, node: undefined };
      columns[spot.column]?.push(spot);
      return spot;
    });
    return [left, ...passed, right];
  };
  const arrows = graph.arrows.map(routed);
  const ties = graph.ties.map(routed);
  return { columns: inOrder(columns, [...arrows, ...ties]), arrows, ties };
}

/** As far to the left as what it lies within allows, and what lies within nothing next to what lies within it. */
function columnOfEach({ nodes, arrows }: Graph): readonly number[] {
  const column = new Array<number>(nodes).fill(0);
  // Arrows make no circle, so that this ends; the bound keeps it so whatever comes.
  for (let round = 0, moved = true; moved && round < nodes; round++) {
    moved = false;
    for (const { from, to } of arrows) {
      const least = (column[from] ?? 0) + 1;
      if ((column[to] ?? 0) >= least) continue;
      column[to] = least;
      moved = true;
    }
  }
  const hasOuter = new Set(arrows.map(({ to }) => to));
  const leftmostInner = new Map<number, number>();
  for (const { from, to } of arrows)
    leftmostInner.set(from, Math.min(leftmostInner.get(from) ?? Number.POSITIVE_INFINITY, column[to] ?? 0));
  for (const [node, inner] of leftmostInner) if (!hasOuter.has(node)) column[node] = inner - 1;
  return column;
}

/** The order with the fewest crossings of some sweeps, in each of which spots follow the middle of their neighbours. */
function inOrder(
  columns: readonly (readonly Spot[])[],
  routes: readonly (readonly Spot[])[],
): readonly (readonly Spot[])[] {
  const neighbours = new Map<Spot, Spot[]>();
  const add = (one: Spot, other: Spot): void => {
    const known = neighbours.get(one);
    if (known === undefined) neighbours.set(one, [other]);
    else known.push(other);
  };
  for (const route of routes) {
    for (const [at, spot] of route.entries()) {
      const next = route[at + 1];
      if (next === undefined) continue;
      add(spot, next);
      add(next, spot);
    }
  }
  let best = columns;
  let fewest = crossingsOf(columns, neighbours);
  let current = columns;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    current = swept(current, neighbours, sweep % 2 === 0 ? -1 : 1);
    const crossings = crossingsOf(current, neighbours);
    if (crossings < fewest) [best, fewest] = [current, crossings];
  }
  return best;
}

/** @param side of the neighbours that count: those before (-1) or behind (1), and those in the same column */
function swept(
  columns: readonly (readonly Spot[])[],
  neighbours: ReadonlyMap<Spot, readonly Spot[]>,
  side: -1 | 1,
): readonly (readonly Spot[])[] {
  const place = placesIn(columns);
  const sorted = columns.map((column) => column);
  const numbers = side === -1 ? [...columns.keys()] : [...columns.keys()].reverse();
  for (const number of numbers) {
    const column = sorted[number] ?? [];
    const wish = new Map<Spot, number>();
    for (const spot of column) {
      const counted = (neighbours.get(spot) ?? []).filter(
        (other) => other.column === number || other.column === number + side,
      );
      const sum = counted.reduce((total, other) => total + (place.get(other) ?? 0), 0);
      wish.set(spot, counted.length === 0 ? (place.get(spot) ?? 0) : sum / counted.length);
    }
    const ordered = [...column].sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0));
    sorted[number] = ordered;
    for (const [at, spot] of ordered.entries()) place.set(spot, share(at, ordered.length));
  }
  return sorted;
}

/** Places as shares of the column, so that short columns compare with long ones. */
function placesIn(columns: readonly (readonly Spot[])[]): Map<Spot, number> {
  return new Map(columns.flatMap((column) => column.map((spot, at) => [spot, share(at, column.length)] as const)));
}

function share(at: number, length: number): number {
  return (at + 0.5) / length;
}

function crossingsOf(columns: readonly (readonly Spot[])[], neighbours: ReadonlyMap<Spot, readonly Spot[]>): number {
  let crossings = 0;
  for (const [number, column] of columns.entries()) {
    const places = new Map((columns[number + 1] ?? []).map((spot, at) => [spot, at]));
    const passed: number[] = [];
    for (const spot of column) {
      const ends = (neighbours.get(spot) ?? []).flatMap((other) => places.get(other) ?? []);
      for (const end of ends) crossings += passed.filter((before) => before > end).length;
      passed.push(...ends);
    }
  }
  return crossings;
}
