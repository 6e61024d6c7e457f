import { expect, test } from "vitest";
import { type ColorChoice, palette, wantsColor } from "../../../../generator/cli/terminal/color.js";

test.each<[boolean, ColorChoice, Readonly<Record<string, string>>, boolean]>([
  [true, "auto", {}, true],
  [false, "auto", {}, false],
  [false, "auto", { TERM: "dumb" }, true],
  [false, "auto", { NO_COLOR: "1" }, true],
  [true, "auto", { NO_COLOR: "" }, true],
  [true, "auto", { FORCE_COLOR: "1" }, false],
  [false, "auto", { FORCE_COLOR: "0" }, true],
  [false, "auto", { FORCE_COLOR: "false" }, true],
  [true, "auto", { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  [true, "always", { NO_COLOR: "1" }, false],
  [false, "never", { FORCE_COLOR: "1" }, true],
])("colour is %j for %s with %j on a terminal: %j", (wanted, choice, variables, isTerminal) => {
  expect(wantsColor(choice, variables, isTerminal)).toBe(wanted);
});

test("without colour the text is as it was", () => {
  const { bold, red, green, dim } = palette(false);
  expect(bold(red(green(dim("text"))))).toBe("text");
});

test("each colour ends where its text does", () => {
  expect(palette(true).red("text")).toBe("\u001b[31mtext\u001b[39m");
});
