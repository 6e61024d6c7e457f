/** A Handlebars template as the build, and vitest, compile it: see `generator/templates.mjs`. */
declare module "*.hbs" {
  export function render(view: object): string;
}
