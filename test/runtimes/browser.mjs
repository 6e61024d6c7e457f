// The suite in Debian's Chromium, in a page and in a worker, and what arrives of pages that are left.
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { createReceiver } from "./receiver.mjs";

const executablePath = [process.env.METERBOOK_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path && existsSync(path),
);

/** In a worker of the page, made from the same text. */
function runInWorker(text) {
  const source = `${text}\nrunSuite().then((lines) => postMessage(lines));`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}

async function until(holds) {
  for (let attempt = 0; attempt < 100 && !holds(); attempt++) await new Promise((resolve) => setTimeout(resolve, 50));
  return holds();
}

/** How a page is left. */
const ways = {
  "for another page": (page) => page.goto("about:blank"),
  "and closed": (page) => page.close(),
};

async function leave(context, receiver, text, [way, go]) {
  const page = await context.newPage();
  await page.goto(receiver.url);
  await page.addScriptTag({ content: text, type: "module" });
  await page.waitForFunction("globalThis.recordUntilLeft");
  await page.evaluate(({ url, scope }) => globalThis.recordUntilLeft(url, scope), { url: receiver.url, scope: way });
  await go(page);
  const arrived = await until(() => receiver.values(way, "fixture.undo")[0] === 5);
  return `${arrived ? "ok" : "FAILED"} what a page recorded that is left ${way} is sent`;
}

/** Lines of the suite, by where it ran; undefined without a browser. */
export async function inBrowser(bundle) {
  if (executablePath === undefined) return undefined;
  const text = readFileSync(bundle, "utf8");
  const receiver = await createReceiver();
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(receiver.url);
    await page.addScriptTag({ content: text, type: "module" });
    await page.waitForFunction("globalThis.runSuite");
    const lines = [...(await page.evaluate(() => globalThis.runSuite()))];
    const inWorker = await page.evaluate(runInWorker, text);
    for (const way of Object.entries(ways)) lines.push(await leave(context, receiver, text, way));
    const name = `Chromium ${browser.version()}`;
    return { [`${name}, a page`]: lines, [`${name}, a worker`]: inWorker };
  } finally {
    await browser.close();
    receiver.close();
  }
}
