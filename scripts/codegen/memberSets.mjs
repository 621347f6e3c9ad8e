// Gives each different member tree one number. Two trees are the same when they have the same names with the same trees
// below; recursive trees are compared by refining a partition until it no longer changes, so cycles do no harm.

export function numberMemberSets(roots) {
  const trees = reachable(roots);
  let classes = new Map(trees.map((tree) => [tree, 0]));
  for (let count = 1; ; ) {
    const refined = refine(trees, classes);
    const refinedCount = new Set(refined.values()).size;
    classes = refined;
    if (refinedCount === count) break;
    count = refinedCount;
  }
  return classes;
}

function reachable(roots) {
  const found = new Set(roots);
  for (const tree of found) {
    for (const child of tree.values()) if (child !== undefined) found.add(child);
  }
  return [...found];
}

/** Members in alphabetical order, so that the order in a service model makes no difference. */
export function sortedMembers(tree) {
  return [...tree].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function refine(trees, classes) {
  const numbers = new Map();
  const refined = new Map();
  for (const tree of trees) {
    const signature = sortedMembers(tree)
      .map(([name, child]) => (child === undefined ? name : `${name}>${classes.get(child)}`))
      .join(" ");
    if (!numbers.has(signature)) numbers.set(signature, numbers.size);
    refined.set(tree, numbers.get(signature));
  }
  return refined;
}
