/**
 * YAML text → host tree, problems and comments. Total: whatever cannot be read is a problem and the rest is read.
 * All scalars are read as text first (the schema "failsafe"), because the types must be ours: numbers exact, dates text.
 */

import { Composer, type CST, type Document, Parser } from "yaml";
import { type Span, span } from "../../text/span.js";
import { DEEPEST_NESTING, type HostNode, type HostProblem, type HostText, LARGEST_HOST } from "../host/hostNode.js";
import { surveyTokens } from "./surveyTokens.js";
import { TreeReader } from "./treeReader.js";
import { yamlProblem } from "./yamlProblem.js";

export function readYaml(text: string): HostText {
  if (text.length > LARGEST_HOST) return unread(text, "too-large", String(LARGEST_HOST));
  const tokens = [...new Parser().parse(text)];
  const { comments, depth, deepest } = surveyTokens(tokens);
  // The composer is recursive, and running out of stack in it can end the whole process.
  if (depth > DEEPEST_NESTING) return { ...unread(text, "too-deep", String(DEEPEST_NESTING), deepest), comments };
  const roots: HostNode[] = [];
  const problems: HostProblem[] = [];
  for (const document of composeAll(tokens, text.length)) {
    for (const problem of problemsOf(document, text)) problems.push(problem);
    const reader = new TreeReader(text, problems);
    const root = reader.readRoot(document.contents);
    if (root !== undefined) roots.push(root);
  }
  return { text, roots, problems: problems.sort((a, b) => a.span.start - b.span.start), comments };
}

function composeAll(tokens: readonly CST.Token[], length: number): readonly Document.Parsed[] {
  const composer = new Composer({
    keepSourceTokens: true,
    schema: "failsafe",
    // Ours instead: the library's way takes time that grows with the square of the number of keys.
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
    strict: true,
  });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(tokens, false, length)) documents.push(document);
  return documents;
}

/**
 * One mistake makes the parser complain several times; the first complaint of each line says it best. Lines right below a
 * wrong one that do not fit it either are the same mistake: it was that one that was moved.
 */
function problemsOf(document: Document.Parsed, text: string): readonly HostProblem[] {
  const problems: HostProblem[] = [];
  let lineEnd = -1;
  for (const error of document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (error.pos[0] <= lineEnd) continue;
    const isNextLine = problems.length > 0 && !text.slice(lineEnd, error.pos[0]).trimStart().includes("\n");
    const next = text.indexOf("\n", error.pos[0]);
    lineEnd = next === -1 ? text.length : next;
    const problem = yamlProblem(error.code, boundedSpan(error.pos, lineEnd, text), text);
    if (!isNextLine || problem.reason !== "indentation") problems.push(problem);
  }
  return problems;
}

function boundedSpan([start, end]: readonly [number, number], lineEnd: number, text: string): Span {
  const from = Math.max(0, Math.min(start, text.length));
  return span(from, Math.max(from, Math.min(end, lineEnd)));
}

function unread(text: string, reason: "too-large" | "too-deep", detail: string, at = 0): HostText {
  const where = span(at, Math.min(text.length, at + 1));
  return { text, roots: [], problems: [{ span: where, reason, detail }], comments: [] };
}
