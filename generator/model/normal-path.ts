/**
 * A path as everything after the document has it: without `.`, `a/..`, empty steps and a slash at the end. `.` stands for the
 * folder itself; what leads out of the folder begins with `..`, and an absolute path stays one.
 */
export function normalPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return path.startsWith("/") ? `/${steps.join("/")}` : steps.join("/") || ".";
}
