/** Reads the member sets of the CloudTrail catalogue: `Name Other(Inner ^Inner) =3`. */

export interface Member {
  readonly name: string;
  readonly members: MemberSet;
}

export type MemberSet = readonly Member[];

/** The writer numbers sets whose text is at least this long; see there. */
const LONG_SET = 80;

/** Appends to `longSets` the long sets that the text holds; a reference in a later text counts back from their end. */
export function readMembers(text: string, longSets: MemberSet[]): MemberSet {
  let offset = 0;

  function set(): MemberSet {
    if (text[offset] === "=") return reference();
    const members: Member[] = [];
    while (offset < text.length && text[offset] !== ")") {
      members.push(member());
      if (text[offset] === " ") offset++;
    }
    if (textLength(members) >= LONG_SET) longSets.push(members);
    return members;
  }

  function reference(): MemberSet {
    const digits = token(/=\d+/y);
    return longSets[longSets.length - Number(digits.slice(1))] ?? [];
  }

  function member(): Member {
    const written = token(/[^ ()]+/y);
    const name = written.startsWith("^") ? written.slice(1) : written.slice(0, 1).toLowerCase() + written.slice(1);
    if (text[offset] !== "(") return { name, members: [] };
    offset++;
    const members = set();
    offset++;
    return { name, members };
  }

  function token(pattern: RegExp): string {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0] ?? text.slice(offset, offset + 1);
    offset += found.length;
    return found;
  }

  return set();
}

/** The length of a set written in full: names, one space between, parentheses around what is below. */
function textLength(members: MemberSet): number {
  return members.reduce(
    (length, { name, members: inner }) => length + name.length + (inner.length > 0 ? textLength(inner) + 2 : 0) + 1,
    -1,
  );
}

/** Every path that the set allows, each before those below it. The sets are as deep as the writer made them. */
export function memberPaths(members: MemberSet, prefix = ""): readonly string[] {
  return members.flatMap(({ name, members: inner }) => [prefix + name, ...memberPaths(inner, `${prefix}${name}.`)]);
}
