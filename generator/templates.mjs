// Compiles templates of the generator's own ahead of time: a program that only renders loads no compiler.
import Handlebars from "handlebars";

/** The module of a template: strict, and without HTML escapes, as it makes Markdown. */
function moduleOf(text) {
  const compiled = Handlebars.precompile(text, { noEscape: true, strict: true });
  return `import Handlebars from "handlebars/runtime";\nexport const render = Handlebars.template(${compiled});\n`;
}

/** For Rolldown and Vite. */
export const templates = {
  name: "templates",
  transform: (text, id) => (id.endsWith(".hbs") ? { code: moduleOf(text), map: null } : undefined),
};
