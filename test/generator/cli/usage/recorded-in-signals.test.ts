import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, description: A customer confirmed. }
events:
  orders: { description: A customer confirmed., records: { orders: } }
  order.kept: { description: Nobody records it. }
  order.later: { description: Not yet., status: planned }
spans:
  order: { description: One order., events: [orders] }
generate: { recorded_in: usage.json, outputs: { dictionary: true } }
`;
const importing = 'import { createRecorders } from "../generated/recorders.js";\nconst record = createRecorders();\n';
const emitting = `${importing}record.emit.orders();\n`;
const old = '{ "format": 1, "recorded_in": { "shop.orders": ["src/a.ts"] } }\n';
const files = {
  "catalog.yaml": catalog,
  "usage.json": old,
  "src/a.ts": emitting,
  "src/b.ts": `${importing}record.span.order(() => record.emit.orders());\n`,
  "src/a.test.ts": `${importing}record.emit.orderKept();\n`,
};
const both = ["src/a.ts", "src/b.ts"];
const written = {
  format: 1,
  recorded_in: { "shop.orders": both },
  events: { "shop.order.kept": [], "shop.orders": both },
  spans: { "shop.order": ["src/b.ts"] },
};
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

async function generated() {
  const folder = programFolder(files);
  expect((await meterbook(folder, ["generate"])).err).toBe("");
  return folder;
}

async function recorded() {
  const folder = await generated();
  expect((await meterbook(folder, ["usage", "--write"])).err).not.toContain("usage/outdated-places");
  return folder;
}

const sectionOf = (page: string, heading: string) => {
  const [, section = ""] = page.split(`## ${heading}\n`);
  return section.split(/^## /m)[0] ?? "";
};

describe("generate: { recorded_in } of a catalog with events and spans", () => {
  test("keeps the files that record each of them by its kind, without planned ones and without tests", async () => {
    const folder = await recorded();
    expect(JSON.parse(read(folder, "usage.json"))).toEqual(written);
  });

  test("shows them in the reference and in the page, which are checked against the file", async () => {
    const folder = await recorded();
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(1);
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
    const page = read(folder, "generated/metrics.md");
    const events = sectionOf(page, "Event reference");
    expect(events.match(/\*\*Recorded in:\*\* .*/g)).toEqual([
      "**Recorded in:** `src/a.ts`, `src/b.ts`",
      "**Recorded in:** no code",
    ]);
    expect(sectionOf(page, "Span reference")).toContain("- **Recorded in:** `src/b.ts`");
    const { signals } = JSON.parse(dataIn(read(folder, "generated/dictionary.html")));
    expect(signals).toMatchObject([
      { name: "shop.orders", recordedIn: [{ file: "src/a.ts" }, { file: "src/b.ts" }] },
      { name: "shop.order.kept", isUnrecorded: true },
      { name: "shop.order.later", status: "planned" },
      { name: "shop.order", recordedIn: [{ file: "src/b.ts" }] },
    ]);
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(0);
    writeFileSync(join(folder, "usage.json"), JSON.stringify({ ...written, spans: { "shop.order": ["src/c.ts"] } }));
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(1);
  });

  test("is what the page of meterbook dictionary shows without a report of usage", async () => {
    const folder = await recorded();
    expect((await meterbook(folder, ["dictionary", "--out", "."])).code).toBe(0);
    const { signals } = JSON.parse(dataIn(read(folder, "dictionary.html")));
    expect(signals).toContainEqual(
      expect.objectContaining({ kind: "span", name: "shop.order", recordedIn: [{ file: "src/b.ts" }] }),
    );
    expect((await meterbook(folder, ["dictionary", "--out", ".", "--check"])).code).toBe(0);
  });

  test("says nothing of them where the file has metrics only, which usage reports", async () => {
    const folder = await generated();
    const page = read(folder, "generated/metrics.md");
    expect(page.match(/\*\*Recorded in:\*\* .*/g)).toEqual(["**Recorded in:** `src/a.ts`"]);
    writeFileSync(join(folder, "usage.json"), JSON.stringify({ format: 1, recorded_in: { "shop.orders": both } }));
    const { err } = await meterbook(folder, ["usage"]);
    expect(err).toContain('"usage.json" has other files than those that record event "shop.order.kept", and of 2 more');
  });

  test.each([
    ["another file", { "shop.orders": ["src/a.ts"], "shop.order.kept": [] }, 'event "shop.orders"'],
    ["an event that the catalog does not have", { ...written.events, gone: [] }, 'event "gone"'],
  ])("is a finding of usage when it names %s, until it is written again", async (_, events, named) => {
    const folder = await recorded();
    writeFileSync(join(folder, "usage.json"), JSON.stringify({ ...written, events }));
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
    const { err, code } = await meterbook(folder, ["usage", "--fail-on", "warning"]);
    expect([code, err]).toEqual([1, expect.stringContaining(`other files than those that record ${named}`)]);
    expect(err).not.toContain(`record ${named}, and of`);
    await meterbook(folder, ["usage", "--write"]);
    expect(JSON.parse(read(folder, "usage.json"))).toEqual(written);
  });

  test.each([{ events: [] }, { spans: "none" }, { events: null }])("is an error of generate with %j", async (part) => {
    const folder = await generated();
    writeFileSync(join(folder, "usage.json"), JSON.stringify({ ...written, ...part }));
    const { code, err } = await meterbook(folder, ["generate"]);
    expect([code, err]).toEqual([1, expect.stringContaining("error[recorded-in-failed]")]);
    expect(err).toContain('"usage.json" does not say where metrics, events and spans are recorded');
  });
});

describe("the reference of events and spans that have pages of their own, or an index beside them", () => {
  const many = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => `  ${at % 2 ? "a" : "b"}.${kind}${at}: { description: One of many. }\n`);
  const metrics = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `  ${at % 2 ? "a" : "b"}.m${at}: { instrument: counter, description: One. }\n`,
    );
  const settings = "generate: { recorded_in: usage.json }\n";
  const places = { format: 1, recorded_in: {}, events: { "a.event1": ["src/a.ts"], "b.event0": [] } };

  test.each([
    ["signals/a.md", 1, 70],
    ["metrics.md", 70, 2],
  ])("shows in %s what the file says", async (path, ofMetrics, ofEvents) => {
    const text = `catalog: 1\nname: shop\nmetrics:\n${metrics(ofMetrics).join("")}events:\n${many("event", ofEvents).join("")}${settings}`;
    const folder = programFolder({ "catalog.yaml": text, "usage.json": JSON.stringify(places) });
    expect((await meterbook(folder, ["generate"])).err).toBe("");
    expect(read(folder, `generated/${path}`)).toContain("- **Recorded in:** `src/a.ts`");
    const changed = { ...places, events: { "a.event1": ["src/z.ts"] } };
    writeFileSync(join(folder, "usage.json"), JSON.stringify(changed));
    expect((await meterbook(folder, ["generate"])).code).toBe(0);
    expect(read(folder, `generated/${path}`)).toContain("- **Recorded in:** `src/z.ts`");
  });
});

function dataIn(html: string): string {
  const [, data = ""] = /<script[^>]*type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
  return data;
}
