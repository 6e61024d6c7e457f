// npm run test:browser: the dictionary's page in Debian's Chromium. `METERBOOK_CHROMIUM` names another one; without any it is skipped.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { accessibility } from "./accessibility.mjs";
import { behaviour } from "./behaviour.mjs";
import { hostility } from "./hostility.mjs";
import { writePages } from "./pages.mjs";
import { speed } from "./speed.mjs";

const executablePath = [process.env.METERBOOK_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path && existsSync(path),
);
if (executablePath === undefined) {
  process.stdout.write("skipped: there is no Chromium; `apt-get install chromium` brings one\n");
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "meterbook-browser-"));
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
let failed = 0;
try {
  const pages = writePages(folder);
  for (const [name, check, { mayPrint } = {}] of [...speed, ...behaviour, ...hostility, ...accessibility]) {
    const complaint = await inPage(pages, check, mayPrint);
    if (complaint !== undefined) failed += 1;
    process.stdout.write(
      `${complaint === undefined ? "ok      " : "NOT OK  "}${name}${complaint ? `\n  ${complaint}` : ""}\n`,
    );
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(
  `${failed === 0 ? "all is as it should be" : `${failed} failed`}, in Chromium ${browser.version()}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;

/** One check in a page of its own. What the page asks the network for, and what it complains of, fails every check. */
async function inPage(pages, check, mayPrint) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`it asked for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (!mayPrint?.test(message.text())) complaints.push(`it printed ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`it threw ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`it opened a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  try {
    await check(page, pages);
  } catch (error) {
    complaints.push(error.message);
  }
  await context.close();
  return complaints.length === 0 ? undefined : complaints.join("\n  ");
}
