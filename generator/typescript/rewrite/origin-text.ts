/** How one file names another in an import. */
export function originText(from: string, to: string, extension: "js" | "ts" | "none"): string {
  const here = from.split("/").slice(0, -1);
  const there = to.replace(/\.tsx?$/, "").split("/");
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared += 1;
  const up = here.length - shared;
  const steps = [...Array.from({ length: up }, () => ".."), ...there.slice(shared)];
  const path = up === 0 ? `./${steps.join("/")}` : steps.join("/");
  return extension === "none" ? path : `${path}.${extension}`;
}
