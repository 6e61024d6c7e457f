import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metricsPage } from "../../../generator/emit/metrics-page.js";
import { telemetryPage } from "../../../generator/emit/telemetry-page.js";
import type { Attribute, Catalog, Metric } from "../../../generator/model/catalog.js";
import { attributeOf, catalogOf, exact, metricOf, pageOf, prefix } from "./catalog-builder.js";
import { hostilePieces } from "./hostile.js";
import { harmIn, nodesIn, parseMarkdown, shownText, tablesIn } from "./parsed-markdown.js";
import { runs } from "../../fuzz.js";

const text = fc.array(fc.constantFrom(...hostilePieces), { maxLength: 8 }).map((pieces) => pieces.join(""));
const notice = fc.record({ since: text, reason: text, renamedTo: text });
const deprecation = fc.record({
  since: text,
  reason: text,
  renamedTo: text,
  emitBoth: fc.boolean(),
  convert: fc.boolean(),
  until: text,
});

const attribute: fc.Arbitrary<Attribute> = fc
  .record({
    key: text,
    value: text,
    words: text,
    description: text,
    pattern: text,
    examples: fc.array(text),
    deprecated: notice,
  })
  .map(({ key, value, words, ...given }) =>
    attributeOf(key, { ...given, values: [exact(value, words), prefix(value, words)] }),
  );

const metric: fc.Arbitrary<Metric> = fc
  .record({
    description: text,
    unit: text,
    since: text,
    owners: fc.array(text, { maxLength: 2 }),
    expires: text,
    note: text,
    deprecated: deprecation,
    links: fc.array(fc.record({ name: fc.option(text), address: text }), { maxLength: 3 }),
    tags: fc.array(text, { maxLength: 3 }),
    entities: fc.array(text, { maxLength: 2 }),
    attributes: fc.array(attribute, { maxLength: 2 }),
  })
  .map((given) => metricOf("cart.opened", { ...given, status: "deprecated" }));

const catalog: fc.Arbitrary<Catalog> = fc
  .record({ metric, context: fc.array(attribute, { maxLength: 2 }), prefix: text, title: text, words: text })
  .map(({ metric, context, prefix, title, words }) =>
    catalogOf([metric, metricOf("end")], {
      context,
      prefix,
      page: pageOf({
        title: `A${title}`,
        introduction: words,
        contextTitle: `C${title}`,
        attributesTitle: `D${title}`,
        sections: [{ title: `B${title}`, text: words, include: null, afterMetrics: false }],
      }),
    }),
  );

/** The page below its notice, which is the only HTML it may hold. */
function bodyOf(emitted: readonly { readonly text: string }[]): string {
  const page = emitted[0]?.text ?? "";
  return page.slice(page.indexOf("\n"));
}

describe("pages of a catalog with any texts", () => {
  const origin = { catalog: "catalog.yaml", command: "npm run generate" };

  it("hold no HTML, no unsafe link, and only whole tables", () => {
    fc.assert(
      fc.property(catalog, (hostile) => {
        const body = bodyOf(metricsPage.emit(hostile, origin));
        expect(harmIn(body)).toEqual([]);
        expect(body).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e]/u);
        const [recorded = []] = tablesIn(body);
        expect(recorded.map((row) => row.length)).toEqual([4, 4, 4]);
        expect(recorded[2]).toEqual(["end", "counter", "", ""]);
      }),
      runs(20),
    );
  }, 60_000);

  it("end with the sections that the generator writes", () => {
    fc.assert(
      fc.property(catalog, (hostile) => {
        const body = bodyOf(telemetryPage.emit(hostile, origin));
        expect(harmIn(body)).toEqual([]);
        const headings = nodesIn(parseMarkdown(body)).filter(({ type }) => type === "heading");
        expect(headings.slice(-2).map(shownText)).toEqual(["Metrics catalog", "Reference"]);
      }),
      runs(20),
    );
  }, 60_000);
});
