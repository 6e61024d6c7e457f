import type { Catalog } from "../model/catalog.js";
import type { PageSection } from "../model/page.js";
import { besideName, type Place, type SourceText } from "../source.js";
import { highHeading } from "./markdown/syntax/high-heading.js";

/** Why a section has no text: where the catalog names the file, or in the file itself, which `named` then refers to. */
export type IncludeProblem = {
  readonly place: Place;
  readonly named: Place | null;
  readonly message: string;
  readonly help: string;
};

export type WholeCatalog = { readonly catalog: Catalog; readonly problems: readonly IncludeProblem[] };

/** The catalog with the texts of the Markdown files, given by path, that sections of its page include. */
export function includeSections(catalog: Catalog, included: ReadonlyMap<string, string>): WholeCatalog {
  const problems: IncludeProblem[] = [];
  const sections = catalog.page.sections.map((section): PageSection => {
    if (section.include === null) return section;
    const { path, place } = section.include;
    const text = included.get(path);
    const fault =
      text === undefined ? missing(path, place) : faultIn({ name: besideName(place.source.name, path), text });
    if (fault !== undefined) problems.push({ ...fault, named: fault.place === place ? null : place });
    return { ...section, text: (text ?? "").replace(/^\ufeff/, "").replace(/\r\n?/g, "\n") };
  });
  return { catalog: { ...catalog, page: { ...catalog.page, sections } }, problems };
}

type Fault = Omit<IncludeProblem, "named">;

function missing(path: string, place: Place): Fault {
  return { place, message: `"${path}" does not exist`, help: "create it, or correct the path" };
}

/** Headings of the file are moved by nobody: one above level 3 would begin a section of the page itself. */
function faultIn(source: SourceText): Fault | undefined {
  const { text } = source;
  if (text.replace(/^\ufeff/, "").trim() === "") {
    const message = "the section that the page includes is empty";
    return { place: { source, start: 0, end: 0 }, message, help: "write the section, or remove it" };
  }
  const heading = highHeading(text.replace(/^\ufeff/, ""));
  if (heading === undefined) return undefined;
  const message = `a heading of level ${heading.level} stands in a section of the page`;
  const help = "begin the file's headings at level 3, and leave a line free above `---`";
  return { place: lineOf(source, heading.line), message, help };
}

/** A line by its number, as `highHeading` counts: a carriage return ends one, too. */
function lineOf(source: SourceText, line: number): Place {
  const ends = /\r\n?|\n|$/g;
  let start = 0;
  for (let left = line; left > 1; left -= 1) {
    ends.exec(source.text);
    start = ends.lastIndex;
  }
  return { source, start, end: ends.exec(source.text)?.index ?? start };
}
