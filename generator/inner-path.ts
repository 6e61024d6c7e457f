/**
 * Why a path that a catalog writes is no safe one: it has to lie below the catalog's folder. Checked by its text alone, on
 * every platform alike; links are looked at when files are touched.
 */
export function problemOfPath(path: string): string | undefined {
  if (/[<>"|?*]/.test(path)) return "holds a character that paths should not have";
  return problemOfPattern(path);
}

/** The same for a document, which may lie above the catalog's folder, in the same repository. */
export function problemOfDocumentPath(path: string): string | undefined {
  return problemOfPath(path.replace(/^(?:\.\.\/)+(?=[^/])/, ""));
}

/** The same for a glob, which also has the signs that stand for other characters. */
export function problemOfPattern(pattern: string): string | undefined {
  if (/^([A-Za-z]:|[/\\~])/.test(pattern)) return "is not a relative path";
  if (/[\\\p{Cc}<>:"|]/u.test(pattern)) return "holds a character that paths should not have";
  const steps = pattern.split("/");
  if (steps.includes("..")) return "leaves the catalog's folder";
  if (steps.some((step) => step === "." || step === "")) return "names no file or folder below the catalog's own";
  if (steps.some((step) => step === "node_modules" || step === ".git"))
    return "lies in a folder that belongs to another tool";
  return undefined;
}
