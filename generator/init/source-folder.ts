import { posix } from "node:path";

/** What a tsconfig.json says about the files that it compiles. Paths are relative to the project, with `/`. */
export type Compiled = { readonly rootDir: string | null; readonly include: readonly string[] };

/**
 * The folder in which the compiler expects sources: `rootDir`, or the one that all of `include` is in. Of several folders it is
 * `src` or the first. Empty for the project's own folder.
 */
export function sourceFolder({ rootDir, include }: Compiled): string {
  if (rootDir !== null) return inner(rootDir);
  const folders = [...new Set(include.map(folderOf))];
  const [first = ""] = folders;
  if (folders.includes("")) return "";
  const common = folders.reduce(commonFolder, first);
  return common !== "" ? common : folders.includes("src") ? "src" : first;
}

/** Of `src/*.ts` and of `src/main.ts` it is `src`. */
function folderOf(pattern: string): string {
  const steps = inner(pattern).split("/");
  const wild = steps.findIndex((step) => /[*?]/.test(step) || /\.[cm]?[jt]sx?$/.test(step));
  return (wild === -1 ? steps : steps.slice(0, wild)).join("/");
}

/** Empty where a path leads out of the project, which then lies in it. */
function inner(path: string): string {
  const plain = posix.normalize(path).replace(/\/$/, "");
  return plain === "." || plain.startsWith("..") || plain.startsWith("/") ? "" : plain;
}

function commonFolder(one: string, other: string): string {
  const [steps, others] = [one.split("/"), other.split("/")];
  const end = steps.findIndex((step, index) => step !== others[index]);
  return (end === -1 ? steps : steps.slice(0, end)).join("/");
}
