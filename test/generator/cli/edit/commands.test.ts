import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
attributes:
  # which one
  tool: string
  way: { type: string, deprecated: { renamed_to: tool } }
metrics:
  order.placed: # the most important one
    instrument: counter
    stability: stable
    since: 1.0.0
    attributes: [tool, way]

  # how long
  order.time:
    instrument: histogram
    unit: s
    status: active # now
    attributes:
      tool: # shared
      kind: { ref: tool, required: false }
      other:
        ref: tool

  order.old:
    instrument: counter
    deprecated: { renamed_to: order.placed }

  order.soon: { instrument: counter, status: planned }
`;

/** The lines that a command takes from the catalog and brings to it. */
async function changes(...words: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await meterbook(temporaryFolder({ "catalog.yaml": catalog }), [...words, "--dry-run"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out.split("\n").filter((line) => /^[+-](?![+-]{2} )./.test(line));
}

describe("add", () => {
  test("writes what the flags say, in the order of the format, behind its namespace", async () => {
    const words = ["--buckets", "0.1,1", "--unit", "s", "--attribute", "tool", "--attribute", "code=200,404"];
    const more = ["--status", "planned", "--owner", "me: us", "--since", "1.10", "--stability", "beta"];
    const described = ["--description", "Time: all of it.", "--value-type", "double", "--off"];
    expect(
      await changes("add", "shop.order.pay", "--instrument", "histogram", ...words, ...more, ...described),
    ).toEqual([
      "+  order.pay:",
      "+    instrument: histogram",
      '+    description: "Time: all of it."',
      "+    unit: s",
      "+    value_type: double",
      "+    buckets: [0.1, 1]",
      "+    attributes:",
      "+      tool:",
      "+      code: [200, 404]",
      "+    status: planned",
      "+    stability: beta",
      '+    since: "1.10"',
      '+    owner: "me: us"',
      "+    enabled: false",
    ]);
  });

  test("lists attributes that are all shared, and leaves out what is so anyway", async () => {
    const words = ["--observable", "--attribute", "way", "--attribute", "tool", "--status", "active"];
    expect(await changes("add", "size", "--instrument", "gauge", ...words)).toEqual([
      "+  size:",
      "+    instrument: gauge",
      "+    observable: true",
      "+    attributes: [way, tool]",
    ]);
  });
});

describe("deprecate", () => {
  test("adds to the deprecation that is there", async () => {
    expect(await changes("deprecate", "order.old", "--since", "2.0.0", "--reason", "Counted twice.")).toEqual([
      "-    deprecated: { renamed_to: order.placed }",
      "+    deprecated: { since: 2.0.0, reason: Counted twice., renamed_to: order.placed }",
    ]);
  });

  test("says it in the status when there is nothing else to say", async () => {
    const wanted = ["-    status: active # now", "+    status: deprecated # now"];
    expect(await changes("deprecate", "order.time")).toEqual(wanted);
    expect(await changes("deprecate", "order.placed")).toEqual(["+    status: deprecated"]);
  });

  test("takes a status away that contradicts it", async () => {
    const wanted = ["-    status: active # now", '+    deprecated: { since: "2.0" }'];
    expect(await changes("deprecate", "order.time", "--since", "2.0")).toEqual(wanted);
  });

  test("opens a window in which numbers are converted", async () => {
    const window = ["--renamed-to", "order.wait", "--emit", "both", "--until", "2.0", "--convert"];
    const units = catalog.replace(
      "  order.old:",
      "  order.wait: { instrument: histogram, unit: ms, attributes: { tool: , kind: { ref: tool, required: false }, other: { ref: tool } } }\n  order.old:",
    );
    const folder = temporaryFolder({ "catalog.yaml": units });
    const { code, out, err } = await meterbook(folder, ["deprecate", "order.time", ...window, "--dry-run"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain('+    deprecated: { renamed_to: order.wait, emit: both, until: "2.0", convert: true }\n');
  });

  test("names what takes its place without the prefix", async () => {
    const wanted = ["-    status: active # now", "+    deprecated: { renamed_to: order.placed }"];
    expect(await changes("deprecate", "order.time", "--renamed-to", "shop.order.placed")).toEqual(wanted);
  });
});

describe("rename", () => {
  test("leaves the identifier that the catalog chooses with the old metric", async () => {
    const chosen = catalog.replace("    since: 1.0.0\n", "    since: 1.0.0\n    recorder: orders\n");
    const folder = temporaryFolder({ "catalog.yaml": chosen });
    const { code, out, err } = await meterbook(folder, ["rename", "order.placed", "order.made", "--dry-run"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).not.toContain("+    recorder:");
  });

  test("keeps a metric that promises something, deprecated, beside its copy; references follow", async () => {
    expect(await changes("rename", "order.placed", "order.made", "--since", "2.0.0")).toEqual([
      "+    deprecated: { since: 2.0.0, renamed_to: order.made }",
      "+  order.made: # the most important one",
      "+    instrument: counter",
      "+    stability: stable",
      "+    since: 2.0.0",
      "+    attributes: [tool, way]",
      "-    deprecated: { renamed_to: order.placed }",
      "+    deprecated: { renamed_to: order.made }",
    ]);
  });

  test("--until opens a window in which both names are exported", async () => {
    const words = ["rename", "order.time", "order.span", "--until", "2099-01-31"];
    const window = '+    deprecated: { renamed_to: order.span, emit: both, until: "2099-01-31" }';
    expect(await changes(...words)).toEqual(expect.arrayContaining([window, "+  order.span:"]));
  });

  test("leaves the version of the old name out of the copy", async () => {
    expect(await changes("rename", "order.placed", "order.made")).not.toContain("+    since: 1.0.0");
  });

  test.each(["order.time", "order.soon"])("renames %s where it stands, as it promises nothing", async (name) => {
    const lines = await changes("rename", name, "order.new");
    expect(lines.map((line) => line.charAt(0))).toEqual(["-", "+"]);
    expect(lines[1]).toBe(lines[0]?.replace("-", "+").replace(name, "order.new"));
  });

  test("does as it is reported", async () => {
    expect(await changes("rename", "order.placed", "order.made", "--in-place")).toHaveLength(4);
    expect(await changes("rename", "order.time", "order.span", "--keep")).toContain("+  order.span:");
  });

  test("--attribute renames a shared attribute, its references and its key on the wire", async () => {
    expect(await changes("rename", "--attribute", "tool", "tool.name")).toEqual([
      "-  tool: string",
      "-  way: { type: string, deprecated: { renamed_to: tool } }",
      "+  tool.name: string",
      "+  way: { type: string, deprecated: { renamed_to: tool.name } }",
      "-    attributes: [tool, way]",
      "+    attributes: [tool.name, way]",
      "-      tool: # shared",
      "-      kind: { ref: tool, required: false }",
      "+      tool.name: # shared",
      "+      kind: { ref: tool.name, required: false }",
      "-        ref: tool",
      "+        ref: tool.name",
    ]);
  });

  test("--attribute follows a shared attribute into variants", async () => {
    const text = `catalog: 1
