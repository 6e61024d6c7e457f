import picomatch from "picomatch";

/** Which files of the catalog's folder are parts. Paths are from that folder, with `/`; it is itself "". */
export type PartMatcher = {
  readonly matches: (path: string) => boolean;
  /** Whether a part may lie in a folder or below it. */
  readonly mayLieIn: (folder: string) => boolean;
};

const options = { nonegate: true, noextglob: true } as const;

export function isGlob(pattern: string): boolean {
  return picomatch.scan(pattern, options).isGlob;
}

/** Matches what any of the patterns under `include` stands for. */
export function matcherOf(patterns: readonly string[]): PartMatcher {
  const paths = new Set(patterns.filter((pattern) => !isGlob(pattern)));
  const globs = patterns.filter(isGlob);
  const isMatch = picomatch([...globs], options);
  const ways = new Set([...paths, ...globs.map(baseOf)].flatMap(foldersAbove));
  const reaches = globs.map(reachOf);
  return {
    matches: (path) => paths.has(path) || (globs.length > 0 && isMatch(path)),
    mayLieIn: (folder) => ways.has(folder) || reaches.some((reaches) => reaches(folder)),
  };
}

function baseOf(glob: string): string {
  return picomatch.scan(glob, options).base;
}

/** A path's folders, the catalog's own first; a base is itself one. */
function foldersAbove(path: string): readonly string[] {
  const steps = path.split("/");
  return steps.map((_, length) => steps.slice(0, length).join("/"));
}

/** Folders that a glob may lead to. Those of other tools and hidden ones are none, unless they are named. */
function reachOf(glob: string): (folder: string) => boolean {
  const base = baseOf(glob);
  const isEndless = /\*\*|\{/.test(glob);
  const depth = glob.split("/").length;
  return (folder) => {
    if (folder !== base && base !== "" && !folder.startsWith(`${base}/`)) return false;
    const steps = folder
      .slice(base.length)
      .split("/")
      .filter((step) => step !== "");
    if (steps.some((step) => step.startsWith(".") || step === "node_modules")) return false;
    return isEndless || folder.split("/").length < depth;
  };
}
