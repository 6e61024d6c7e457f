import { problemOfDocumentPath, problemOfPath } from "../../inner-path.js";
import type { Path } from "../../source.js";
import type { Catalog } from "../catalog.js";
import type { Rule } from "../resolution.js";

export const unsafePath: Rule = {
  code: "unsafe-path",
  *check({ catalog, locate }) {
    for (const [path, written, part] of paths(catalog)) {
      const isDocument = path[1] === "markdown";
      const reason = isDocument ? problemOfDocumentPath(written) : problemOfPath(written);
      if (reason === undefined) continue;
      const message = `"${written}" ${reason}`;
      const home = isDocument ? "inside of the repository" : "below the catalog's folder";
      yield { place: locate(path, part), message, help: `write a relative path ${home}, with "/"` };
    }
  },
};

function* paths({ settings, page }: Catalog): Iterable<readonly [Path, string, "key" | "value"]> {
  yield [["generate", "output"], settings.output, "value"];
  if (settings.recordedIn !== null) yield [["generate", "recorded_in"], settings.recordedIn.path, "value"];
  for (const [index, { path }] of settings.markdown.entries()) yield [["generate", "markdown", index], path, "value"];
  for (const { output, template } of settings.templates) {
    yield [["generate", "templates", output], output, "key"];
    yield [["generate", "templates", output], template, "value"];
  }
  for (const [index, { include }] of page.sections.entries()) {
    if (include !== null) yield [["page", "sections", index, "include"], include.path, "value"];
  }
}
