import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("..", import.meta.url));

/** A document that people read, by its path from the root of the repository. */
export type Document = { readonly path: string; readonly text: string };

/** The README and every page of `docs`. */
export const documents: readonly Document[] = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`),
].map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

export function documentNamed(path: string): string {
  const found = documents.find((document) => document.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found.text;
}

/** A document without its fenced code and its comments. */
export function proseOf({ text }: Document): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, "").replace(/<!--[\s\S]*?-->/g, "");
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(document: Document): ReadonlySet<string> {
  const headings = Array.from(proseOf(document).matchAll(/^#{1,6} (.+)$/gm), ([, heading = ""]) => heading);
  return new Set(headings.map(anchorOf));
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
