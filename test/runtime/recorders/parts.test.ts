import { expect, it } from "vitest";
import { createRecorders } from "../../fixtures/divided/expected/recorders.js";
import { createConRecorders } from "../../fixtures/divided/expected/recorders/con_.js";
import { createTaskRecorders } from "../../fixtures/divided/expected/recorders/task.js";
import { collectMetrics, createSdk } from "../exported.js";

const names = async ({ reader }: ReturnType<typeof createSdk>) =>
  (await collectMetrics(reader)).map(({ descriptor, dataPoints }) => [
    descriptor.name.replace(/^fleet\./, ""),
    dataPoints.map(({ attributes }) => attributes["region"]),
  ]);

it("recorders of one namespace are created alone, and others join their common attributes and their Meter", async () => {
  const sdk = createSdk();
  const con = createConRecorders({ region: "eu" }, { onInvalid: "throw" });
  con.conState(1, { id: 1 });
  con.bind(sdk.provider.getMeter("fleet"));
  const task = createTaskRecorders(con);
  task.taskStep0(1, { ok: true });
  task.with({ region: "us" }).taskStep0(1, { ok: true });
  con.with({ region: "us" }).conState(1, { id: 1 });
  expect(await names(sdk)).toEqual([
    ["con.state", ["eu", "us"]],
    ["task.step_0", ["eu", "us"]],
  ]);
});

it("the recorders of all namespaces may be joined, too, and those of a part keep its methods", async () => {
  const sdk = createSdk();
  const all = createRecorders({ region: "eu" }, { onInvalid: "throw" });
  const task = createTaskRecorders(all);
  all.bind(sdk.provider.getMeter("fleet"));
  task.taskStep0(1, { ok: true });
  all.taskStep0(1, { ok: true });
  expect("conState" in task).toBe(false);
  expect(await names(sdk)).toEqual([["task.step_0", ["eu"]]]);
});
