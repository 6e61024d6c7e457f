import { ts } from "ts-morph";

/** Packages of the same repository, whose sources are read in place of what was built from them. */
type WorkspacePackages = {
  /** The source file that an import of such a package means. */
  readonly sourceOf: (specifier: string) => ts.ResolvedModuleFull | undefined;
};

type Manifest = { readonly name?: unknown; readonly exports?: unknown; readonly main?: unknown };
type Package = { readonly folder: string; readonly manifest: Manifest };

export function workspacePackages(folder: string, leftOut: readonly string[]): WorkspacePackages {
  const packages = new Map<string, Package>();
  for (const path of ts.sys.readDirectory(folder, [".json"], leftOut, ["*/package.json", "*/*/package.json"])) {
    const manifest = parsed(ts.sys.readFile(path) ?? "");
    if (typeof manifest.name === "string") {
      packages.set(manifest.name, { folder: path.slice(0, path.lastIndexOf("/")), manifest });
    }
  }
  const known = new Map<string, string | undefined>();
  return {
    sourceOf: (specifier) => {
      if (packages.size === 0 || specifier.startsWith(".")) return undefined;
      if (!known.has(specifier)) known.set(specifier, sourceIn(packages, specifier));
      const path = known.get(specifier);
      if (path === undefined) return undefined;
      const extension = path.endsWith(".tsx") ? ts.Extension.Tsx : ts.Extension.Ts;
      return { resolvedFileName: path, extension, isExternalLibraryImport: false };
    },
  };
}

function parsed(text: string): Manifest {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function sourceIn(packages: ReadonlyMap<string, Package>, specifier: string): string | undefined {
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? "";
  const home = packages.get(name);
  if (home === undefined) return undefined;
  const below = specifier.slice(name.length + 1);
  const targets = [targetOf(home.manifest, below), `src/${below || "index"}`, below || "index", `src/${below}/index`];
  return targets
    .flatMap((target) => (target === undefined ? [] : sources(`${home.folder}/${target}`)))
    .find((path) => ts.sys.fileExists(path));
}

/** What `exports` names for a path below a package: built files mostly, which lie as their sources do. */
function targetOf({ exports, main }: Manifest, below: string): string | undefined {
  const key = below === "" ? "." : `./${below}`;
  const entry = firstText(exports, key) ?? (below === "" && typeof main === "string" ? main : undefined);
  return entry?.replace(/^\.\//, "");
}

function firstText(value: unknown, key: string | null): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  const own = key === null ? undefined : entries.find(([name]) => name === key);
  if (own !== undefined) return firstText(own[1], null);
  if (key !== null && key !== ".") return undefined;
  return entries.map(([, each]) => firstText(each, null)).find((each) => each !== undefined);
}

function sources(target: string): readonly string[] {
  const stem = target.replace(/\.d\.[cm]?ts$|\.[cm]?[jt]sx?$/, "");
  const built = stem.replace(/\/(lib|dist|build|out)\//, "/src/");
  return [built, stem].flatMap((path) => [`${path}.ts`, `${path}.tsx`, `${path}.mts`]);
}
