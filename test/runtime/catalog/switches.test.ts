import { describe, expect, it } from "vitest";
import {
  add,
  defineCatalog,
  defineCounter,
  defineObservableGauge,
  find0,
  observe,
  observeAll,
  type RecorderOptions,
  Recorders,
  resolveSeries,
} from "../../../src/runtime/contract.js";
import { collectSummaries, createSdk } from "../exported.js";

const metric = (name: string, enabled = true) => defineCounter({ name, attributes: [], enabled });
const metrics = [
  metric("shop.orders"),
  metric("shop.noisy"),
  metric("shop.noisy.more"),
  metric("shop.debug.cache", false),
  metric("shop.debug.index", false),
  metric("constructor", false),
];
const depth = defineObservableGauge({ name: "shop.debug.depth", attributes: [], enabled: false });
const catalog = defineCatalog({ name: "shop", context: [], metrics: [...metrics, depth] });

async function exported(switches: RecorderOptions["metrics"], onInvalid: RecorderOptions["onInvalid"] = "throw") {
  const lines: string[] = [];
  const options = {
    onInvalid,
    report: (line: string) => void lines.push(line),
    ...(switches && { metrics: switches }),
  };
  const record = new Recorders(catalog, {}, options);
  const { provider, reader } = createSdk();
  for (const each of metrics) add(find0(record, each) ?? resolveSeries(record, each, undefined));
  record.bind(provider.getMeter("shop"));
  return { names: [...(await collectSummaries(reader)).keys()], lines };
}

const usual = ["shop.noisy", "shop.noisy.more", "shop.orders"];

describe("the option metrics", () => {
  it.each<[string, RecorderOptions["metrics"], readonly string[]]>([
    ["leaves what is not named as the catalog has it", undefined, usual],
    ["switches on what is off", { "shop.debug.cache": true }, ["shop.debug.cache", ...usual]],
    ["switches off what is on", { "shop.noisy": false }, ["shop.noisy.more", "shop.orders"]],
    ["takes the beginning of names", { "shop.debug.*": true }, ["shop.debug.cache", "shop.debug.index", ...usual]],
    [
      "gives a longer beginning precedence",
      { "shop.noisy*": true, "shop.*": false },
      ["shop.noisy", "shop.noisy.more"],
    ],
    ["gives a whole name precedence", { "*": false, "shop.noisy*": false, "shop.noisy": true }, ["shop.noisy"]],
    ["does so in whatever order", { "shop.noisy": false, "shop.noisy*": true }, ["shop.noisy.more", "shop.orders"]],
  ])("%s", async (_, switches, names) => {
    expect(await exported(switches)).toEqual({ names, lines: [] });
  });

  it("reports a key that fits no metric, once, with the name that is most like it, and throws nothing", async () => {
    const switches = { "shop.nois": false, "shop.debug.cahce": true, "debug.index*": true };
    const { names, lines } = await exported(switches);
    expect(names).toEqual(usual);
    expect(lines.sort()).toEqual([
      'meterbook: metrics: "debug.index*" fits none, did you mean "shop.debug.index"?',
      'meterbook: metrics: "shop.debug.cahce" fits none, did you mean "shop.debug.cache"?',
      'meterbook: metrics: "shop.nois" fits none, did you mean "shop.noisy"?',
    ]);
  });
});

describe("a metric that is off", () => {
  it("reads and checks nothing of what it is given, and counts nothing as invalid", async () => {
    const record = new Recorders(catalog, {}, { onInvalid: "throw", metrics: { "*": false } });
    const hostile = new Proxy({}, { get: () => expect.fail("read") });
    for (const each of metrics) expect(resolveSeries(record, each, hostile)).toBeUndefined();
  });

  it("asks no callback, of one name or of several", async () => {
    const { provider, reader } = createSdk();
    const record = new Recorders(catalog, {}, { onInvalid: "throw" });
    record.bind(provider.getMeter("shop"));
    const stops = [
      observe(record, depth, () => expect.fail("asked")),
      observeAll(record, [depth], () => expect.fail("asked")),
    ];
    expect([...(await collectSummaries(reader)).keys()]).toEqual([]);
    for (const stop of stops) stop();
  });

  it("is observed where it is switched on", async () => {
    const { provider, reader } = createSdk();
    const record = new Recorders(catalog, {}, { onInvalid: "throw", metrics: { "shop.debug.depth": true } });
    observe(record, depth, (asked: (value: number) => void) => asked(3));
    record.bind(provider.getMeter("shop"));
    expect([...(await collectSummaries(reader)).keys()]).toEqual(["shop.debug.depth"]);
  });
});
