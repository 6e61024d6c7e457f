import { expect, test } from "vitest";
import { parse } from "yaml";
import { referencesIn } from "../../../generator/edit/references.js";
import { following } from "../../../generator/edit/renaming.js";

const references = referencesIn(
  parse(`
catalog: 1
name: shop
metrics: { calls: { instrument: counter }, other: { instrument: counter } }
events: { done: { records: { calls: } }, calls: {} }
spans: { work: { events: [calls, done], records: { calls: } } }
`),
  [],
);

test("what events and spans record follows a metric that is renamed", () => {
  expect(following({ kind: "rename", path: ["metrics", "calls"], key: "requests" }, references)).toEqual([
    { kind: "rename", path: ["events", "done", "records", "calls"], key: "requests" },
    { kind: "rename", path: ["spans", "work", "records", "calls"], key: "requests" },
  ]);
});

test("the events of spans follow an event that is renamed, though a metric has the same name", () => {
  expect(following({ kind: "rename", path: ["events", "calls"], key: "called" }, references)).toEqual([
    { kind: "set", path: ["spans", "work", "events", 0], value: "called" },
  ]);
});

test("nothing follows a span that is renamed, or what nobody records", () => {
  expect(following({ kind: "rename", path: ["spans", "work"], key: "job" }, references)).toEqual([]);
  expect(following({ kind: "rename", path: ["metrics", "other"], key: "others" }, references)).toEqual([]);
});
