import Handlebars from "handlebars";

const engine = Handlebars.create();

/** A template of the generator's own, compiled at first use. Its view must have every name the template asks for. */
export function layout<View extends object>(template: string): (view: View) => string {
  let compiled: ((view: View) => string) | undefined;
  return (view) => {
    compiled ??= engine.compile<View>(template, { noEscape: true, strict: true });
    return compiled(view).trimEnd();
  };
}
