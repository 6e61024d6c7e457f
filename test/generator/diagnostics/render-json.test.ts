import { describe, expect, it } from "vitest";
import { jsonViews } from "../../../generator/diagnostics/render-json.js";
import { diagnostic, placeOf, sourceOf } from "./samples.js";

describe("jsonViews", () => {
  it("gives every key every time, with offsets from 0 and lines and columns from 1", () => {
    const source = sourceOf("a: 1\r\n日: word\n");
    const other = sourceOf("a: 2\n", "part.yaml");
    const related = [{ place: placeOf(other, "a"), message: "first defined here" }];
    const given = diagnostic({ code: "duplicate-key", at: placeOf(source, "word"), help: "fix it", related });
    expect(jsonViews([given, diagnostic({})])).toEqual([
      {
        code: "duplicate-key",
        severity: "error",
        message: "a message",
        help: "fix it",
        file: "catalog.yaml",
        start: { offset: 9, line: 2, column: 4 },
        end: { offset: 13, line: 2, column: 8 },
        related: [
          {
            message: "first defined here",
            file: "part.yaml",
            start: { offset: 0, line: 1, column: 1 },
            end: { offset: 1, line: 1, column: 2 },
          },
        ],
      },
      {
        code: "unknown-key",
        severity: "error",
        message: "a message",
        help: null,
        file: "catalog.yaml",
        start: null,
        end: null,
        related: [],
      },
    ]);
  });
});
