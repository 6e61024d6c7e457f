import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPseudoTerminal } from "../../../pseudo-terminal.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { builtCommand } from "../meterbook-process.js";

const enter = "\r";
const clear = "\u0015";
const down = "\u001b[B";

function catalogIn(folder: string): string {
  return readFileSync(join(folder, "catalog.yaml"), "utf8");
}

test("on a terminal, what is missing is asked for, and each answer is checked at once", async () => {
  const cwd = temporaryFolder({ "catalog.yaml": shop });
  const terminal = openPseudoTerminal([builtCommand()[1], "add"], { cwd, columns: 120, kind: "xterm" });
  await terminal.answer("Name", `order.placed${enter}`);
  await terminal.answer('"order.placed" exists already: catalog.yaml:5', `${clear}order.paid${enter}`);
  await terminal.answer("Instrument", down + down + down + enter);
  await terminal.answer("What is measured", `Time: until the money is there.${enter}`);
  await terminal.answer("Unit", `sec${enter}`);
  await terminal.answer('"sec" is no valid UCUM unit; write "s"', `${clear}s${enter}`);
  await terminal.answer("Attributes", `way=card,cash first:bool${enter}`);
  await terminal.answer('"bool" is no type of an attribute', `ean${enter}`);
  await terminal.answer("Status", down + enter);
  const written = await terminal.ended();
  expect(written).toContain('catalog.yaml:8: "order.paid" is planned; run `npx meterbook generate`');
  expect(await terminal.exitCode()).toBe(0);
  expect(catalogIn(cwd)).toBe(
    shop.replace(
      "  checkout.",
      `  order.paid:
    instrument: histogram
    description: "Time: until the money is there."
    unit: s
    attributes: { way: [card, cash], first: boolean }
    status: planned
  checkout.`,
    ),
  );
});

test("what is given by flags is not asked for, and empty answers leave keys out", async () => {
  const cwd = temporaryFolder({ "catalog.yaml": shop });
  const words = ["--instrument", "counter", "--unit", "{order}", "--status", "active"];
  const terminal = openPseudoTerminal([builtCommand()[1], "add", ...words], { cwd });
  await terminal.answer("Name", `shop.order.sent${enter}`);
  await terminal.answer("What is measured", enter);
  await terminal.answer("Attributes", enter);
  expect(await terminal.exitCode()).toBe(0);
  const added = '  order.sent:\n    instrument: counter\n    unit: "{order}"\n';
  expect(catalogIn(cwd)).toBe(shop.replace("  checkout.", `${added}  checkout.`));
});

test("of an event the severity is asked for, and of a span its kind; each name is free for each kind", async () => {
  const cwd = temporaryFolder({ "catalog.yaml": shop });
  const event = openPseudoTerminal([builtCommand()[1], "add", "--kind", "event", "--status", "active"], { cwd });
  await event.answer("A new event", "");
  await event.answer("Name", `order.placed${enter}`);
  await event.answer("What happened", `A customer confirmed.${enter}`);
  await event.answer("Severity", down + enter);
  await event.answer("Attributes", `way=card,cash${enter}`);
  expect(await event.exitCode()).toBe(0);
  const span = openPseudoTerminal([builtCommand()[1], "add", "--kind", "span", "--status", "active"], { cwd });
  await span.answer("Name", `order.placed${enter}`);
  await span.answer("What is done", enter);
  await span.answer("Kind of span", down + enter);
  await span.answer("Attributes", enter);
  expect(await span.exitCode()).toBe(0);
  const events =
    "events:\n  order.placed:\n    description: A customer confirmed.\n    severity: warn\n    attributes: { way: [card, cash] }\n";
  expect(catalogIn(cwd)).toBe(`${shop}${events}spans:\n  order.placed:\n    kind: client\n`);
});

test.each([
  ["Esc", "\u001b"],
  ["Ctrl-C", "\u0003"],
])("%s ends with 130, and nothing is written", async (_, key) => {
  const cwd = temporaryFolder({ "catalog.yaml": shop });
  const terminal = openPseudoTerminal([builtCommand()[1], "add"], { cwd });
  await terminal.answer("Name", `order.paid${enter}`);
  await terminal.answer("Instrument", key);
  const written = await terminal.ended();
  expect(written).toContain("Nothing was written.");
  expect(await terminal.exitCode()).toBe(130);
  expect(catalogIn(cwd)).toBe(shop);
});
