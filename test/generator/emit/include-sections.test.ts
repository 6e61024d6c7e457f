import { describe, expect, it } from "vitest";
import { includeSections } from "../../../generator/emit/include-sections.js";
import { catalogOf, metricOf, pageOf } from "./catalog-builder.js";

const place = { source: { name: "shop/catalog.yaml", text: "include: config.md" }, start: 9, end: 18 };
const written = { title: "Privacy", text: "# As it is", include: null, afterMetrics: false };
const included = { title: "Config", text: "", include: { path: "config.md", place }, afterMetrics: true };
const catalog = catalogOf([metricOf("a")], {
  page: pageOf({ title: "Shop", sections: [written, included] }),
});

describe("a section that includes a file", () => {
  it("has its text, with line feeds and without a byte order mark; other sections stay", () => {
    const { catalog: whole, problems } = includeSections(catalog, new Map([["config.md", "\ufeff### a\r\n\r\nb\r\n"]]));
    expect(problems).toEqual([]);
    expect(whole).toEqual({
      ...catalog,
      page: { ...catalog.page, sections: [written, { ...included, text: "### a\n\nb\n" }] },
    });
  });

  it("that does not exist has a problem at its place in the catalog", () => {
    expect(includeSections(catalog, new Map()).problems).toEqual([
      { place, named: null, message: '"config.md" does not exist', help: expect.any(String) },
    ]);
  });

  it.each([
    [" \n", "the section that the page includes is empty", ""],
    ["\n\n# Config\nrest", "a heading of level 1 stands in a section of the page", "# Config"],
    ["\ufeffa\r\n\r\n## Config\r\n", "a heading of level 2 stands in a section of the page", "## Config"],
    ["a\rConfig\r===\r", "a heading of level 1 stands in a section of the page", "Config"],
  ])("has a problem at its place in the file: %j", (text, message, marked) => {
    const source = { name: "shop/config.md", text };
    const start = text.indexOf(marked);
    expect(includeSections(catalog, new Map([["config.md", text]])).problems).toEqual([
      { place: { source, start, end: start + marked.length }, named: place, message, help: expect.any(String) },
    ]);
  });
});
