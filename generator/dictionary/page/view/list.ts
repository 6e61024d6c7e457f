import { type Address, writeAddress } from "../address.js";
import { type Dictionary, type Entry, isMetric } from "../dictionary.js";
import { type Filtered, filtered, toggled } from "../filters.js";
import { plainSummary } from "../markdown/plain.js";
import type { Found } from "../results.js";
import { badges, kindText } from "./badges.js";
import { type Content, h } from "./element.js";
import { attributeLink, breakable, entryLink, ownerLink } from "./links.js";

type ListAddress = Extract<Address, { readonly kind: "list" }>;

/** The table of the entries that a search and filters leave, and the filters beside it. */
export function listView(dictionary: Dictionary, found: Found, address: ListAddress, today: string): Content {
  const shown = filtered(found.entries, address.filters, today);
  return h(
    "div.list",
    {},
    h("h1.unseen", {}, dictionary.data.signals === undefined ? "Metrics" : "Metrics, events and spans"),
    filterPanel(shown, address),
    h(
      "div.results",
      {},
      summary(dictionary, shown, found, address),
      hints(found),
      entryTable(shown.entries, dictionary, today),
    ),
  );
}

function summary(
  { entries, data }: Dictionary,
  shown: Filtered,
  { unknown, isExpression }: Found,
  address: ListAddress,
): Content {
  const number = shown.entries.length;
  const isAll = number === entries.length;
  const part =
    data.signals === undefined
      ? `${number} of ${entries.length} metrics`
      : `${countsOf(shown.entries)}, of ${entries.length} in all`;
  const text = isAll ? countsOf(entries) : part;
  const isNarrowed = address.query !== "" || Object.keys(address.filters).length > 0;
  return h(
    "div.summary",
    {},
    h("span", { role: "status" }, isExpression ? `${text}, named in the expression` : text),
    unknown.length > 0 &&
      h(
        "span.unknown",
        {},
        "not in this dictionary: ",
        unknown.map((name) => [h("code", {}, name), " "]),
      ),
    isNarrowed && h("a", { href: "#/" }, "Show all"),
  );
}

/** "541 metrics", or "541 metrics, 32 events, 113 spans". */
export function countsOf(entries: readonly Entry[]): string {
  const kinds = (["metric", "event", "span"] as const).flatMap((kind) => {
    const count = entries.filter(({ data }) => data.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}${count === 1 ? "" : "s"}`];
  });
  return kinds.length === 0 ? "0 metrics" : kinds.join(", ");
}

/** Attributes and owners that a search finds beside entries. */
function hints({ attributes, owners }: Found): Content {
  if (attributes.length === 0 && owners.length === 0) return null;
  return h(
    "p.hints",
    {},
    attributes.length > 0 && [h("span", {}, "Attributes: "), attributes.map((each) => [attributeLink(each), " "])],
    owners.length > 0 && [h("span", {}, "Owners: "), owners.map((each) => [ownerLink(each), " "])],
  );
}

export function entryTable(entries: readonly Entry[], { data }: Pick<Dictionary, "data">, today: string): Content {
  const hasSignals = data.signals !== undefined;
  const none = `${hasSignals ? "Nothing" : "No metric"} is as you ask. Try fewer words, or fewer filters.`;
  if (entries.length === 0) return h("p.nothing", {}, none);
  const hasCatalogs = data.catalogs.length > 1;
  const row = (entry: Entry) =>
    h(
      "tr",
      {},
      h("td.metric", {}, entryLink(entry), hasCatalogs && h("span.of", {}, entry.catalog.name)),
      h("td.kind", {}, kindText(entry)),
      h("td.unit", {}, (isMetric(entry) && entry.data.unit) || ""),
      h("td.text", {}, plainSummary(entry.data.description ?? "")),
      h("td.state", {}, badges(entry, today)),
    );
  const head = (name: string, text: string) => h(`th.${name}`, { scope: "col" }, text);
  const heads = [
    head("metric", hasSignals ? "Name" : "Metric"),
    head("kind", hasSignals ? "Kind" : "Instrument"),
    head("unit", "Unit"),
    head("text", "Description"),
    head("state", "State"),
  ];
  return h("table.metrics", {}, h("thead", {}, h("tr", {}, heads)), rowsOf(entries, row));
}

/** Values of a filter that are shown before the others are asked for. */
const fewValues = 8;

function filterPanel({ facets }: Filtered, address: ListAddress): Content {
  const chosen = Object.values(address.filters).flat().length;
  const groups = facets.map((facet) => {
    const values = facet.counts.map(([value, count]) => {
      const isChosen = address.filters[facet.key]?.includes(value) ?? false;
      const href = writeAddress({ ...address, filters: toggled(address.filters, facet.key, value) });
      const properties = { href, "aria-current": isChosen && "true", "data-key": `${facet.key} ${value}` };
      const link = h(
        isChosen ? "a.chosen" : "a",
        properties,
        h("span.value", {}, breakable(value)),
        h("span.count", {}, count),
      );
      return h("li", {}, link);
    });
    const rest = values.slice(fewValues);
    return h(
      "section",
      {},
      h("h2", {}, facet.title),
      h("ul", {}, values.slice(0, fewValues)),
      rest.length > 0 && h("details", {}, h("summary", {}, `${rest.length} more`), h("ul", {}, rest)),
    );
  });
  const isWide = matchMedia("(min-width: 60rem)").matches;
  const title = h("summary", {}, chosen === 0 ? "Filters" : `Filters (${chosen} chosen)`);
  return h("nav.filters", { "aria-label": "Filters" }, h("details", { open: isWide || chosen > 0 }, title, groups));
}

/** More rows than a screen has, and how many follow at a time. */
const [atOnce, atATime] = [60, 120];

/** The rows of a table. Those below the screen follow after what people see is there, unless the table is gone by then. */
function rowsOf<Item>(items: readonly Item[], row: (item: Item) => HTMLElement): HTMLElement {
  const body = h("tbody", {}, items.slice(0, atOnce).map(row));
  const more = (from: number) => {
    if (from >= items.length) return;
    setTimeout(() => {
      if (!body.isConnected) return;
      body.append(...items.slice(from, from + atATime).map(row));
      more(from + atATime);
    });
  };
  more(atOnce);
  return body;
}
