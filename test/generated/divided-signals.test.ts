import { expect, test } from "vitest";
import { createRecorders } from "../fixtures/divided-signals/expected/recorders.js";
import { createWorld } from "../runtime/signals/memory.js";
import { enableContexts } from "../runtime/signals/world.js";

enableContexts();

test("events and spans of several files are called, record metrics and attach as those of one", async () => {
  const world = createWorld();
  const reports: unknown[] = [];
  const record = createRecorders({ region: "eu" }, { onInvalid: (each) => void reports.push(each) });
  record.bind({ meter: world.meters, logger: world.loggers, tracer: world.tracers });
  record.span.cartRun0({ channel: "web" }, (span) => {
    record.emit.cartStep0({ channel: "web" });
    record.emit.parcelStep1({ reason: "lost" });
    span.set({ reason: "none" });
  });
  record.span.orderRun0({ channel: "app", reason: "late" }, () => {});
  record.emit.shopOpened();
  expect(reports).toEqual([]);
  expect(world.logs().map(({ eventName }) => eventName)).toEqual(["cart.step_0", "parcel.step_1", "shop.opened"]);
  expect(world.spans().map(({ name, events }) => [name, events.map((event) => event.name)])).toEqual([
    ["cart.run_0", ["cart.step_0"]],
    ["order.run_0", []],
  ]);
  expect([...(await world.metrics()).keys()].sort()).toEqual(["carts", "pay.time"]);
  expect(record.with({ region: "us" }).emit).not.toBe(record.emit);
});
