import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { type Ending, meterbook } from "../meterbook.js";

const shop = `catalog: 1
name: shop
prefix: shop.
attributes:
  tool: string
  status: [ok, error]
metrics:
  tool.calls: { instrument: counter, attributes: [tool, status] }
  tool.time: { instrument: histogram, unit: s, attributes: [tool] }
  turn: { instrument: counter }
events:
  # one is done
  tool.result: # of all tools
    description: A tool finished.
    attributes:
      tool: # which
      success: boolean
      duration_ms: double
    records:
      tool.calls: { status: { from: success, values: { true: ok, false: error } } }
      tool.time: { value: duration_ms }

  tool.kept: { records: { turn: }, stability: stable, since: "1.0", recorder: kept }
  tool.soon: { status: planned } # not yet
  tool.old: { deprecated: { renamed_to: tool.kept } }
spans:
  turn:
    kind: client
    attributes: { outcome: [ok, error] }
    events: [tool.result, tool.kept]
  job:
    status: planned
`;

type Run = Ending & { readonly text: string };

async function run(words: readonly string[], text = shop): Promise<Run> {
  const folder = temporaryFolder({ "catalog.yaml": text });
  const ending = await meterbook(folder, words);
  return { ...ending, text: readFileSync(join(folder, "catalog.yaml"), "utf8") };
}

/** The lines that a command takes from the catalog and brings to it; what comes out is canonical. */
async function changes(words: readonly string[]): Promise<readonly string[]> {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const shown = await meterbook(folder, [...words, "--dry-run"]);
  expect({ code: shown.code, err: shown.err }).toEqual({ code: 0, err: "" });
  expect((await meterbook(folder, words)).code).toBe(0);
  expect((await meterbook(folder, ["format", "--check"])).code).toBe(0);
  expect((await meterbook(folder, ["generate", "--check"])).err).not.toContain("error[");
  return shown.out.split("\n").filter((line) => /^[+-](?![+-]{2} )./.test(line));
}

describe("add", () => {
  test("writes an event in the order of the format, behind its namespace", async () => {
    const flags = ["--kind", "event", "--severity", "warn", "--description", "A tool: failed.", "--attribute", "tool"];
    const more = ["--attribute", "waited_ms:double", "--records", "shop.tool.time=waited_ms", "--records", "turn"];
    expect(
      await changes(["add", "shop.tool.failed", ...flags, ...more, "--status", "planned", "--owner", "me"]),
    ).toEqual([
      "+  tool.failed:",
      '+    description: "A tool: failed."',
      "+    severity: warn",
      "+    attributes:",
      "+      tool:",
      "+      waited_ms: double",
      "+    records:",
      "+      tool.time: { value: waited_ms }",
      "+      turn:",
      "+    status: planned",
      "+    owner: me",
    ]);
  });

  test("writes a span, with the events that are attached to it", async () => {
    const flags = ["--kind", "span", "--span-kind", "server", "--event", "shop.tool.kept", "--attribute", "tool"];
    expect(await changes(["add", "night", ...flags])).toEqual([
      "+  night:",
      "+    kind: server",
      "+    attributes: [tool]",
      "+    events: [tool.kept]",
    ]);
  });

  test("begins the section that a catalog does not have, behind the metrics", async () => {
    const text = "catalog: 1\nname: shop\nmetrics:\n  calls: { instrument: counter }\ngenerate: { output: out }\n";
    expect((await run(["add", "done", "--kind", "event", "--description", "Done."], text)).text).toBe(
      text.replace("generate:", "events:\n  done:\n    description: Done.\ngenerate:"),
    );
  });

  test("takes the name of a metric for an event, and no name twice for one kind", async () => {
    expect(await changes(["add", "tool.calls", "--kind", "event"])).toEqual(["+  tool.calls: {}"]);
    const { code, err } = await run(["add", "turn", "--kind", "span"]);
    expect([code, err]).toEqual([2, expect.stringContaining('"turn" exists already: catalog.yaml:')]);
  });

  test.each([
    [["--kind", "event", "--unit", "s"], "--unit is for metrics, and this is an event", "--kind metric"],
    [["--kind", "span", "--instrument", "counter"], "--instrument is for metrics, and this is a span", "--kind metric"],
    [["--kind", "event", "--span-kind", "client"], "--span-kind is for spans, and this is an event", "--kind span"],
    [
      ["--instrument", "counter", "--severity", "info"],
      "--severity is for events, and this is a metric",
      "--kind event",
    ],
    [
      ["--instrument", "gauge", "--records", "turn"],
      "--records is for events and spans, and this is a metric",
      "--kind span",
    ],
    [["--kind", "event", "--records", "turn="], '"turn=" names no metric to record', "tool.time=duration_ms"],
    [["--kind", "event", "--records", "turn", "--records", "shop.turn"], '"turn" is given twice', "give each once"],
  ])("%j is rejected with a help", async (flags, message, help) => {
    const { code, err, text } = await run(["add", "x", ...flags]);
    expect({ code, text }).toEqual({ code: 2, text: shop });
    expect(err).toContain(message);
    expect(err).toContain(help);
  });

  test("without a name says what to write for the kind", async () => {
    const { code, err } = await run(["add", "--kind", "span"]);
    expect(code).toBe(2);
    expect(err).toContain("a new span needs a name");
    expect(err).toContain("`meterbook add order.placed --kind span`");
  });

  test("goes to the part that has its namespace, though other kinds have it", async () => {
    const folder = temporaryFolder({
      "catalog.yaml": "catalog: 1\nname: shop\ninclude: [parts/*.yaml]\nmetrics: {}\n",
      "parts/tool.yaml": "metrics:\n  tool.calls: { instrument: counter }\n",
      "parts/turn.yaml": "events:\n  turn.done: {}\n",
    });
    await meterbook(folder, ["add", "tool.result", "--kind", "event"]);
    await meterbook(folder, ["add", "turn.begun", "--kind", "event"]);
    const { code, err } = await meterbook(folder, ["rename", "turn.done", "turn.ended"]);
    expect([code, err]).toEqual([0, ""]);
    const read = (name: string) => readFileSync(join(folder, "parts", name), "utf8");
    expect(read("tool.yaml")).toContain("events:\n  tool.result: {}\n");
    expect(read("turn.yaml")).toBe("events:\n  turn.ended: {}\n  turn.begun: {}\n");
  });
});

