/** A name for the catalog, made of that of the package or of the folder. */
export function catalogName(packageName: string | null, folder: string): string {
  const candidates = [packageName?.replace(/^@[^/]*\//, "") ?? "", folder].map(asName);
  return candidates.find((name) => name !== "") ?? "app";
}

/** What is put before every metric: the name as OpenTelemetry writes names, and a dot. */
export function prefixOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, "_")}.`;
}

/** Empty when no name can be made of it. */
function asName(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, "-");
  return plain
    .replace(/^[^a-z]+/, "")
    .replace(/[^a-z0-9]+$/, "")
    .slice(0, 60);
}
