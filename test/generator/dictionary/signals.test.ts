import { describe, expect, test } from "vitest";
import { facets, filtered } from "../../../generator/dictionary/page/filters.js";
import { resultsOf } from "../../../generator/dictionary/page/results.js";
import { searchIndex } from "../../../generator/dictionary/page/search/search-index.js";
import { signalCall } from "../../../generator/dictionary/page/signal-call.js";
import { isSignal, openDictionary } from "../../../generator/dictionary/page/dictionary.js";
import { dictionaryData } from "../../../generator/dictionary/dictionary-data.js";
import { historyOf } from "../../../generator/dictionary/history.js";
import { catalogOf, dataOf, dictionaryOf, shop } from "./opened.js";

const signals = `${shop}events:
  tool.result:
    description: A tool finished.
    severity: warn
    owner: tools-team
    attributes: { tool: , success: boolean, took_ms: { type: double, required: false } }
    records: { tool.call: }
  tool.call: { status: planned }
  old.result: { deprecated: { reason: doubled, renamed_to: tool.result }, status: removed }
spans:
  order.turn:
    kind: client
    attributes: { tool: , outcome: { values: [ok, bad], required: { when: the span ends } } }
    events: [tool.result]
    records: { checkout.duration: { value: duration, method: { constant: card } } }
`;
const data = dataOf(signals);
const dictionary = dictionaryOf(signals);
const today = "2026-11-28";

