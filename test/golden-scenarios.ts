import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog } from "../generator/model/catalog.js";
import { emitCatalog, readCatalog } from "../generator/pipeline.js";

/** A folder of test/fixtures or test/examples: a catalog.yaml, the files it names, and in expected/ everything that it generates. */
export type Scenario = { readonly name: string; readonly folder: string };

/** Texts by path. */
export type Files = ReadonlyMap<string, string>;

const rooms: readonly string[] = ["fixtures", "examples"].map((room) => fileURLToPath(new URL(room, import.meta.url)));

export const scenarios: readonly Scenario[] = rooms
  .flatMap((room) => readdirSync(room).map((name) => ({ name, folder: join(room, name) })))
  .filter(({ folder }) => existsSync(join(folder, "catalog.yaml")));

export function expectedFolder({ folder }: Scenario): string {
  return join(folder, "expected");
}

export function scenarioText({ folder }: Scenario): string {
  return readFileSync(join(folder, "catalog.yaml"), "utf8");
}

const catalogs = new Map<string, Catalog>();

/** Read once. Throws when the catalog has a finding: scenarios are free of them. */
export function scenarioCatalog(scenario: Scenario): Catalog {
  const known = catalogs.get(scenario.folder);
  if (known !== undefined) return known;
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text: scenarioText(scenario) });
  if (catalog === undefined || diagnostics.length > 0)
    throw new Error(`${scenario.name}: ${JSON.stringify(diagnostics)}`);
  catalogs.set(scenario.folder, catalog);
  return catalog;
}

/** What the catalog generates, with the Markdown files that it updates. */
export async function generatedFiles(scenario: Scenario): Promise<Files> {
  const catalog = scenarioCatalog(scenario);
  const { markdown, templates, command } = catalog.settings;
  const { artifacts, inserts, diagnostics } = await emitCatalog(catalog, {
    origin: { catalog: "catalog.yaml", command },
    templates: texts(
      scenario,
      templates.map(({ template }) => template),
    ),
    markdown: texts(
      scenario,
      markdown.map(({ path }) => path),
    ),
    included: texts(
      scenario,
      catalog.page.sections.flatMap(({ include }) => include?.path ?? []),
    ),
  });
  if (diagnostics.length > 0) throw new Error(`${scenario.name}: ${JSON.stringify(diagnostics)}`);
  return new Map([...artifacts, ...inserts].map(({ path, text }) => [path, text]));
}

export function expectedFiles(scenario: Scenario): Files {
  const folder = expectedFolder(scenario);
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function texts({ folder }: Scenario, paths: readonly string[]): Files {
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
