import type { DictionaryData } from "../data.js";
import { type Address, readAddress, writeAddress } from "./address.js";
import { type Dictionary, type Entry, isMetric, isSignal, openDictionary } from "./dictionary.js";
import { facetKeys } from "./filters.js";
import { resultsOf } from "./results.js";
import { type SearchIndex, searchIndex } from "./search/search-index.js";
import { frame } from "./view/frame.js";
import { handleKeys } from "./view/keyboard.js";
import { listView } from "./view/list.js";
import { metricView } from "./view/metric.js";
import { signalView } from "./view/signal.js";
import { attributeView, missingView, ownerView } from "./view/others.js";
import { type Content, replaceContents } from "./view/element.js";

/** Shows what the address says, and writes there what is typed and chosen. */
function start(data: DictionaryData): void {
  const dictionary = openDictionary(data);
  const { main, search } = frame(dictionary);
  let index: SearchIndex | undefined;
  const indexed = () => (index ??= searchIndex(dictionary.entries));
  let last: Address = { kind: "list", query: "", filters: {} };
  const show = () => {
    const address = readAddress(location.hash, facetKeys);
    if (address.kind === "list") last = address;
    if (address.kind === "list" && search.value.trim() !== address.query.trim()) search.value = address.query;
    replaceContents(main, contentsOf(address, dictionary, indexed));
    document.title = address.kind === "list" ? data.title : `${address.name} – ${data.title}`;
  };
  const open = (address: Address, isReplaced: boolean) => {
    const hash = writeAddress(address);
    if (hash === location.hash) return;
    if (!isReplaced) location.hash = hash;
    else {
      history.replaceState(null, "", hash);
      show();
    }
  };
  search.addEventListener("input", () => {
    const before = readAddress(location.hash, facetKeys);
    const filters = before.kind === "list" ? before.filters : {};
    open({ kind: "list", query: search.value, filters }, before.kind === "list");
  });
  addEventListener("hashchange", () => {
    show();
    if (readAddress(location.hash, facetKeys).kind !== "list") scrollTo(0, 0);
  });
  handleKeys({ search, main, back: () => open(last, false) });
  show();
  // The first search is as fast as the others.
  setTimeout(indexed, 50);
}

function contentsOf(address: Address, dictionary: Dictionary, index: () => SearchIndex): Content {
  const today = new Date().toISOString().slice(0, 10);
  if (address.kind === "list") return listView(dictionary, resultsOf(address.query, dictionary, index), address, today);
  const { kind, name } = address;
  const entry = entryAt(kind, name, dictionary);
  if (entry !== undefined) {
    const shown = dictionary.successorOf(entry) ?? entry;
    return isMetric(shown)
      ? metricView(shown, dictionary, { today, asked: name })
      : isSignal(shown) && signalView(shown, dictionary, { today, asked: name });
  }
  const attribute = kind === "attribute" ? dictionary.attributes.get(name) : undefined;
  if (attribute !== undefined) return attributeView(attribute, dictionary, today);
  const owned = kind === "owner" ? dictionary.owners.get(name) : undefined;
  return owned === undefined ? missingView(kind, name) : ownerView(name, owned, dictionary, today);
}

/** A name alone may be that of an event or a span, too. */
function entryAt(kind: string, name: string, { entryOf }: Dictionary): Entry | undefined {
  if (kind === "event" || kind === "span") return entryOf(kind, name);
  return kind === "metric" ? (entryOf(kind, name) ?? entryOf("event", name) ?? entryOf("span", name)) : undefined;
}

start(JSON.parse(document.getElementById("data")?.textContent ?? ""));
