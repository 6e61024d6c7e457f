import { describe, expect, it } from "vitest";
import { createFixture } from "./fixture-recorders.js";

describe("the compiler", () => {
  it("rejects what the catalog does not allow", () => {
    const record = createFixture({ onInvalid: "drop" });
    // @ts-expect-error -- no such value
    record.checked({ kind: "c" });
    // @ts-expect-error -- not the prefix
    record.checked({ kind: "y_1" });
    // @ts-expect-error -- no such number
    record.checked({ level: 3 });
    // @ts-expect-error -- no such attribute
    record.cost({ cached: true, planet: "mars" });
    // @ts-expect-error -- the attribute is missing
    record.cost({});
    // @ts-expect-error -- the attributes are missing
    record.cost();
    // @ts-expect-error -- no such context
    record.with({ planet: "mars" });
    // @ts-expect-error -- no such value of the context
    record.with({ surface: "tv" });
    // @ts-expect-error -- the context is missing
    createFixture({ onInvalid: "drop" }, { surface: "cli" });
    // @ts-expect-error -- no such policy
    createFixture({ onInvalid: "shout" });
    // @ts-expect-error -- the metric has no attributes
    record.observeThreads((observe) => observe(1, { tool: "a" }));
    // @ts-expect-error -- the attributes are missing
    record.observeRead((observe) => observe(1));
    expect(record.with({ model: "m2" }).toolCall).toBe(record.toolCall);
  });

  it("shows of recorders only what users call", () => {
    type Shown = Extract<keyof ReturnType<typeof createFixture>, string>;
    const own: readonly Exclude<Shown, "toolCall" | `${string}${"Ms" | "Threads" | "Read" | "Files"}`>[] = [
      "bind",
      "unbind",
      "flush",
      "with",
      "undo",
    ];
    expect(Object.keys(createFixture())).toEqual([]);
    expect(own).toContain("bind");
  });
});
