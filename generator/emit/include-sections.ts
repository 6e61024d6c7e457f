import type { Catalog, PageSection } from "../model/catalog.js";
import type { Span } from "../source.js";
import { highHeading } from "./markdown/high-heading.js";

/** Why a section has no text; `span` is where the catalog names the file. */
export type IncludeProblem = { readonly span: Span; readonly message: string; readonly help: string };

export type WholeCatalog = { readonly catalog: Catalog; readonly problems: readonly IncludeProblem[] };

/** The catalog with the texts of the Markdown files, given by path, that sections of its page include. */
export function includeSections(catalog: Catalog, included: ReadonlyMap<string, string>): WholeCatalog {
  const problems: IncludeProblem[] = [];
  const sections = catalog.page.sections.map((section): PageSection => {
    if (section.include === null) return section;
    const { path, span } = section.include;
    const text = included
      .get(path)
      ?.replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n");
    const fault = faultOf(path, text);
    if (fault !== undefined) problems.push({ span, ...fault });
    return { ...section, text: text ?? "" };
  });
  return { catalog: { ...catalog, page: { ...catalog.page, sections } }, problems };
}

/** Headings of the file are moved by nobody: one above level 3 would begin a section of the page itself. */
function faultOf(path: string, text: string | undefined): Omit<IncludeProblem, "span"> | undefined {
  if (text === undefined) return { message: `"${path}" does not exist`, help: "create it, or correct the path" };
  if (text.trim() === "") return { message: `"${path}" is empty`, help: "write the section, or remove it" };
  const heading = highHeading(text);
  if (heading === undefined) return undefined;
  const { line, level } = heading;
  const message = `${path}:${line}: a heading of level ${level} stands in a section of the page`;
  return { message, help: "begin the file's headings at level 3, and leave a line free above `---`" };
}
