import { expect, test } from "vitest";
import { explain } from "../../../generator/cli/explain.js";
import { diagnosticCodes } from "../../../generator/diagnostics/codes.js";
import { changeCodes } from "../../../generator/diff/codes.js";

test.each(Object.entries(diagnosticCodes))(
  "%s is explained with its cause and mend",
  (code, { severity, cause, mend }) => {
    const { status, out } = explain({ command: "explain", code });
    expect([status, out.split("\n")[0]]).toEqual(["fine", `${severity}[${code}]`]);
    expect(out).toContain(`${cause}\n${mend}\n`);
  },
);

test.each(Object.entries(changeCodes))("%s is explained with how it is judged", (code, described) => {
  const { status, out } = explain({ command: "explain", code });
  expect([status, out.split("\n")[0]]).toEqual(["fine", `change[${code}]`]);
  expect(out).toContain(`${described.cause}\nCallers: ${described.callers}.\nConsumers: ${described.consumers}.\n`);
});

test("no change is called like a finding", () => {
  expect(Object.keys(changeCodes).filter((code) => code in diagnosticCodes)).toEqual([]);
});

test("a code that a metric may allow is told so", () => {
  expect(explain({ command: "explain", code: "invalid-unit" }).out).toContain("`allow: [invalid-unit]`");
  expect(explain({ command: "explain", code: "yaml-syntax" }).out).not.toContain("allow:");
});

test("without a code all are listed", () => {
  const { out } = explain({ command: "explain", code: null });
  const listed = out
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0]);
  expect(listed).toEqual([...Object.keys(diagnosticCodes), ...Object.keys(changeCodes)]);
});

test.each(["unkown-key", "constructor", "__proto__", ""])("%j is no code", (code) => {
  expect(explain({ command: "explain", code })).toMatchObject({ status: "misuse", out: "" });
});
