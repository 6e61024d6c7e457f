import { describe, expect, it } from "vitest";
import { includeSections } from "../../../generator/emit/include-sections.js";
import { catalogOf, metricOf } from "./catalog-builder.js";

const span = { start: 3, end: 12 };
const written = { title: "Privacy", text: "# As it is", include: null };
const included = { title: "Config", text: "", include: { path: "config.md", span } };
const catalog = catalogOf([metricOf("a")], {
  page: { title: "Shop", introduction: "", sections: [written, included] },
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

  it.each([
    [new Map(), '"config.md" does not exist'],
    [new Map([["config.md", " \n"]]), '"config.md" is empty'],
    [new Map([["config.md", "\n\n# Config"]]), "config.md:3: a heading of level 1 stands in a section of the page"],
  ])("has a problem, at its place in the catalog: %s", (files, message) => {
    expect(includeSections(catalog, files).problems).toEqual([{ span, message, help: expect.any(String) }]);
  });
});
