import type { Place } from "../source.js";
import type { Catalog } from "../model/catalog.js";
import { catalogView } from "./catalog-view.js";
import type { Artifact } from "./emitter.js";
import { renderTemplate } from "./own-templates/render.js";

/** An own template that gave no output, with the reason as a sentence without a period. */
export type TemplateProblem = {
  readonly template: string;
  readonly place: Place;
  readonly message: string;
  readonly help?: string | undefined;
};

export type OwnOutputs = { readonly artifacts: readonly Artifact[]; readonly problems: readonly TemplateProblem[] };

/** Renders the user's Handlebars templates, given by path, with the view that `catalog.json` shows. */
export function ownTemplates(catalog: Catalog, templates: ReadonlyMap<string, string>): OwnOutputs {
  const artifacts: Artifact[] = [];
  const problems: TemplateProblem[] = [];
  for (const { output, template, place } of catalog.settings.templates) {
    const source = templates.get(template);
    const rendered = source === undefined ? { error: "it was not read" } : renderTemplate(source, catalogView(catalog));
    if ("error" in rendered) {
      const help = "help" in rendered ? rendered.help : undefined;
      problems.push({ template, place, message: rendered.error, help });
    } else artifacts.push({ path: output, text: rendered.text });
  }
  return { artifacts, problems };
}
