import { expect, test } from "vitest";
import { redact } from "../../../src/feedback/index.js";
import { ordinaryLines } from "./ordinary-lines.js";

test("of 15 000 ordinary lines of many programs not one in a thousand loses anything", () => {
  const lines = ordinaryLines(15_000);
  const changed = lines.filter((line) => redact(line).count > 0);
  expect(changed.slice(0, 20)).toEqual([]);
});

test("the same lines as one log lose nothing either", () => {
  const log = `${ordinaryLines(15_000).join("\n")}\n`;
  expect(redact(log)).toEqual({ text: log, count: 0 });
});
