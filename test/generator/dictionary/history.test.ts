import { describe, expect, test } from "vitest";
import { historyOf } from "../../../generator/dictionary/history.js";
import { catalogOf } from "./opened.js";

const head = "catalog: 1\nname: shop\nprefix: shop.\nmetrics:\n";

/** The tracks of catalogs that have these metrics, one after the other. */
function tracks(...states: readonly [string, ...string[]]) {
  const [first, ...later] = states.map((text, revision) => ({ revision, catalog: catalogOf(head + text) }));
  if (first === undefined) throw new Error("there is no state");
  const { tracks: here, gone } = historyOf([first, ...later]);
  const short = (
    all: Iterable<{
      readonly entry: { readonly key: string };
      readonly changes: readonly object[];
      readonly formerly: readonly string[];
    }>,
  ) => Object.fromEntries([...all].map(({ entry, changes, formerly }) => [entry.key, { changes, formerly }]));
  return { here: short(here.values()), gone: short(gone) };
}

const calls = "  calls: { instrument: counter, stability: stable, description: Calls. }\n";
const size = "  size: { instrument: gauge, unit: By, stability: stable, description: Size. }\n";

describe("the history of a metric", () => {
  test("begins with the first state, and says when it came and changed, with what that asks of the version", () => {
    const { here, gone } = tracks(
      calls,
      calls + size,
      calls.replace("Calls.", "All calls.") + size.replace("By", "KiBy"),
    );
    expect(here).toEqual({
      calls: { changes: [expect.objectContaining({ revision: 2, kind: "changed", bump: "patch" })], formerly: [] },
      size: {
        changes: [
          { revision: 1, kind: "came" },
          expect.objectContaining({
            revision: 2,
            kind: "changed",
            bump: "major",
            message: expect.stringContaining("KiBy"),
          }),
        ],
        formerly: [],
      },
    });
    expect(gone).toEqual({});
  });

  test("keeps what was removed, and goes on where it comes back", () => {
    expect(tracks(calls + size, calls).gone).toEqual({
      size: { changes: [expect.objectContaining({ revision: 1, kind: "went", bump: "major" })], formerly: [] },
    });
    const back = tracks(calls + size, calls, calls + size);
    expect(back.gone).toEqual({});
    expect(back.here["size"]?.changes).toEqual([
      expect.objectContaining({ revision: 1, kind: "went" }),
      { revision: 2, kind: "came" },
    ]);
  });

  test("follows renames, declared and likely", () => {
    const declared = "  calls: { instrument: counter, status: removed, deprecated: { renamed_to: tool.calls } }\n";
    const renamed = calls.replace("calls:", "tool.calls:");
    const { here } = tracks(calls, declared + renamed);
    expect(here["tool.calls"]).toMatchObject({ formerly: ["shop.calls"], changes: [{ revision: 1, kind: "changed" }] });
    expect(here["calls"]?.changes).toEqual([{ revision: 1, kind: "went" }]);
    expect(tracks(calls, renamed).here["tool.calls"]?.formerly).toEqual(["shop.calls"]);
  });

  test("says of an attribute what changed of it", () => {
    const { here } = tracks(calls, calls.replace("stable,", "stable, attributes: { kind: [a] },"));
    expect(here["calls"]?.changes).toMatchObject([{ revision: 1, attribute: "kind", bump: expect.any(String) }]);
  });

  test("says that a planned metric came, and that a tombstone went", () => {
    const planned = calls.replace("stability", "status: planned, stability");
    expect(tracks(planned, calls).here["calls"]?.changes[0]).toMatchObject({ kind: "came" });
    const removed = calls.replace("stability", "status: removed, stability");
    expect(tracks(calls, removed).here["calls"]?.changes[0]).toMatchObject({ kind: "went" });
  });
});

describe("the history of events and spans", () => {
  const result = "events:\n  result: { stability: stable, description: A result. }\n";
  const turn = "spans:\n  result: { stability: stable, description: A turn. }\n";
  const metrics = `${calls}${calls.replace("calls:", "result:")}`;

  /** By kind, as an event, a span and a metric may have one key. */
  function kinds(...states: readonly [string, ...string[]]) {
    const [first, ...later] = states.map((text, revision) => ({ revision, catalog: catalogOf(head + text) }));
    if (first === undefined) throw new Error("there is no state");
    const { tracks: here, gone } = historyOf([first, ...later]);
    const id = ({ kind, key }: { readonly kind: string; readonly key: string }) => `${kind} ${key}`;
    return {
      here: new Map([...here.values()].map(({ entry, ...track }) => [id(entry), track])),
      gone: gone.map(({ entry, changes }) => [id(entry), changes.map(({ kind }) => kind)]),
    };
  }

  test("says when they came, changed and went, each by its kind", () => {
    const changed = result.replace("A result", "The result");
    const { here, gone } = kinds(metrics, metrics + result, metrics + changed + turn, metrics + changed);
    expect(here.get("event result")?.changes).toMatchObject([
      { revision: 1, kind: "came" },
      { revision: 2, kind: "changed" },
    ]);
    expect(here.get("metric result")?.changes).toEqual([]);
    expect(gone).toEqual([["span result", ["came", "went"]]]);
  });

  test("follows renames of events, declared and likely", () => {
    const tombstone = "  result: { status: removed, deprecated: { renamed_to: outcome } }\n";
    const renamed = result.replace("result:", "outcome:");
    const { here } = kinds(calls + result, calls + renamed + tombstone);
    expect(here.get("event outcome")).toMatchObject({ formerly: ["shop.result"], changes: [{ kind: "changed" }] });
    expect(here.get("event result")?.changes).toEqual([{ revision: 1, kind: "went" }]);
    expect(kinds(calls + result, calls + renamed).here.get("event outcome")?.formerly).toEqual(["shop.result"]);
  });

  test("says of an attribute what changed of it", () => {
    const more = turn.replace("stable,", "stable, attributes: { kind: [a] },");
    expect(kinds(calls + turn, calls + more).here.get("span result")?.changes).toMatchObject([
      { revision: 1, attribute: "kind" },
    ]);
  });
});
