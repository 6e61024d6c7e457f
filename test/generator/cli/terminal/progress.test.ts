import { expect, test } from "vitest";
import { createProgress } from "../../../../generator/cli/terminal/progress.js";

function told(elapsed: number, weight: number): string {
  let text = "";
  const progress = createProgress(
    (part) => {
      text += part;
    },
    () => elapsed,
  );
  progress.begin("reading", weight);
  progress.begin("writing", weight);
  progress.end();
  return text;
}

test("a short run says nothing", () => {
  expect(told(10, 1_000)).toBe("");
});

test("a run of more than a second shows its stages on one line, and leaves it empty", () => {
  expect(told(1_500, 1_000)).toBe("reading …\r\u001b[2Kwriting …\r\u001b[2K");
});

test("the stages of a large catalog are shown at once, as its stages block", () => {
  expect(told(10, 2_000_000)).toContain("reading …");
});
