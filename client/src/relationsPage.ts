/**
 * The page of how a pack's rules relate: the picture, and the same in words for those who do not see it; above both, the
 * rule at the cursor. It has no scripts. Names of rules are whatever somebody wrote, so all text is escaped; the picture comes escaped from the server.
 */

import type { PackRelations, RelationPart, RelationText } from "../../server/src/protocol.js";

const STYLE = `
body { color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
h1 { font-size: 1.3em; font-weight: 600; }
p { margin: 0.3em 0; max-width: 60em; }
h2 { font-size: 1em; font-weight: 600; margin-top: 1.6em; }
ul { list-style: none; margin: 0; padding: 0; }
li { line-height: 1.6; }
li.inner { padding-left: 2em; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
.picture { overflow-x: auto; }
.focus { border-bottom: 1px solid var(--vscode-widget-border, currentColor); margin-bottom: 1.6em; padding-bottom: 1.2em; }
.focus ul { columns: 20em; }
svg text { font: 12px var(--vscode-editor-font-family), monospace; fill: currentColor; }
svg text.file { opacity: 0.65; }
svg a text { fill: var(--vscode-textLink-foreground); }
svg a:hover text { text-decoration: underline; }
svg rect { fill: var(--vscode-editorWidget-background); stroke: var(--vscode-foreground); }
svg rect.marked { stroke: var(--vscode-focusBorder); stroke-width: 2.5; }
svg path { fill: none; stroke: var(--vscode-foreground); stroke-width: 1.25; opacity: 0.75; }
svg path.overlap { stroke: var(--vscode-charts-yellow, currentColor); stroke-dasharray: 5 4; }
`;

/**
 * @param nonce what the style is recognised by; new for each panel
 * @param language of its texts, as `pt-br`
 */
export function relationsPage(relations: PackRelations, nonce: string, language: string): string {
  const { title, focus } = relations;
  const atCursor = focus === undefined ? [] : [`<section class="focus">`, ...part(focus), "</section>"];
  return page(title, [...atCursor, ...part(relations)].join("\n"), nonce, language);
}

function part({ title, notes, svg, sections }: RelationPart): readonly string[] {
  return [
    `<h1>${escaped(title)}</h1>`,
    ...notes.map((note) => `<p>${escaped(note)}</p>`),
    `<div class="picture">${svg}</div>`,
    ...sections.map(
      ({ title: heading, lines }) => `<h2>${escaped(heading)}</h2>\n<ul>${lines.map(item).join("\n")}</ul>`,
    ),
  ];
}

/** What stands there until the relations are known, or where there are none. */
export function messagePage(message: string, nonce: string, language: string): string {
  return page(message, `<p>${escaped(message)}</p>`, nonce, language);
}

function page(title: string, body: string, nonce: string, language: string): string {
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}';">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function item({ depth, mark, text, place }: RelationText): string {
  const name = escaped(text);
  const link = place && `command:rulewright.showRule?${encodeURIComponent(JSON.stringify([place]))}`;
  const shown = link === undefined ? name : `<a href="${escaped(link)}">${name}</a>`;
  return `<li${depth === 1 ? ' class="inner"' : ""}>${mark === "" ? "" : `${mark} `}${shown}</li>`;
}

/** As the server escapes its picture: of the server the client has nothing but types. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
