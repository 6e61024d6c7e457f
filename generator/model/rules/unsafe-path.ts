import type { Path } from "../../source.js";
import type { Catalog } from "../catalog.js";
import type { Rule } from "../resolution.js";

export const unsafePath: Rule = {
  code: "unsafe-path",
  *check({ catalog, locate }) {
    for (const [path, written, part] of paths(catalog)) {
      const reason = problemOf(written);
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

/** Why a path is no safe one, by its text alone, on every platform alike. Links are looked at when files are touched. */
function problemOf(path: string): string | undefined {
  if (/^([A-Za-z]:|[/\\~])/.test(path)) return "is not a relative path";
  if (/[\\\p{Cc}<>:"|?*]/u.test(path)) return "holds a character that paths should not have";
  const steps = path.split("/");
  if (steps.includes("..")) return "leaves the catalog's folder";
  if (steps.some((step) => step === "." || step === "")) return "names no file or folder below the catalog's own";
  if (steps.some((step) => step === "node_modules" || step === ".git"))
    return "lies in a folder that belongs to another tool";
  return undefined;
}
