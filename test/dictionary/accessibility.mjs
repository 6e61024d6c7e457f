import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expectEqual, open } from "./expect.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const shown = [
  ["codex", "#/"],
  ["codex", "#/metric/codex.tool.call.duration_ms"],
  ["codex", "#/attribute/tool"],
  ["large", "#/?q=http.server"],
  ["large", "#/metric/http.server.request.duration"],
  ["codex", "#/metric/nothing"],
  ["signals", "#/?kind=span"],
  ["signals", "#/span/case.span7.client"],
];

/** By axe-core, in light and dark, wide and narrow; what it calls serious or critical fails. */
export const accessibility = ["light", "dark"].flatMap((colorScheme) =>
  [1280, 390].map((width) => [
    `axe-core finds no serious fault, ${colorScheme}, at ${width} px`,
    async (page, pages) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      for (const [name, hash] of shown) {
        await open(page, pages[name], hash);
        const { violations } = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        const found = serious.map(({ id, nodes }) => `${id} at ${nodes[0].target.join(" ")} (${nodes.length})`);
        expectEqual(`faults of ${hash}`, found, []);
      }
    },
  ]),
);
