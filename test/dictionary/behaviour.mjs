import { expectAtMost, expectEqual, namesIn, open } from "./expect.mjs";

const hashOf = (page) => page.evaluate(() => location.hash);
const heading = (page) => page.locator("main h1").textContent();

/** What people do with the page. */
export const behaviour = [
  [
    "a search shows what it finds, and its address shows the same",
    async (page, { codex }) => {
      await open(page, codex);
      await page.fill("#search", "codex_tool_call_total");
      expectEqual("the first metric", (await namesIn(page))[0], "codex.tool.call");
      const address = await hashOf(page);
      expectEqual("the address", address, "#/?q=codex_tool_call_total");
      await open(page, codex, address);
      expectEqual("the search", await page.inputValue("#search"), "codex_tool_call_total");
      expectEqual("the first metric again", (await namesIn(page))[0], "codex.tool.call");
    },
  ],
  [
    "a pasted query shows the metrics in it",
    async (page, { large }) => {
      await open(page, large);
      await page.fill(
        "#search",
        'histogram_quantile(0.9, sum by (le) (rate(http_server_request_duration_seconds_bucket{job="x"}[5m])))',
      );
      expectEqual("the metrics", await namesIn(page), ["http.server.request.duration"]);
    },
  ],
  [
    "a filter narrows the table, is counted, and stands in the address",
    async (page, { large }) => {
      await open(page, large);
      const filter = page.locator(".filters a", { hasText: "histogram" });
      const count = Number(await filter.locator(".count").textContent());
      await filter.click();
      await page.waitForSelector(".filters a[aria-current]");
      expectEqual("the rows", (await namesIn(page)).length, count);
      expectEqual("the address", await hashOf(page), "#/?instrument=histogram");
      expectEqual("the choice", await page.locator(".filters a[aria-current]").count(), 1);
      expectEqual(
        "the focus",
        await page.evaluate(() => document.activeElement?.getAttribute("data-key")),
        "instrument histogram",
      );
      await page.locator(".filters a[aria-current]").click();
      await page.waitForFunction(() => document.querySelector(".filters a[aria-current]") === null);
      expectEqual("all rows", (await namesIn(page)).length, 541);
    },
  ],
  [
    "the keyboard leads from the search to a metric and back",
    async (page, { codex }) => {
      await open(page, codex);
      await page.keyboard.press("/");
      await page.keyboard.type("tool");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const second = (await namesIn(page))[1];
      await page.keyboard.press("Enter");
      await page.waitForSelector("article");
      expectEqual("the metric", await heading(page), second);
      await page.keyboard.press("Escape");
      await page.waitForSelector(".list");
      expectEqual("the search", await page.inputValue("#search"), "tool");
      await page.keyboard.press("/");
      await page.keyboard.press("Escape");
      expectEqual("an emptied search", await page.inputValue("#search"), "");
      await page.keyboard.type("undo");
      await page.keyboard.press("Enter");
      await page.waitForSelector("article");
      expectEqual("the first metric", await heading(page), "codex.task.undo");
      await page.goBack();
      await page.waitForSelector(".list");
    },
  ],
  [
    "an address leads to a metric by any of its names, to an attribute and to nothing",
    async (page, { codex }) => {
      for (const hash of ["#codex_tool_call_total", "#/metric/codex.tool.call", "#codex.tool.call"]) {
        await open(page, codex, hash);
        expectEqual(hash, await heading(page), "codex.tool.call");
      }
      await open(page, codex, "#/attribute/tool");
      expectEqual("the metrics with the attribute", (await namesIn(page)).length > 1, true);
      await open(page, codex, "#/metric/nothing");
      expectEqual("a metric that is not there", await heading(page), "Not found");
    },
  ],
  [
    "events and spans are in the table, narrowed by kind, and lead to each other",
    async (page, { signals, hostile, codex }) => {
      await open(page, signals);
      await page.locator('.filters a[data-key="kind span"]').click();
      await page.waitForSelector(".filters a[aria-current]");
      expectEqual("the rows", (await namesIn(page)).length, 113);
      expectEqual("the address", await hashOf(page), "#/?kind=span");
      await page.fill("#search", "case.span7.client");
      await page.keyboard.press("Enter");
      await page.waitForSelector("article");
      expectEqual("the span", await heading(page), "case.span7.client");
      await open(page, hostile, "#/metric/own");
      await page.locator(".part", { hasText: "Recorded by" }).locator("a").click();
      await page.waitForFunction(() => location.hash === "#/event/seen");
      expectEqual("what it records", await page.locator(".part", { hasText: "Records" }).locator("a").count(), 1);
      await page.locator(".part", { hasText: "Attached to" }).locator("a").click();
      await page.waitForFunction(() => location.hash === "#/span/done");
      await open(page, codex);
      expectEqual("filters by kind of metrics alone", await page.locator('[data-key^="kind "]').count(), 0);
    },
  ],
  [
    "a button copies the exported name",
    async (page, { codex }) => {
      await open(page, codex, "#/metric/codex.tool.call");
      await page.getByLabel("Copy codex_tool_call_total", { exact: true }).click();
      await page.getByText("Copied").waitFor();
      expectEqual(
        "what was copied",
        await page.evaluate(() => navigator.clipboard.readText()),
        "codex_tool_call_total",
      );
    },
  ],
  [
    "a metric shows the files that record it, and a filter those that no code records",
    async (page, { hostile }) => {
      await open(page, hostile, "#/metric/own");
      const part = (name) =>
        page.locator("section.part", { has: page.locator("h2", { hasText: "Recorded in" }) }).locator(name);
      expectEqual("the first file", await part("li").first().textContent(), "src/a.ts");
      expectEqual("its link", await part("a").first().getAttribute("href"), "https://example.com/src/a.ts#L1");
      await open(page, hostile, "#/metric/links");
      expectEqual("no file", await part("p").textContent(), "No code that was read records it.");
      await open(page, hostile);
      await page.locator(".filters a", { hasText: "recorded nowhere" }).click();
      await page.waitForSelector(".filters a[aria-current]");
      expectEqual("the rows", await namesIn(page), ["links"]);
    },
  ],
  [
    "it is light or dark as the system is, and printed without what only screens need",
    async (page, { codex }) => {
      await open(page, codex);
      const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.emulateMedia({ colorScheme: "light" });
      const light = await back();
      await page.emulateMedia({ colorScheme: "dark" });
      expectEqual("light and dark", [light, await back()], ["rgb(255, 255, 255)", "rgb(20, 23, 28)"]);
      await page.emulateMedia({ media: "print" });
      expectEqual("the search on paper", await page.locator("#search").isVisible(), false);
    },
  ],
  [
    "nothing is wider than a narrow screen",
    async (page, { codex, large, signals }) => {
      await page.setViewportSize({ width: 390, height: 800 });
      for (const [shown, hash] of [
        [codex, "#/"],
        [codex, "#/metric/codex.tool.call.duration_ms"],
        [large, "#/"],
        [large, "#/metric/http.server.request.duration"],
        [large, "#/attribute/http.request.method"],
        [signals, "#/?kind=event"],
        [signals, "#/span/case.span7.client"],
      ]) {
        await open(page, shown, hash);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expectAtMost(`the width of ${hash}`, width, 390, "px");
      }
    },
  ],
];
