import { exportedLabel } from "../../../exported/exported-name.js";
import { type Dictionary, type Entry, isMetric, type MetricEntry } from "../dictionary.js";
import { endOf } from "../ends.js";
import { chosenRoutes } from "../names.js";
import { ticksOf } from "../scale.js";
import { instrumentText, kindText } from "./badges.js";
import { type Content, h, svg } from "./element.js";
import { outerLink, ownerLink, sourcePlace } from "./links.js";

const meanings = {
  counter: "a total that only grows",
  up_down_counter: "a total that grows and shrinks",
  gauge: "the latest value",
  histogram: "a distribution of values",
} as const;

type Fact = readonly [name: string, content: Content];

/** The facts of an entry, apart from its texts and attributes. */
export function facts(entry: Entry, { data }: Dictionary, today: string): Content {
  const { catalog, data: said } = entry;
  const { since, expires, owners = [], tags = [], entities = [], links = [], formerly = [] } = said;
  const all: readonly Fact[] = [
    ...(isMetric(entry) ? measured(entry, data.units) : [["Kind", kindText(entry)] as const]),
    [owners.length > 1 ? "Owners" : "Owner", commas(owners.map(ownerLink))],
    ["Since", since],
    ["Recorded", expires !== undefined && endOf(expires, today).text],
    ["Formerly", commas(formerly.map((name) => h("code", {}, name)))],
    ["Tags", commas(tags)],
    ["Measured on", commas(entities)],
    [
      "Links",
      commas(links.map(({ name, address }) => (name === undefined ? outerLink(address) : outerLink(address, name)))),
    ],
    ["Catalog", data.catalogs.length > 1 && catalog.name],
    ["Imported from", said.imported],
    [said.imported === undefined ? "Defined in" : "Listed in", sourcePlace(said.place, catalog)],
  ];
  return h(
    "dl.facts",
    {},
    all.map(([name, content]) => (content ? h("div", {}, h("dt", {}, name), h("dd", {}, content)) : null)),
  );
}

function measured(entry: MetricEntry, units: Readonly<Record<string, string>>): readonly Fact[] {
  const { instrument, unit, isInt, buckets } = entry.data;
  return [
    ["Instrument", `${instrumentText(entry)}, ${meanings[instrument]}`],
    ["Unit", unitText(unit, units)],
    ["Values", isInt ? "integers" : "floating-point numbers"],
    ["Buckets", instrument === "histogram" && (buckets === undefined ? "the SDK's own" : scale(buckets))],
  ];
}

function unitText(unit: string | undefined, names: Readonly<Record<string, string>>): Content {
  if (unit === undefined) return "none";
  const name = Object.hasOwn(names, unit) ? names[unit] : undefined;
  return name === undefined ? h("code", {}, unit) : [name, " ", h("code", {}, unit)];
}

function commas(contents: readonly Content[]): Content {
  return contents.length === 0 ? null : contents.flatMap((each, index) => (index === 0 ? [each] : [", ", each]));
}

const [width, letter] = [560, 7];

/** The bounds of a histogram; each is read to people who do not see the scale. */
function scale(buckets: readonly number[]): Content {
  const place = (at: number) => 8 + at * (width - 16);
  const ticks = ticksOf(buckets, width / letter);
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${width} 34`, role: "img", "aria-label": `bounds: ${buckets.join(", ")}`, class: "scale" },
    svg("line", { x1: 0, x2: width, y1: 8, y2: 8 }),
    ticks.map(({ at, text, hasText }) => [
      svg("line", { x1: place(at), x2: place(at), y1: 3, y2: 13 }),
      hasText &&
        svg("text", { x: place(at), y: 28, "text-anchor": at < 0.03 ? "start" : at > 0.97 ? "end" : "middle" }, text),
    ]),
  );
  return [drawing, h("span.bounds", {}, `${buckets.length} bounds, to ${buckets.at(-1)}`)];
}

/** How the series of a metric name an attribute; nothing where that is its key. */
export function labelOf(key: string, { catalog }: Entry): string | undefined {
  const label = exportedLabel(key, chosenRoutes(catalog)[0]);
  return label === key ? undefined : label;
}
