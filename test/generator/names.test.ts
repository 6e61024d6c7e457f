import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { camelCase, pascalCase, prefixed, reservedMethods } from "../../generator/names.js";

describe("camelCase and pascalCase", () => {
  test.each([
    ["tool.call.duration_ms", "toolCallDurationMs", "ToolCallDurationMs"],
    ["http-server/requests", "httpServerRequests", "HttpServerRequests"],
    ["URL.length", "uRLLength", "URLLength"],
    ["s3.reads", "s3Reads", "S3Reads"],
    ["a..b__c", "aBC", "ABC"],
    ["task.step_2", "taskStep2", "TaskStep2"],
    ["x", "x", "X"],
    ["", "", ""],
  ])("make of %s %s and %s", (name, camel, pascal) => {
    expect(camelCase(name)).toBe(camel);
    expect(pascalCase(name)).toBe(pascal);
  });

  test("make an identifier of every name that OpenTelemetry allows", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.\-/]{0,60}$/), (name) => {
        expect(camelCase(name)).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
        expect(pascalCase(name)).toMatch(/^[A-Z][A-Za-z0-9]*$/);
        expect(prefixed("start", camelCase(name))).toBe(`start${pascalCase(name)}`);
      }),
    );
  });
});

test("a recorder is called like nothing that every object inherits, nor like what await and JSON look for", () => {
  for (const name of ["constructor", "toString", "hasOwnProperty", "then", "toJSON", "bind", "with"]) {
    expect(reservedMethods.has(name)).toBe(true);
  }
  expect(reservedMethods.has("toolCall")).toBe(false);
});