describe("a name that entries of several kinds have", () => {
  test.each([
    ["remove", "turn"],
    ["deprecate", "shop.turn", "--reason", "it's over"],
    ["rename", "turn", "round"],
  ])("meterbook %s %s asks for the kind, and says what to type", async (...words) => {
    const { code, err, text } = await run(words);
    expect({ code, text }).toEqual({ code: 2, text: shop });
    expect(err).toContain(`"${words[1]}" is a metric (catalog.yaml:10) and a span (catalog.yaml:27)`);
    const [, command = ""] = /or `meterbook ([^`]*)`/.exec(err) ?? [];
    expect(command).toContain("--kind span");
    const typed = [...command.matchAll(/'((?:[^']|'\\'')*)'|\S+/g)].map(([word]) =>
      word.replace(/^'|'$/g, "").replaceAll("'\\''", "'"),
    );
    const next = await run(typed);
    expect([next.code, next.err]).toEqual([0, ""]);
  });

  test("is that of the kind that is asked for", async () => {
    expect(await changes(["rename", "turn", "round", "--kind", "span"])).toEqual(["-  turn:", "+  round:"]);
    expect(await changes(["rename", "turn", "round", "--kind", "metric"])).toEqual([
      "-  turn: { instrument: counter }",
      "+  round: { instrument: counter }",
      '-  tool.kept: { records: { turn: }, stability: stable, since: "1.0", recorder: kept }',
      '+  tool.kept: { records: { round: }, stability: stable, since: "1.0", recorder: kept }',
    ]);
    const { err } = await run(["remove", "tool.calls", "--kind", "event"]);
    expect(err).toContain('"tool.calls" is no event of catalog.yaml');
    expect((await run(["remove", "tool.rseult"])).err).toContain("no metric, event or span of catalog.yaml");
  });
});

describe("promote, deprecate and remove", () => {
  test("promote makes a planned event and a planned span active", async () => {
    expect(await changes(["promote", "tool.soon", "--since", "1.1"])).toEqual([
      "-  tool.soon: { status: planned } # not yet",
      "+  tool.soon: # not yet",
      '+    since: "1.1"',
    ]);
    expect(await changes(["promote", "job"])).toEqual(["-  job:", "-    status: planned", "+  job: {}"]);
    expect((await run(["promote", "tool.kept"])).err).toContain("only a planned event can be promoted");
  });

  test("deprecate names another of the kind, and opens no window", async () => {
    expect(await changes(["deprecate", "tool.result", "--renamed-to", "shop.tool.kept"])).toEqual([
      "+    deprecated: { renamed_to: tool.kept }",
    ]);
    expect((await run(["deprecate", "tool.result", "--renamed-to", "tool.calls"])).err).toContain(
      '"tool.calls" is no event of catalog.yaml',
    );
    const { code, err } = await run(["deprecate", "tool.kept", "--emit", "both", "--until", "2099-01-31"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("--emit and --until are for metrics, and this is an event"),
    ]);
  });

  test("remove leaves a tombstone, whose name cannot be used again for that kind", async () => {
    const { text, out } = await run(["remove", "tool.old"]);
    expect(text).toContain("tool.old: { status: removed, deprecated: { renamed_to: tool.kept } }");
    expect(out).toContain('"tool.old" is removed; its name stays taken');
    expect((await run(["add", "tool.old", "--kind", "event"], text)).err).toContain(
      '"tool.old" was the name of an event that is removed',
    );
    expect((await run(["add", "tool.old", "--instrument", "counter"], text)).code).toBe(0);
    expect((await run(["remove", "job"])).text).not.toContain("job");
  });

  test.each([
    [["remove", "tool.result"], '"tool.result" in "events" of span "turn" is removed', "remove it from the list"],
    [
      ["remove", "tool.kept"],
      '"renamed_to: tool.kept" of event "tool.old" leads to an event that is removed',
      "tool.result",
    ],
    [
      ["remove", "tool.calls"],
      'metric "tool.calls" is removed, and not recorded in "records" of event "tool.result"',
      "remove it here",
    ],
  ])("%j changes nothing where others refer to it", async (words, message, help) => {
    const { code, err, text } = await run(words);
    expect({ code, text }).toEqual({ code: 1, text: shop });
    expect(err).toContain(message);
    expect(err).toContain(help);
  });
});

describe("rename", () => {
  test("renames an event that promises nothing where it stands, and the lists of spans follow", async () => {
    expect(await changes(["rename", "tool.result", "tool.done"])).toEqual([
      "-  tool.result: # of all tools",
      "+  tool.done: # of all tools",
      "-    events: [tool.result, tool.kept]",
      "+    events: [tool.done, tool.kept]",
    ]);
  });

  test("keeps one that promises something, deprecated, and spans go on with both", async () => {
    expect(await changes(["rename", "tool.kept", "tool.held", "--since", "2.0"])).toEqual([
      '-  tool.kept: { records: { turn: }, stability: stable, since: "1.0", recorder: kept }',
      '+  tool.kept: { records: { turn: }, stability: stable, since: "1.0", deprecated: { since: "2.0", renamed_to: tool.held }, recorder: kept }',
      '+  tool.held: { records: { turn: }, stability: stable, since: "2.0" }',
      "-  tool.old: { deprecated: { renamed_to: tool.kept } }",
      "+  tool.old: { deprecated: { renamed_to: tool.held } }",
      "-    events: [tool.result, tool.kept]",
      "+    events: [tool.result, tool.kept, tool.held]",
    ]);
  });

  test("--attribute follows into what an event records of a metric that is imported", async () => {
    const text = `catalog: 1
name: shop
imports: [{ from: ./other/catalog.yaml, metrics: { other.calls: } }]
attributes: { tool: string }
metrics: {}
events:
  done: { attributes: [tool], records: { other.calls: } }
`;
    const other =
      "catalog: 1\nname: other\nmetrics: { other.calls: { instrument: counter, attributes: { tool: string } } }\n";
    const folder = temporaryFolder({ "catalog.yaml": text, "other/catalog.yaml": other });
    const { code, err } = await meterbook(folder, ["rename", "--attribute", "tool", "way"]);
    expect([code, err]).toEqual([0, ""]);
    expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(
      text
        .replace("{ tool: string }", "{ way: string }")
        .replace("[tool], records: { other.calls: }", "[way], records: { other.calls: { tool: way } }"),
    );
  });

  test("--attribute rejects a name that records would take for something else", async () => {
    const { code, err, text } = await run(["rename", "--attribute", "status", "value"]);
    expect({ code, text }).toEqual({ code: 2, text: shop });
    expect(err).toContain('"records" cannot follow: catalog.yaml:20');
    expect(err).toContain("choose another name");
  });

  test("--until and --queries are for metrics", async () => {
    for (const flags of [["--until", "2099-01-31"], ["--queries"]]) {
      const { code, err } = await run(["rename", "tool.kept", "tool.held", ...flags]);
      expect([code, err]).toEqual([2, expect.stringContaining(`${flags[0]} is for metrics, and this is an event`)]);
    }
    expect((await run(["rename", "tool", "way", "--attribute", "--kind", "event"])).err).toContain(
      "cannot be used with",
    );
  });
});
