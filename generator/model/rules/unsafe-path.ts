import { problemOfPath } from "../../inner-path.js";
import type { Path } from "../../source.js";
import type { Catalog } from "../catalog.js";
import type { Rule } from "../resolution.js";

export const unsafePath: Rule = {
  code: "unsafe-path",
  *check({ catalog, locate }) {
    for (const [path, written, part] of paths(catalog)) {
      const reason = problemOfPath(written);
      if (reason === undefined) continue;
      const message = `"${written}" ${reason}`;
      yield { place: locate(path, part), message, help: 'write a relative path below the catalog\'s folder, with "/"' };
    }
  },
};

function* paths({ settings, page }: Catalog): Iterable<readonly [Path, string, "key" | "value"]> {
  yield [["generate", "output"], settings.output, "value"];
  for (const [index, { path }] of settings.markdown.entries()) yield [["generate", "markdown", index], path, "value"];
  for (const { output, template } of settings.templates) {
    yield [["generate", "templates", output], output, "key"];
    yield [["generate", "templates", output], template, "value"];
  }
  for (const [index, { include }] of page.sections.entries()) {
    if (include !== null) yield [["page", "sections", index, "include"], include.path, "value"];
  }
}
