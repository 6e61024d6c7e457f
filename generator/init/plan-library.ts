import { catalogName, prefixOf } from "./catalog-name.js";
import { libraryCatalog } from "./library-catalog.js";
import type { Manifest } from "./manifest.js";
import { addEntries, addScripts, addToFiles, type Unusable } from "./package-scripts.js";
import { defaultManager, packageManager } from "./package-manager.js";
import { packagePath, type InitPlan, type Step } from "./plan-init.js";
import type { Project, Wishes } from "./project.js";

/** What `init --library` does: a package whose catalog others import, with a check of that catalog by itself. */
export function planLibrary(project: Project, wishes: Wishes): InitPlan | Unusable {
  const { texts, manifest, folderName } = project;
  const { catalog } = wishes;
  const own = typeof manifest["name"] === "string" ? manifest["name"] : null;
  const name = wishes.name ?? catalogName(own, folderName);
  const manager = packageManager(project.manager) ?? defaultManager;
  const written = texts.get(packagePath);
  const isBare = !project.files.some((file) => /^index\.[cm]?[jt]s$/.test(file));
  const packed =
    written === undefined
      ? newManifest(folderName, catalog)
      : changedManifest(written, { ...manifest, ...(!isBare && { main: "index.js" }) }, catalog);
  if ("problem" in packed) return packed;
  const isNew = !texts.has(catalog);
  const text = isNew ? libraryCatalog({ name, prefix: wishes.prefix ?? prefixOf(name), schema: project.schema }) : "";
  const note = isNew ? "a shared attribute and a metric to begin with" : "it is there already";
  return {
    steps: [{ path: catalog, kind: isNew ? "create" : "keep", text, note }, manifestStep(packed, written)],
    next: [`${manager.addDevelopment} meterbook`, `${manager.run} metrics:check`],
    program: ["imports:", `  - from: ${JSON.stringify(own ?? folderName)}`, `    metrics: { ${prefixOf(name)}*: }`],
    output: "",
    remarks: packed.remarks,
  };
}

type Packed = { readonly text: string; readonly remarks: readonly string[] };

function newManifest(name: string, catalog: string): Packed {
  const manifest = {
    name,
    version: "1.0.0",
    exports: { "./catalog.yaml": `./${catalog}` },
    files: [catalog],
    scripts: checkOf(catalog),
  };
  return { text: `${JSON.stringify(manifest, null, 2)}\n`, remarks: [] };
}

/** An `exports` of its own would hide everything else of a package that has none. */
function changedManifest(text: string, manifest: Manifest, catalog: string): Packed | Unusable {
  const { exports, main, module } = manifest;
  const isEmpty = exports === undefined && main === undefined && module === undefined;
  const hasSubpaths = isObject(exports) && Object.keys(exports).every((key) => key.startsWith("."));
  const isAtRoot = catalog === "catalog.yaml";
  const exported =
    isEmpty || hasSubpaths ? addEntries(text, "exports", { "./catalog.yaml": `./${catalog}` }) : { text };
  if ("problem" in exported) return exported;
  const scripted = addScripts(addToFiles(exported.text, catalog), checkOf(catalog));
  if ("problem" in scripted) return scripted;
  const isFound = isEmpty || hasSubpaths || isAtRoot;
  const remark = `others cannot find ${catalog}: write it as "./catalog.yaml" under "exports" of package.json, or move it to catalog.yaml`;
  return { text: scripted.text, remarks: isFound ? [] : [remark] };
}

function checkOf(catalog: string): Readonly<Record<string, string>> {
  return { "metrics:check": `meterbook lint${catalog === "catalog.yaml" ? "" : ` --catalog ${catalog}`}` };
}

function manifestStep({ text }: Packed, before: string | undefined): Step {
  if (text === before) return { path: packagePath, kind: "keep", text: "", note: "it exports the catalog already" };
  const note = "exports and publishes the catalog; the script metrics:check checks it by itself";
  return { path: packagePath, kind: before === undefined ? "create" : "change", text, note };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
