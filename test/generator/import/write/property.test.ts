import fc from "fast-check";
import { expect, test } from "vitest";
import { openCatalog } from "../../../../generator/edit/open-catalog.js";
import { formatCatalog } from "../../../../generator/format/format.js";
import type {
  ImportedAttribute,
  ImportedCatalog,
  ImportedMetric,
} from "../../../../generator/import/imported-catalog.js";
import { writeImport } from "../../../../generator/import/write/write-import.js";
import { textsOf } from "../../../../generator/sources/catalog-text.js";
import { instruments, stabilities } from "../../../../generator/vocabulary.js";
import { runs } from "../../../fuzz.js";

const at = { name: "source.txt", text: "" };
const text = fc.oneof(
  fc.string({ maxLength: 10 }),
  fc.constantFrom("a: b", "# x", "two\nlines\n", "yes", "`${x}` */", "| a", "*x", "é\u0085"),
);
const word = fc.constantFrom(
  "shop",
  "orders",
  "total",
  "count",
  "Count",
  "bind",
  "constructor",
  "le",
  "1x",
  "_a",
  "a__b",
  "x-y",
);
const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).chain((words) => fc.constantFrom(words.join("."), words.join("_"))),
  text,
);
const value = fc.oneof(
  fc.string({ maxLength: 4 }).map((each) => ({ value: each })),
  fc.record({
    value: fc.constantFrom("a", "a*", "__proto__", "1.10"),
    description: text,
    stability: fc.constantFrom(...stabilities),
  }),
);
const attribute: fc.Arbitrary<ImportedAttribute> = fc.oneof(
  fc.record({ key: name, type: fc.constantFrom("string", "int", "boolean", "string[]") }),
  fc.record({
    key: name,
    type: fc.constant("string" as const),
    values: fc.array(value, { minLength: 1, maxLength: 4 }),
    open: fc.constantFrom(true, undefined),
    requirement: fc.constantFrom("required", "recommended", "opt_in", undefined),
    description: text,
    examples: fc.array(text, { maxLength: 2 }),
    maxValues: fc.constantFrom(undefined, 50),
  }),
);
const metric: fc.Arbitrary<ImportedMetric> = fc.record(
  {
    name,
    instrument: fc.constantFrom(...instruments),
    at: fc.constant(at),
    comment: fc.constantFrom(undefined, "from src/metrics.ts:12", "a\nb # c"),
    observable: fc.constantFrom(true, undefined),
    unit: fc.oneof(fc.constantFrom("s", "{order}", "rpm", "1"), text),
    buckets: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 3 }),
    description: text,
    note: text,
    attributes: fc.array(attribute, { maxLength: 3 }),
    variants: fc.array(fc.record({ key: name, attributes: fc.array(attribute, { maxLength: 2 }) }), { maxLength: 2 }),
    deprecated: fc.constantFrom(undefined, {}, { renamedTo: "shop.orders" }, { reason: "Gone.", since: "1.0" }),
    enabled: fc.constantFrom(false, undefined),
  },
  { requiredKeys: ["name", "instrument", "at"] },
);
const imported: fc.Arbitrary<ImportedCatalog> = fc.record({
  name: fc.constant(null),
  naming: fc.constantFrom("opentelemetry", "prometheus"),
  metrics: fc.array(metric, { maxLength: 6 }),
  losses: fc.constant([]),
});
const prefix = fc.constantFrom("", "shop.");
const fresh = (of: string) => ({ kind: "new", file: "catalog.yaml", name: "shop", prefix: of }) as const;

test("whatever is imported, the catalog is valid and canonical; what is not in it is a loss, and a second import adds nothing", () => {
  fc.assert(
    fc.property(imported, prefix, fc.boolean(), (all, before, isPlanned) => {
      const result = writeImport(all, { destination: fresh(before), isPlanned });
      if (result.kind === "failed") throw new Error(JSON.stringify(result.diagnostics));
      for (const { text: written } of textsOf(result.catalog.source)) expect(formatCatalog(written)).toBe(written);
      const names = new Set(result.catalog.catalog.metrics.map((each) => each.name));
      if (all.naming === "prometheus") for (const each of [...names]) names.add(each.replace(/^shop\./, "shop_"));
      const lost = new Set(result.losses.map((each) => each.metric));
      for (const each of all.metrics)
        expect([each.name, names.has(each.name) || lost.has(each.name)]).toEqual([each.name, true]);
      const again = writeImport(all, { destination: { kind: "existing", open: result.catalog }, isPlanned });
      if (again.kind === "failed") throw new Error(JSON.stringify(again.diagnostics));
      expect(again.added).toEqual([]);
      expect(textsOf(again.catalog.source)).toEqual(textsOf(result.catalog.source));
    }),
    runs(150),
  );
});

test("a catalog that is there gets the same metrics as a new one, and keeps its own lines", () => {
  const own = "catalog: 1 # ours\nname: shop\n\nmetrics:\n  # The first.\n  zebra.own: { instrument: gauge }\n";
  fc.assert(
    fc.property(imported, (all) => {
      const alone = writeImport(all, { destination: fresh(""), isPlanned: false });
      if (alone.kind === "failed") throw new Error("not written");
      const open = openCatalog({ name: "catalog.yaml", text: own });
      if (open.kind === "invalid") throw new Error("not open");
      const merged = writeImport(all, { destination: { kind: "existing", open }, isPlanned: false });
      if (merged.kind === "failed") throw new Error(JSON.stringify(merged.diagnostics));
      expect(new Set(merged.added)).toEqual(new Set(alone.added));
      for (const line of own.trimEnd().split("\n")) expect(merged.catalog.source.text.split("\n")).toContain(line);
    }),
    runs(80),
  );
});
