import { expect, test } from "vitest";
import { redact } from "../../../src/feedback/index.js";
import { readShapes } from "./shapes.js";

test.each(readShapes())("$title", ({ text, expected }) => {
  expect(redact(text)).toEqual({ text: expected, count: expected.split("[REDACTED]").length - 1 });
  expect(redact(expected)).toEqual({ text: expected, count: 0 });
});
