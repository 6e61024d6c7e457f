// Compiles templates of the generator's own ahead of time: a program that only renders loads no compiler.
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";

/** The module of a template: strict, and without HTML escapes, as it makes Markdown. */
function moduleOf(text) {
  const compiled = Handlebars.precompile(text, { noEscape: true, strict: true });
  return `import Handlebars from "handlebars/runtime";\nexport const render = Handlebars.template(${compiled});\n`;
}

export const templatesForEsbuild = {
  name: "templates",
  setup({ onLoad }) {
    onLoad({ filter: /\.hbs$/ }, ({ path }) => ({ contents: moduleOf(readFileSync(path, "utf8")), loader: "js" }));
  },
};

export const templatesForVite = {
  name: "templates",
  transform: (text, path) => (path.endsWith(".hbs") ? { code: moduleOf(text), map: null } : undefined),
};
