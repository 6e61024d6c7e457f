import { afterEach, describe, expect, it, vi } from "vitest";
import { collectPoints, createSdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const root = '{"model":"m1","surface":"cli"}';

afterEach(() => vi.restoreAllMocks());

describe("bind to a Meter that is not as that of the SDK", () => {
  it("asks again without what it does not take, reports that once, and exports everything", async () => {
    const lines: string[] = [];
    const sdk = createSdk();
    const meter = sdk.provider.getMeter("fixture");
    const refusing = new Proxy(meter, {
      get(target, name) {
        const method = Reflect.get(target, name);
        if (!String(name).startsWith("create")) return method;
        return (metric: string, options?: { readonly valueType?: number }) => {
          if (options?.valueType === 0) throw new TypeError("Only valueType: DOUBLE is supported");
          return Reflect.apply(method, target, [metric, options]);
        };
      },
    });
    const record = createFixture({ onInvalid: "drop", report: (line) => void lines.push(line) });
    record.bind(refusing);
    record.undo(2);
    record.heap(3);
    record.size(4);
    record.undo(-1);
    record.observeOpenFiles((observe) => observe(5));
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 2 });
    expect(await collectPoints(sdk.reader, "fixture.heap")).toEqual({ [root]: 3 });
    expect(await collectPoints(sdk.reader, "fixture.open_files")).toEqual({ [root]: 5 });
    expect(Object.values(await collectPoints(sdk.reader, "meterbook.invalid"))).toEqual([1]);
    expect(lines).toEqual(["meterbook: whole numbers are exported as doubles"]);
  });

  it("pushes what was recorded where the Meter has no callbacks of its own", async () => {
    const sdk = createSdk();
    const meter = sdk.provider.getMeter("fixture");
    vi.spyOn(meter, "addBatchObservableCallback").mockImplementation(() => {});
    const record = createFixture();
    record.bind(meter);
    record.undo(2);
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 2 });
    record.undo(3);
    expect(await collectPoints(sdk.reader, "fixture.undo")).toEqual({ [root]: 5 });
  });
});
