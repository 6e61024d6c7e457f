import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Catalog } from "../../../generator/model/catalog.js";
import { emitCatalog, readCatalog } from "../../../generator/pipeline.js";
import type { CatalogText } from "../../../generator/sources/catalog-text.js";
import { runs } from "../../fuzz.js";

type Entries = Readonly<Record<string, unknown>>;
type Written = { readonly attributes?: Entries; readonly metrics: Entries };

const fixtures = ["every-shape", "lifecycle", "divided", "hostile-strings"];
const paths = ["catalog.yaml", ...fixtures.map((name) => `test/fixtures/${name}/catalog.yaml`)];
const catalogs = paths.map(
  (path) => [path, readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")] as const,
);

/** As many consecutive pieces as there are cuts, and one more. */
function pieces(entries: Entries, cuts: readonly number[]): readonly Entries[] {
  const list = Object.entries(entries);
  const at = [0, ...cuts.map((cut) => Math.floor(cut * list.length)).sort((a, b) => a - b), list.length];
  return at.slice(1).map((end, index) => Object.fromEntries(list.slice(at[index], end)));
}

/** The whole, the first piece of it in the catalog, the others in parts. */
function cutAt(written: Written, cuts: readonly number[]): CatalogText {
  const metrics = pieces(written.metrics, cuts);
  const attributes = pieces(written.attributes ?? {}, cuts);
  const file = (index: number) => ({
    ...(Object.keys(attributes[index] ?? {}).length > 0 && { attributes: attributes[index] }),
    metrics: metrics[index] ?? {},
  });
  const { attributes: _, metrics: __, ...rest } = written;
  const parts = cuts.map((_, index) => ({ name: `metrics/${index}.yaml`, text: stringify(file(index + 1)) }));
  const include = parts.length === 0 ? {} : { include: ["metrics/*.yaml"] };
  return { name: "catalog.yaml", text: stringify({ ...rest, ...include, ...file(0) }), parts };
}

async function generated(catalog: Catalog) {
  const origin = { catalog: "catalog.yaml", command: "x" };
  const side = { origin, templates: new Map(), markdown: new Map(), included: new Map() };
  const { artifacts } = await emitCatalog(catalog, side);
  return artifacts;
}

function read(text: CatalogText): Catalog {
  const { catalog, diagnostics } = readCatalog(text);
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics));
  return catalog;
}

test.each(catalogs)("%s generates the same when it is cut into consecutive parts", async (_, text) => {
  const written: Written = parse(text);
  const whole = await generated(read(cutAt(written, [])));
  expect(whole.length).toBeGreaterThan(3);
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(cuts, async (cuts) => {
      expect(await generated(read(cutAt(written, cuts)))).toEqual(whole);
    }),
    runs(4),
  );
});