name: shop
attributes: { tool: string }
metrics:
  paid:
    instrument: counter
    variants:
      card: { attributes: [tool] }
      cash: { attributes: { kind: { ref: tool, required: false } } }
`;
    const cwd = temporaryFolder({ "catalog.yaml": text });
    await meterbook(cwd, ["rename", "--attribute", "tool", "till"]);
    const renamed = text.replace("{ tool:", "{ till:").replace("[tool]", "[till]").replace("ref: tool", "ref: till");
    expect(readFileSync(join(cwd, "catalog.yaml"), "utf8")).toBe(renamed);
  });

  test.each(["way", "kind"])("--attribute rejects %s, which is taken", async (name) => {
    const words = ["rename", "--attribute", "tool", name];
    const { code, err } = await meterbook(temporaryFolder({ "catalog.yaml": catalog }), words);
    expect(code).toBe(2);
    expect(err).toContain(`the attribute "${name}" exists already: catalog.yaml:`);
  });
});

describe("remove", () => {
  test("leaves a tombstone of a metric that was recorded, whose name cannot be used again", async () => {
    const cwd = temporaryFolder({ "catalog.yaml": catalog });
    const { out } = await meterbook(cwd, ["remove", "order.time"]);
    expect(out).toBe('catalog.yaml:16: "order.time" is removed; its name stays taken; run `npx meterbook generate`\n');
    expect(readFileSync(join(cwd, "catalog.yaml"), "utf8")).toContain("    status: removed # now\n");
    for (const words of [
      ["add", "order.time", "--instrument", "gauge"],
      ["rename", "order.soon", "order.time"],
    ]) {
      const { code, err } = await meterbook(cwd, words);
      expect([code, err]).toEqual([
        2,
        expect.stringContaining('"order.time" was the name of a metric that is removed'),
      ]);
    }
  });

  test("takes out what was only planned", async () => {
    const cwd = temporaryFolder({ "catalog.yaml": catalog });
    const { out } = await meterbook(cwd, ["remove", "order.soon"]);
    expect(out).toContain('catalog.yaml:30: "order.soon", which was planned, is taken out');
    expect(readFileSync(join(cwd, "catalog.yaml"), "utf8")).not.toContain("order.soon");
  });
});

const pairs = fileURLToPath(new URL("../edits", import.meta.url));

test.each(readdirSync(pairs))("the commands of %s make what is expected of it", async (name) => {
  const read = (file: string) => readFileSync(join(pairs, name, file), "utf8");
  const cwd = temporaryFolder({ "catalog.yaml": read("before.yaml") });
  for (const line of read("commands.txt").trim().split("\n")) {
    const ending = await meterbook(cwd, JSON.parse(line));
    expect({ line, ...ending }).toMatchObject({ code: 0, err: "" });
  }
  expect(readFileSync(join(cwd, "catalog.yaml"), "utf8")).toBe(read("after.yaml"));
});
