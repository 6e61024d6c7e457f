import type { Nodes, Root, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";

const known = new Map<string, Root>();

/** Markdown as a real parser reads it, tables included; the same text is read once. */
export function parseMarkdown(markdown: string): Root {
  const root = known.get(markdown) ?? read(markdown);
  known.set(markdown, root);
  return root;
}

function read(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** Every node, parents before their children. */
export function nodesIn(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(nodesIn) : [])];
}

/** What a reader sees of a node: its text, without marks. */
export function shownText(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(shownText).join("") : "";
}

/** The tables of a page as rows of shown cells, headings first. */
export function tablesIn(markdown: string): readonly (readonly (readonly string[])[])[] {
  const isTable = (node: Nodes): node is Table => node.type === "table";
  return nodesIn(parseMarkdown(markdown))
    .filter(isTable)
    .map((table) => table.children.map((row) => row.children.map(shownText)));
}

/** HTML, and links that lead elsewhere than to http, https, mailto or a relative place. */
export function harmIn(markdown: string): readonly string[] {
  return nodesIn(parseMarkdown(markdown)).flatMap((node) => {
    if (node.type === "html") return [node.value];
    return "url" in node && !isSafe(node.url) ? [node.url] : [];
  });
}

function isSafe(url: string): boolean {
  return /^(https?|mailto):/i.test(url) || !/^[a-z][a-z0-9+.-]*:/i.test(url);
}
