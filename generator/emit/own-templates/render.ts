import Handlebars from "handlebars";
import { createEngine, refuseInherited } from "./engine.js";
import { problemWords } from "./problem-words.js";

export type Rendering = { readonly text: string } | { readonly error: string };

/** A user's template, rendered strictly and without HTML escapes. Whatever is wrong with it becomes an error text. */
export function renderTemplate(template: string, view: object): Rendering {
  const engine = createEngine();
  try {
    refuseInheritedPaths(template);
    const render = engine.compile(template, { noEscape: true, strict: true, knownHelpers: { log: false } });
    return { text: render(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false }) };
  } catch (error) {
    return { error: problemWords(error) };
  }
}

function refuseInheritedPaths(template: string): void {
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = ({ parts }) => parts.forEach(refuseInherited);
  visitor.accept(Handlebars.parse(template));
}
