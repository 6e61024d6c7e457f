/** The fields of a package.json, of any type. */
export type Manifest = Readonly<Record<string, unknown>>;

/** Without fields when the text is none, or no object. */
export function manifestOf(text: string | undefined): Manifest {
  try {
    return record(JSON.parse((text ?? "{}").replace(/^\ufeff/, "")));
  } catch {
    return {};
  }
}

/** The packages that a project asks for, with the versions that it accepts. */
export function askedPackages({
  dependencies,
  devDependencies,
  peerDependencies,
  optionalDependencies,
}: Manifest): ReadonlyMap<string, string> {
  const lists = [peerDependencies, optionalDependencies, devDependencies, dependencies];
  return new Map(lists.flatMap((list) => Object.entries(record(list)).map(([name, range]) => [name, String(range)])));
}

function record(value: unknown): Manifest {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
