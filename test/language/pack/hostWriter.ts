/**
 * Writes a pack with one rule around a filter, in every style in which YAML and JSON can write a text. It is written
 * apart from the product's own encoders, so that an error in those cannot hide itself.
 */

export const STYLES = ["plain", "single", "double", "literal", "folded", "json"] as const;
export type Style = (typeof STYLES)[number];

export interface Writing {
  readonly style: Style;
  readonly lineBreak: "\n" | "\r\n";
  /** Spaces before the lines of the filter, more than those of its property. */
  readonly indentation: number;
  readonly chomping: "" | "-" | "+";
  /** Whether a block says its indentation. */
  readonly indicator: boolean;
  /** Which of the places where a line could be broken are broken. */
  readonly folds: readonly boolean[];
  readonly anchor: boolean;
}

export interface Written {
  readonly text: string;
  readonly name: string;
  /** What the host format makes of it: a chomping style adds line breaks at the end. */
  readonly decoded: string;
}

/** `undefined` where the style cannot hold the text. */
export function write(filter: string, writing: Writing): Written | undefined {
  if (writing.style === "json") {
    const source = JSON.stringify(filter).replaceAll("/", writing.anchor ? "\\/" : "/");
    const escaped = writing.indicator ? source.replace(/[^\x20-\x7e]/g, unicodeEscape) : source;
    const lines = ['{"rules": [{', '  "name": "n",', `  "filter": ${escaped}`, "}]}", ""];
    return { text: lines.join(writing.lineBreak), name: "x.rules.json", decoded: filter };
  }
  const value = yamlValue(filter, writing);
  if (value === undefined) return undefined;
  const anchor = writing.anchor ? "&a " : "";
  const text = ["rules:", "  - name: n", `    filter: ${anchor}${value.source}`, "    type: Host", ""].join("\n");
  return { text: text.replaceAll("\n", writing.lineBreak), name: "x.rules.yaml", decoded: value.decoded };
}

function yamlValue(filter: string, writing: Writing): { source: string; decoded: string } | undefined {
  const pad = " ".repeat(4 + writing.indentation);
  switch (writing.style) {
    case "plain":
      if (!/^[A-Za-z(]/.test(filter) || /\n|: |:$| #|\t|^null$|^true$/.test(filter) || /\s$/.test(filter))
        return undefined;
      return { source: folded(filter, pad, writing), decoded: filter };
    case "single":
      if (/\n[ \t]|[ \t]\n|^\n|\n$/.test(filter)) return undefined;
      return { source: `'${folded(filter.replaceAll("'", "''"), pad, writing)}'`, decoded: filter };
    case "double":
      return { source: doubleQuoted(filter, pad, writing), decoded: filter };
    case "literal":
    case "folded":
      return block(filter, pad, writing);
    default:
      return undefined;
  }
}

/** Breaks lines at single spaces and writes line breaks as empty lines. */
function folded(text: string, pad: string, { folds }: Writing): string {
  let fold = 0;
  return text
    .replace(/\n+/g, (breaks) => `${breaks}\n${pad}`)
    .replace(/(?<=[^\s]) (?=[^\s])/g, () => (folds[fold++ % folds.length] ? `  \n${pad}` : " "));
}

function doubleQuoted(text: string, pad: string, { folds }: Writing): string {
  let fold = 0;
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("é", folds[0] ? "\\xe9" : "é")
    .replaceAll("😀", folds[0] ? "\\U0001F600" : "😀");
  const lines = escaped.replace(/(?<=[^\s\\n]) (?=[^\s\\])/g, () => {
    fold++;
    if (folds[fold % folds.length] !== true) return " ";
    return folds[(fold + 1) % folds.length] ? `\n${pad}` : ` \\\n${pad}`;
  });
  return `"${lines}"`;
}

function block(text: string, pad: string, writing: Writing): { source: string; decoded: string } | undefined {
  const body = text.replace(/\n+$/, "");
  if (body.trim() === "" || /\r|^\s*\n/.test(body)) return undefined;
  const needsIndicator = /^[ \n]/.test(body);
  const indicator = writing.indicator || needsIndicator ? String(writing.indentation) : "";
  const header = (writing.style === "folded" ? ">" : "|") + indicator + writing.chomping;
  const trailing = writing.chomping === "+" ? 2 : 1;
  let fold = 0;
  // Lines of a folded block that begin with a space keep their breaks, so those texts are left to literal blocks.
  if (writing.style === "folded" && /\n[ \t]|^[ \t]/.test(body)) return undefined;
  const lines =
    writing.style === "literal"
      ? body
      : body
          .replace(/\n+/g, (breaks) => `${breaks}\n`)
          .replace(/(?<=[^\s]) (?=[^\s])/g, () => (writing.folds[fold++ % writing.folds.length] ? "\n" : " "));
  const source = lines.split("\n").map((line) => (line === "" ? "" : pad + line));
  const kept = writing.chomping === "-" ? "" : "\n".repeat(trailing);
  return { source: [header, ...source, ...Array(trailing - 1).fill("")].join("\n"), decoded: body + kept };
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
