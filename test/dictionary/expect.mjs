/** Fails with what was found in place of what was expected. */
export function expectEqual(what, found, expected) {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: ${a}, and not ${b}`);
}

export function expectAtMost(what, found, most, unit) {
  if (!(found <= most)) throw new Error(`${what}: ${found} ${unit}, and not at most ${most}`);
}

/** Opens a page at an address of its own, and waits until it shows something. */
export async function open(page, { address }, hash = "#/") {
  await page.goto("about:blank");
  await page.goto(address + hash);
  await page.waitForSelector("main > *");
}

/** The metrics of the table, once all its rows are there: as many as the line above it says. */
export async function namesIn(page) {
  await page.waitForFunction(() => {
    const rows = document.querySelectorAll(".metrics tbody tr").length;
    const [said] = /^\d+/.exec(document.querySelector(".summary")?.textContent ?? "") ?? [];
    return said === undefined || rows === Number(said);
  });
  return page.locator(".metrics td.metric a.name").allTextContents();
}
