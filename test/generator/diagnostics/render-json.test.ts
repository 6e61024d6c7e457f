import { describe, expect, it } from "vitest";
import { renderJson } from "../../../generator/diagnostics/render-json.js";
import { diagnostic, sourceOf, spanOf } from "./samples.js";

describe("renderJson", () => {
  it("gives every key every time, with offsets from 0 and lines and columns from 1", () => {
    const text = "a: 1\r\n日: word\n";
    const related = [{ span: spanOf(text, "a"), message: "first defined here" }];
    const given = diagnostic({ code: "duplicate-key", span: spanOf(text, "word"), help: "mend it", related });
    expect(JSON.parse(renderJson([given, diagnostic({})], sourceOf(text)))).toEqual({
      version: 1,
      diagnostics: [
        {
          code: "duplicate-key",
          severity: "error",
          message: "a message",
          help: "mend it",
          file: "catalog.yaml",
          start: { offset: 9, line: 2, column: 4 },
          end: { offset: 13, line: 2, column: 8 },
          related: [
            {
              message: "first defined here",
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
      ],
    });
  });

  it("is a document of its own when nothing was found or read", () => {
    expect(renderJson([], null)).toBe('{\n  "version": 1,\n  "diagnostics": []\n}\n');
    expect(JSON.parse(renderJson([diagnostic({})], null)).diagnostics[0].file).toBeNull();
  });
});
