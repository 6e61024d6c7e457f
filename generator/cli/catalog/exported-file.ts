/** The conditions under which a file is looked for that no module imports. */
const conditions: readonly string[] = ["node", "import", "require", "default"];

/**
 * The file that `exports` of a package.json gives for a subpath, from the package's folder; undefined where it gives none. As
 * Node resolves it (packages, PACKAGE_EXPORTS_RESOLVE), with the first condition that fits.
 */
export function exportedFile(exports: unknown, subpath: string): string | undefined {
  if (!isRecord(exports)) return undefined;
  const exact = Object.hasOwn(exports, subpath) ? targetOf(exports[subpath], "") : undefined;
  if (exact !== undefined || Object.hasOwn(exports, subpath)) return exact;
  const [pattern] = Object.keys(exports)
    .filter((key) => fits(key, subpath))
    .sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length);
  if (pattern === undefined) return undefined;
  const [before = "", after = ""] = pattern.split("*");
  return targetOf(exports[pattern], subpath.slice(before.length, subpath.length - after.length));
}

function fits(pattern: string, subpath: string): boolean {
  const [before = "", after = "", ...more] = pattern.split("*");
  if (!pattern.includes("*") || more.length > 0 || subpath.length < pattern.length) return false;
  return subpath.startsWith(before) && subpath.endsWith(after);
}

function targetOf(target: unknown, match: string): string | undefined {
  if (typeof target === "string") return isSafe(target, match) ? target.replaceAll("*", () => match) : undefined;
  if (Array.isArray(target)) return first(target.map((each) => targetOf(each, match)));
  if (!isRecord(target)) return undefined;
  const fitting = Object.entries(target).filter(([condition]) => conditions.includes(condition));
  return first(fitting.map(([, each]) => targetOf(each, match)));
}

function first(targets: readonly (string | undefined)[]): string | undefined {
  return targets.find((target) => target !== undefined);
}

/** A target lies below the package's folder, and not in a package inside it. */
function isSafe(target: string, match: string): boolean {
  const steps = (target.slice(2) + (match === "" ? "" : `/${match}`)).split(/[/\\]/);
  return target.startsWith("./") && !steps.some((step) => [".", "..", "node_modules"].includes(step));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
