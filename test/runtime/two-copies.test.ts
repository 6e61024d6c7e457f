import { expect, test } from "vitest";
import { defineCatalog, defineCounter, Recorders } from "../../src/runtime/contract.js";
import { InvalidMeasurementError } from "../../src/runtime/index.js";
import { recordInMemory } from "../../src/runtime/testing.js";

function recordersOf(contract: number): readonly string[] {
  const lines: string[] = [];
  const metrics = [defineCounter({ name: "a", attributes: [] })];
  const catalog = defineCatalog({ contract, name: "shop", context: [], metrics });
  new Recorders(catalog, {}, { report: (line) => lines.push(line) });
  return lines;
}

test("a runtime that is older than the generated code says so, and records", () => {
  expect(recordersOf(1)).toEqual([]);
  expect(recordersOf(2)).toEqual(["meterbook: update @meterbook/runtime"]);
});

test("recorders of a copy that keeps its state otherwise end in a sentence", () => {
  class Recorder {}
  expect(() => recordInMemory(new Recorder() as never)).toThrow(
    "have one version only, which `npm ls @meterbook/runtime` shows",
  );
});

test("an error of another copy is an instance, an error of another name and nothing are none", () => {
  const other = Object.assign(new Error("x"), { name: "InvalidMeasurementError" });
  expect(other).toBeInstanceOf(InvalidMeasurementError);
  expect(new Error("x")).not.toBeInstanceOf(InvalidMeasurementError);
  expect(undefined).not.toBeInstanceOf(InvalidMeasurementError);
});