describe("events and spans", () => {
  test("stand in the data with what they record, by exported names", () => {
    expect(data.signals?.[0]).toEqual({
      kind: "event",
      catalog: 0,
      name: "shop.tool.result",
      severity: "warn",
      description: "A tool finished.",
      attributes: [{ at: expect.any(Number) }, { at: 2 }, { at: expect.any(Number), level: "optional" }],
      owners: ["tools-team"],
      records: ["shop.tool.call"],
      recorder: "toolResult",
      place: { path: "catalog.yaml", line: expect.any(Number) },
    });
    expect(data.signals?.[3]).toMatchObject({
      kind: "span",
      spanKind: "client",
      events: ["shop.tool.result"],
      records: ["shop.checkout.duration"],
      atEnd: ["outcome"],
    });
  });

  test("are linked with metrics and each other, both ways", () => {
    const names = (name: string) => dictionary.recordersOf(name).map((each) => each.data.name);
    expect(names("shop.tool.call")).toEqual(["shop.tool.result"]);
    expect(names("shop.checkout.duration")).toEqual(["shop.order.turn"]);
    expect(names("constructor")).toEqual([]);
    expect(dictionary.carriersOf("shop.tool.result").map((each) => each.data.name)).toEqual(["shop.order.turn"]);
  });

  test("may have the name of a metric, and lead to what takes their place", () => {
    expect(dictionary.find("shop.tool.call")?.data.kind).toBe("metric");
    expect(dictionary.entryOf("event", "shop.tool.call")?.data).toMatchObject({ kind: "event", status: "planned" });
    expect(dictionary.find("shop.tool.result")).toBeUndefined();
    const old = dictionary.entryOf("event", "shop.old.result");
    expect(old && dictionary.successorOf(old)?.data.name).toBe("shop.tool.result");
  });

  test("are found by their names, texts, attributes and what they record", () => {
    const index = searchIndex(dictionary.entries);
    const found = (query: string) => resultsOf(query, dictionary, () => index).entries.map((each) => each.data.name);
    expect(found("tool result")[0]).toBe("shop.tool.result");
    expect(found("finished")).toEqual(["shop.tool.result"]);
    expect(found("outcome")).toEqual(["shop.order.turn"]);
    expect(found("rate(shop_tool_call_total[5m])")).toEqual(["shop.tool.call"]);
  });

  test("have filters of their own, of which a catalog of metrics shows none", () => {
    const { facets: all } = filtered(dictionary.entries, {}, today);
    expect(all.find(({ key }) => key === "kind")?.counts).toEqual([
      ["metric", 7],
      ["event", 3],
      ["span", 1],
    ]);
    expect(all.map(({ key }) => key)).toContain("severity");
    const left = filtered(dictionary.entries, { severity: ["warn"] }, today).entries.map((each) => each.data.name);
    expect(left).toEqual(["shop.tool.result"]);
    const ofSpans = filtered(dictionary.entries, { kind: ["span"] }, today).facets.map(({ key }) => key);
    expect(ofSpans.filter((key) => ["instrument", "unit", "severity"].includes(key))).toEqual([]);
    const ofMetrics = filtered(dictionaryOf(shop).entries, {}, today).facets.map(({ key }) => key);
    expect(ofMetrics).not.toEqual(expect.arrayContaining(["kind"]));
    expect(ofMetrics.filter((key) => ["kind", "severity", "side"].includes(key))).toEqual([]);
    expect(
      facets.every(({ valuesOf }) => dictionary.entries.every((each) => Array.isArray(valuesOf(each, today)))),
    ).toBe(true);
  });

  test("have the call that records them, and what a span has at its end", () => {
    const calls = dictionary.entries.filter(isSignal).map((entry) => signalCall(entry));
    expect(calls).toEqual([
      'record.emit.toolResult({ tool: "hammer", success: true });',
      undefined,
      undefined,
      'await record.span.orderTurn({ tool: "hammer" }, async (span) => {\n  // what is done in it\n  span.set({ outcome: "ok" });\n});',
    ]);
  });

  test("are nothing in the data of a catalog that has none", () => {
    expect(dataOf(shop)).not.toHaveProperty("signals");
  });

  test("lead from a former name to what has a new one, and are kept when they are gone", () => {
    const before = signals.replace(/ {2}old.result.*\n/, "");
    const now = catalogOf(before.replace("tool.result:", "tool.outcome:").replace(/spans:[\s\S]*/, ""));
    const history = historyOf([
      { revision: 0, catalog: catalogOf(before) },
      { revision: 1, catalog: now },
    ]);
    const listed = { catalog: now, uses: null, coverage: null, recordedIn: null, history };
    const revisions = [{ name: "v1" }, { name: "v2" }];
    const page = openDictionary(JSON.parse(JSON.stringify(dictionaryData([listed], { title: "Shop", revisions }))));
    expect(page.entryOf("event", "shop.tool.result")?.data.name).toBe("shop.tool.outcome");
    expect(page.find("shop.tool.result")).toBeUndefined();
    expect(page.entryOf("span", "shop.order.turn")?.data).toMatchObject({
      status: "removed",
      changes: [{ kind: "went" }],
    });
  });

  test("have the filters of what reports say, each by its kind", () => {
    const none = new Map();
    const nowhere = new Map([["shop.tool.call", []]]);
    const listed = {
      catalog: catalogOf(signals),
      uses: null,
      history: null,
      coverage: { metric: none, event: new Map([["shop.tool.result", { count: 0 }]]), span: none },
      recordedIn: { metric: none, event: nowhere, span: new Map([["shop.order.turn", [{ file: "a.ts", line: 3 }]]]) },
    };
    const made = dictionaryData([listed], { title: "Shop", revisions: [] });
    const page = openDictionary(JSON.parse(JSON.stringify(made)));
    const left = (state: string) =>
      filtered(page.entries, { state: [state] }, today).entries.map(({ data }) => `${data.kind} ${data.name}`);
    expect(left("never emitted")).toEqual(["event shop.tool.result"]);
    expect(left("recorded nowhere")).toEqual(["event shop.tool.call"]);
    expect(made.catalogs[0]).toMatchObject({ hasCoverage: true });
    expect(page.entryOf("span", "shop.order.turn")?.data.recordedIn).toEqual([{ file: "a.ts", line: 3 }]);
  });
});
