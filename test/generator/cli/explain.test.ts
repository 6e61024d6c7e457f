import { expect, test } from "vitest";
import { explain } from "../../../generator/cli/explain.js";
import { diagnosticCodes } from "../../../generator/diagnostics/codes.js";

test.each(Object.entries(diagnosticCodes))(
  "%s is explained with its cause and mend",
  (code, { severity, cause, mend }) => {
    const { status, out } = explain({ command: "explain", code });
    expect([status, out.split("\n")[0]]).toEqual(["fine", `${severity}[${code}]`]);
    expect(out).toContain(`${cause}\n${mend}\n`);
  },
);

test("a code that a metric may allow is told so", () => {
  expect(explain({ command: "explain", code: "invalid-unit" }).out).toContain("`allow: [invalid-unit]`");
  expect(explain({ command: "explain", code: "yaml-syntax" }).out).not.toContain("allow:");
});

test("without a code all are listed", () => {
  const { out } = explain({ command: "explain", code: null });
  expect(out.trimEnd().split("\n")).toHaveLength(Object.keys(diagnosticCodes).length);
});

test.each(["unkown-key", "constructor", "__proto__", ""])("%j is no code", (code) => {
  expect(explain({ command: "explain", code })).toMatchObject({ status: "misuse", out: "" });
});
