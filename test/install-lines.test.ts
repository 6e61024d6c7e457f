import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { releaseLines as ofInit } from "../generator/init/release-lines.js";
import { packagesOf, releaseLines as ofTelemetry } from "../src/telemetry/lifecycle/packages.js";
import { type Document, documentNamed, documents, root } from "./documents.js";
import { meterbook } from "./generator/cli/meterbook.js";
import { temporaryFolder } from "./generator/temporary-folder.js";

/** Every page that a person may install by. */
const pages: readonly Document[] = [
  ...documents,
  ...["generator", "src/runtime", "src/telemetry", "src/feedback"].map((folder) => {
    const path = `${folder}/README.md`;
    return { path, text: readFileSync(join(root, path), "utf8") };
  }),
];

type Block = { readonly path: string; readonly mark: string; readonly lines: readonly string[] };

const blocks: readonly Block[] = pages.flatMap(({ path, text }) =>
  Array.from(text.matchAll(/<!-- install: (.+) -->\n```sh\n([\s\S]*?)\n```/g), ([, mark = "", code = ""]) => {
    return { path, mark, lines: code.split("\n") };
  }),
);

function blocksMarked(mark: string): readonly Block[] {
  const found = blocks.filter((block) => block.mark === mark);
  expect(found.length, mark).toBeGreaterThan(0);
  return found;
}

test("`init` and the telemetry package know the same releases", () => {
  expect(ofInit.map(({ api, sdk }) => ({ api, sdk }))).toEqual(ofTelemetry.map(({ api, sdk }) => ({ api, sdk })));
});

describe.each([
  ["npm", {}],
  ["pnpm", { "pnpm-lock.yaml": "" }],
  ["yarn", { "yarn.lock": "__metadata:\n" }],
  ["bun", { "bun.lock": "" }],
])("the lines of the documents for %s", (manager, lock) => {
  const files = { "package.json": '{ "devDependencies": { "meterbook": "1" } }', ...lock };
  const printed = async (node: string) => {
    const { out } = await meterbook(temporaryFolder(files), ["init"], { host: { node } });
    return out
      .split("Next:\n")[1]
      ?.split("\n\n")[0]
      ?.trimEnd()
      .split("\n")
      .map((line) => line.trim());
  };

  test("are those that `init` prints", async () => {
    const wanted = await printed("20.19.0");
    for (const { lines } of blocksMarked(`${manager}, Node 20.19`)) expect(lines.slice(1)).toEqual(wanted);
  });

  test("begin with what installs Meterbook in a project that has nothing", async () => {
    const { out } = await meterbook(temporaryFolder({ "package.json": "{}", ...lock }), ["init"]);
    const [, first] = /Next:\n {2}(.*)\n/.exec(out) ?? [];
    for (const { lines } of blocksMarked(`${manager}, Node 20.19`))
      expect(lines[0]).toMatch(new RegExp(`^${first} && `));
  });

  test.runIf(manager === "npm")("have another second one for the SDK 3", async () => {
    const [wanted] = (await printed("22.15.0")) ?? [];
    for (const { lines } of blocksMarked("npm, Node 22.15, second line")) expect(lines).toEqual([wanted]);
  });
});

test.each(ofTelemetry.map((line, index) => [ofInit[index]?.node, line] as const))(
  "the lines for telemetry on Node %s name what its signals ask for",
  (node, line) => {
    const [{ lines } = { lines: [] }, ...others] = blocksMarked(`telemetry, Node ${node}`);
    const exporter = { kind: "console" } as const;
    const wanted = (["logs", "traces", "metrics"] as const).flatMap((signal) => packagesOf(signal, exporter, line));
    const named = lines.flatMap((text) => text.replace(/^npm install /, "").split(" "));
    const own = ["@meterbook/telemetry", `@opentelemetry/api@${line.api}`];
    expect([others, [...named].sort()]).toEqual([[], [...new Set([...own, ...wanted])].sort()]);
  },
);

describe.each(pages)("$path", ({ text }) => {
  test("names no other release of OpenTelemetry's packages", () => {
    const exporters = [{ kind: "console" }, { kind: "prometheus", host: "", port: 0, path: "" }] as const;
    const known = ofTelemetry.flatMap((line) => [
      `@opentelemetry/api@${line.api}`,
      ...exporters.flatMap((exporter) =>
        (["logs", "traces", "metrics"] as const).flatMap((signal) => packagesOf(signal, exporter, line)),
      ),
    ]);
    const named = text.match(/@opentelemetry\/[a-z-]+@[\w.^~>=<*-]*\w/g) ?? [];
    expect(named.filter((each) => !known.includes(each))).toEqual([]);
  });

  test("installs the API in a version alone", () => {
    expect(text.match(/(?:install|add)\b[^\n]* @opentelemetry\/[a-z-]+(?![\w@-])[^\n]*/g) ?? []).toEqual([]);
  });
});

test("the table of releases names each with its Node", () => {
  const rows = documentNamed("docs/platforms.md").match(/^\| \d.*$/gm) ?? [];
  const wanted = ofTelemetry.map(({ api, sdk, experimental }, index) => {
    const [name, ...rest] = [`@opentelemetry/api@${api}`, `@opentelemetry/sdk-metrics@${sdk}`];
    const cells = [name, ...rest, `@opentelemetry/otlp-transformer@${experimental}`].map((each) => `\`${each}\``);
    return `| ${ofInit[index]?.node} and newer | ${cells.join(" | ")} |`;
  });
  expect(rows).toEqual(wanted);
});
