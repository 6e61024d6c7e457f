/** A version of OpenTelemetry's semantic conventions: what stands for a name, former ones included. */
export type Conventions = {
  /** Empty when no rule asks for them. */
  readonly version: string;
  readonly attributes: ReadonlyMap<string, ConventionalAttribute>;
  readonly metrics: ReadonlyMap<string, ConventionalMetric>;
};

export type Succession = {
  /** The current name of a former one. */
  readonly replacedBy: string | null;
  /** Whether it is deprecated, and nothing takes its place. */
  readonly isObsolete: boolean;
};

export type ConventionalAttribute = Succession & {
  /** As the conventions write it: `string`, `int[]`, `template[string]`, `any`. */
  readonly type: string;
  /** Others may be used where none of these applies. */
  readonly values: readonly string[];
};

export type ConventionalMetric = Succession & {
  readonly instrument: string;
  readonly unit: string;
  readonly required: readonly string[];
};

export const noConventions: Conventions = { version: "", attributes: new Map(), metrics: new Map() };

let loaded: Promise<Conventions> | undefined;

/** The same ones for every run of this process. */
export function loadConventions(): Promise<Conventions> {
  loaded ??= readConventions();
  return loaded;
}

/**
 * The table holds facts of the model, made by `npm run conventions`, in fields parted by tabs. An attribute: name, type, what
 * replaced it (`-` when it is obsolete), its current well-known values. A metric: name, instrument, unit, what replaced it, its
 * required attributes.
 */
async function readConventions(): Promise<Conventions> {
  const { version, rows } = (await import("./table.json", { with: { type: "json" } })).default;
  const fields = rows.map((row) => row.split("\t"));
  const attributes = fields.flatMap(([kind, name = "", type = "", replacement = "", values]) =>
    kind === "attribute" ? [[name, { type, values: listed(values), replacement }] as const] : [],
  );
  const metrics = fields.flatMap(([kind, name = "", instrument = "", unit = "", replacement = "", required]) =>
    kind === "metric" ? [[name, { instrument, unit, required: listed(required), replacement }] as const] : [],
  );
  return { version, attributes: withSuccession(attributes), metrics: withSuccession(metrics) };
}

function listed(field: string | undefined): readonly string[] {
  return field === undefined || field === "" ? [] : field.split("|");
}

type Row = { readonly replacement: string };

/** Names of one word could mean anything: they are former names of nothing. */
function withSuccession<R extends Row>(rows: readonly (readonly [string, R])[]): ReadonlyMap<string, R & Succession> {
  const next = new Map(rows.flatMap(([name, { replacement }]) => (name.includes(".") ? [[name, replacement]] : [])));
  const current = (name: string): string => {
    const to = next.get(name) ?? "";
    return to === "" || to === "-" ? name : current(to);
  };
  return new Map(
    rows.map(([name, row]) => {
      const last = current(name);
      return [name, { ...row, replacedBy: last === name ? null : last, isObsolete: next.get(last) === "-" }];
    }),
  );
}
