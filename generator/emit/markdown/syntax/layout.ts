/** A template of the generator's own. Its view must have every name that the template asks for. */
export function layout<View extends object>(render: (view: object) => string): (view: View) => string {
  return (view) => render(view).trimEnd();
}
