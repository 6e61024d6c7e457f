import { expectEqual, open } from "./expect.mjs";

const addresses = [
  "#/",
  "#/metric/own",
  "#/metric/links",
  "#/attribute/kind",
  "#/event/seen",
  "#/span/done",
  "#/span/constructor",
  "#/?q=</script>&owner=<b>",
  "#/metric/%3Cimg%20src=x%20onerror=alert(5)%3E",
  "#__proto__",
  "#/attribute/constructor",
];

/** A catalog whose author means harm: every check of `run.mjs` fails at a request, a dialog or an error. */
export const hostility = [
  [
    "of a hostile catalog nothing runs, nothing is fetched, and links lead to pages only",
    async (page, { hostile }) => {
      for (const hash of addresses) {
        await open(page, hostile, hash);
        expectEqual("scripts", await page.locator("script").count(), 2);
        expectEqual(
          "foreign elements",
          await page.locator("main :is(script, img, iframe, object, embed, style, link, form)").count(),
          0,
        );
        const links = await page
          .locator("main a")
          .evaluateAll((all) => all.map((each) => [each.getAttribute("href"), each.rel]));
        const outer = links.filter(([href]) => !href.startsWith("#"));
        expectEqual(
          "links",
          outer.filter(([href, rel]) => !/^https:\/\//.test(href) || rel !== "noreferrer noopener"),
          [],
        );
      }
    },
  ],
  [
    "its texts are shown as they are",
    async (page, { hostile }) => {
      await open(page, hostile, "#/metric/own");
      const text = await page.locator(".lead").textContent();
      expectEqual(
        "the description",
        text.startsWith("</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>"),
        true,
      );
      expectEqual("the unit", await page.getByText("{own}").count(), 1);
    },
  ],
  [
    "what is not its own cannot run even if it were there",
    async (page, { codex }) => {
      await open(page, codex);
      const blocked = await page.evaluate(async () => {
        const violated = new Promise((resolve) =>
          addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective)),
        );
        const script = document.createElement("script");
        script.textContent = "document.title = 'run'";
        document.body.append(script);
        return [await violated, document.title];
      });
      expectEqual("an injected script", blocked, ["script-src-elem", "Codex Telemetry"]);
    },
    { mayPrint: /Content Security Policy/ },
  ],
];
