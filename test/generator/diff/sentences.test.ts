import { expect, test } from "vitest";
import { compare } from "../../../generator/diff/compare.js";
import { versionOf } from "./rich-catalog.js";

function change(before: string, after: string) {
  const of = (keys: string) => versionOf(`catalog: 1\nname: shop\nmetrics:\n  level: { ${keys} }\n`).catalog;
  const [only, ...more] = compare(of(before), of(after));
  expect(more).toEqual([]);
  return only;
}

test.each([
  ["ms", "s", "; code that gives numbers must divide them by 1000"],
  ["s", "ms", "; code that gives numbers must multiply them by 1000"],
  ["By", "KiBy", "; code that gives numbers must divide them by 1024"],
  ["h", "min", "; code that gives numbers must multiply them by 60"],
  ["MBy/s", "By/s", "; code that gives numbers must multiply them by 1000000"],
  ["Cel", "K", "; code that gives numbers must convert them"],
  ["ms", "By", "; code that gives numbers must convert them"],
  ['"{count}"', '"{worker}"', ""],
  ['"{count}"', '"1"', ""],
  ['"1"', '"%"', "; code that gives numbers must multiply them by 100"],
])("from %s to %s: %s", (before, after, remark) => {
  const message = change(`instrument: counter, unit: ${before}`, `instrument: counter, unit: ${after}`)?.message ?? "";
  expect(message.slice(message.indexOf(" to ")).replace(/^ to "[^"]*"/, "")).toBe(remark);
});

test.each([
  ["gauge", "up_down_counter", "calls compile as before, and would add what they were to set"],
  ["up_down_counter", "gauge", "calls with a number compile as before, and would set what they were to add"],
])("%s to %s without attributes breaks callers, and says how", (before, after, words) => {
  const found = change(`instrument: ${before}`, `instrument: ${after}`);
  expect(found).toMatchObject({ code: "instrument-changed", callers: "breaking" });
  expect(found?.message).toContain(words);
});

test("long texts are cut around their first difference", () => {
  const long = "The number of orders that were confirmed by a customer in the shop, without those that";
  const { message } =
    change(
      `instrument: counter, description: "${long} failed."`,
      `instrument: counter, description: "${long} were sent back."`,
    ) ?? {};
  expect(message).toBe(
    '"description" changes from "… without those that failed." to "… without those that were sent back."',
  );
});

test("long lists are cut around their first difference", () => {
  const list = Array.from({ length: 40 }, (_, index) => `tag${index}`).join(", ");
  const { message } =
    change(`instrument: counter, tags: [${list}, zebra]`, `instrument: counter, tags: [${list}, zoo]`) ?? {};
  expect(message).toMatch(/^"tags" changes from "….*zebra" to "….*zoo"$/);
});
