/** What git keeps beside the generated files: nothing in it changes when a metric does, so that no two branches conflict. */
export type Manifest = {
  /** The catalog's file name. */
  readonly catalog: string;
  /** The files of the folder by which nobody could see that Meterbook wrote them, sorted: those of own templates. */
  readonly ownOutputs: readonly string[];
};

export const manifestPath = "manifest.json";

export function manifestText({ catalog, ownOutputs }: Manifest): string {
  return `${JSON.stringify({ format: 2, catalog, own_outputs: [...ownOutputs].sort() }, null, 2)}\n`;
}

/** Undefined when the text is no manifest. Layout, order and line ends are free: formatters may have changed them. */
export function readManifest(text: string): Manifest | undefined {
  const { format, catalog, own_outputs: written } = record(parseJson(text));
  if (format !== 2 || typeof catalog !== "string" || !Array.isArray(written)) return undefined;
  const ownOutputs = written.filter((path) => typeof path === "string");
  if (ownOutputs.length < written.length || !ownOutputs.every(isInnerPath)) return undefined;
  return { catalog, ownOutputs: [...new Set(ownOutputs)].sort() };
}

/** Whether a path stays below the folder it is relative to, on every platform. */
export function isInnerPath(path: string): boolean {
  return path !== "" && !/[\\:\0]/.test(path) && path.split("/").every((part) => !["", ".", ".."].includes(part));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without keys when the value is no object. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
