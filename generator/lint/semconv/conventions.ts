/** The names of OpenTelemetry's semantic conventions, former ones included. */
export type Conventions = { readonly attributes: ReadonlySet<string>; readonly metrics: ReadonlySet<string> };

/** The package takes a tenth of a second to load. Names that it makes by functions, of headers and labels, are left out. */
export async function loadConventions(): Promise<Conventions> {
  const names: Readonly<Record<string, unknown>> = await import("@opentelemetry/semantic-conventions/incubating");
  const named = (prefix: string) =>
    new Set(
      Object.entries(names).flatMap(([key, name]) => {
        return key.startsWith(prefix) && typeof name === "string" ? [name] : [];
      }),
    );
  return { attributes: named("ATTR_"), metrics: named("METRIC_") };
}

export const noConventions: Conventions = { attributes: new Set(), metrics: new Set() };
