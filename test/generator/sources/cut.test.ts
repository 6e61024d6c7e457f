import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Catalog } from "../../../generator/model/catalog.js";
import { emitCatalog, readCatalog } from "../../../generator/pipeline.js";
import type { CatalogText } from "../../../generator/sources/catalog-text.js";
import { runs } from "../../fuzz.js";
import { conventionsDocument } from "../../registries/conventions-catalog.js";
import { textOf } from "../diff/rich-catalog.js";

type Entries = Readonly<Record<string, unknown>>;
type Written = { readonly attributes?: Entries; readonly defaults?: Entries; readonly metrics: Entries };
type Cut = { readonly at: number; readonly defaults: Entries };

const fixtures = ["every-shape", "lifecycle", "divided", "hostile-strings"];
const paths = ["catalog.yaml", ...fixtures.map((name) => `test/fixtures/${name}/catalog.yaml`)];
const catalogs = paths.map(
  (path) => [path, readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")] as const,
);

/** What metrics say that say nothing, where nobody has defaults. */
const format: Entries = { stability: "development", value_type: "double", enabled: true };

/** The metrics of a part with defaults of its own: what these say is left out, and what they would change is written out. */
function withDefaults(metrics: Entries, defaults: Entries): Written {
  const entries = Object.entries(metrics).map(([name, metric]) => {
    const said: Entries = { ...format, ...Object(metric) };
    const kept = Object.entries(said).filter(([key, value]) =>
      key in defaults ? value !== defaults[key] : key in Object(metric),
    );
    return [name, Object.fromEntries(kept)] as const;
  });
  return { ...(Object.keys(defaults).length > 0 && { defaults }), metrics: Object.fromEntries(entries) };
}

/** As many consecutive pieces as there are cuts, and one more. */
function pieces(entries: Entries, cuts: readonly number[]): readonly Entries[] {
  const list = Object.entries(entries);
  const at = [0, ...cuts.map((cut) => Math.floor(cut * list.length)).sort((a, b) => a - b), list.length];
  return at.slice(1).map((end, index) => Object.fromEntries(list.slice(at[index], end)));
}

/** The whole, the first piece of it in the catalog, the others in parts. */
function cutAt(written: Written, cuts: readonly Cut[]): CatalogText {
  const places = cuts.map(({ at }) => at);
  const metrics = pieces(written.metrics, places);
  const attributes = pieces(written.attributes ?? {}, places);
  const file = (index: number) => ({
    ...(Object.keys(attributes[index] ?? {}).length > 0 && { attributes: attributes[index] }),
    ...withDefaults(metrics[index] ?? {}, index === 0 ? {} : (cuts[index - 1]?.defaults ?? {})),
  });
  const { attributes: _, metrics: __, ...rest } = written;
  const parts = cuts.map((_, index) => ({ name: `metrics/${index}.yaml`, text: textOf(file(index + 1)) }));
  const include = parts.length === 0 ? {} : { include: ["metrics/*.yaml"] };
  return { name: "catalog.yaml", text: textOf({ ...rest, ...include, ...file(0) }), parts };
}

async function generated(catalog: Catalog) {
  const origin = { catalog: "catalog.yaml", command: "x" };
  const side = { origin, templates: new Map(), markdown: new Map(), included: new Map() };
  const { artifacts } = await emitCatalog(catalog, side);
  return artifacts.map(({ path, text }) => ({ path, text }));
}

function read(text: CatalogText): Catalog {
  const { catalog, diagnostics } = readCatalog(text);
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics));
  return catalog;
}

const defaults = fc.record(
  {
    stability: fc.constantFrom("development", "beta", "stable"),
    value_type: fc.constantFrom("int", "double"),
    enabled: fc.boolean(),
  },
  { requiredKeys: [] },
);
const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), defaults });
const cuts = fc.array(cut, { minLength: 1, maxLength: 9 });

/** Cut anywhere, with any defaults of each part, it generates what the whole does. */
async function expectSame(written: Written, times: number): Promise<void> {
  const whole = await generated(read(cutAt(written, [])));
  expect(whole.length).toBeGreaterThan(3);
  await fc.assert(
    fc.asyncProperty(cuts, async (cuts) => {
      expect(await generated(read(cutAt(written, cuts)))).toEqual(whole);
    }),
    runs(times),
  );
}

test.each(catalogs)("%s generates the same when it is cut into consecutive parts with defaults", async (_, text) => {
  await expectSame(parse(text), 2);
});

test("so does a registry of 541 metrics", { timeout: 300_000 }, async () => {
  const written = await conventionsDocument();
  expect(Object.keys(written.metrics)).toHaveLength(541);
  await expectSame(written, 1);
});
