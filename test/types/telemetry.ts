/** Telemetry takes the common attributes from recorders, which have typed them; other objects and other keys do not compile. */
import { createRecorders } from "../fixtures/every-shape/expected/recorders.js";
import { createRecorders as createTiny } from "../fixtures/no-context/expected/recorders.js";
import { loadConfig } from "@meterbook/telemetry/config";
import { emitEvent, inSpan, startTelemetry, withRecorders } from "@meterbook/telemetry";

const config = await loadConfig({ file: "config.toml" });
const service = { name: "shop", version: "1.0.0" };
const record = createRecorders({ region: "eu", instance: 1 });
const session = record.with({ region: "us" });

await startTelemetry(config, { service, recorders: record });
await startTelemetry(config, { service, recorders: () => session });
await startTelemetry(config, { service, recorders: createTiny() });
await startTelemetry(config, { service, context: { anything: "without a catalog" } });

// @ts-expect-error attributes are no recorders
await startTelemetry(config, { service, recorders: { region: "eu", instance: 1 } });

// @ts-expect-error the context has no attribute "regoin"
await startTelemetry(config, { service, recorders: record.with({ regoin: "us" }) });

// @ts-expect-error region allows "eu" and "us"
await startTelemetry(config, { service, recorders: () => record.with({ region: "asia" }) });

// @ts-expect-error where recorders give the common attributes, nothing unchecked stands beside them
await startTelemetry(config, { service, recorders: record, context: { regoin: "eu" } });

emitEvent("event", {}, { recorders: session });
await inSpan("span", {}, () => {}, { recorders: session });
withRecorders(session, () => 1).toFixed();

// @ts-expect-error attributes are no recorders
emitEvent("event", {}, { recorders: { region: "eu" } });

// @ts-expect-error instance is a number
await inSpan("span", {}, () => {}, { recorders: record.with({ instance: "1" }) });

// @ts-expect-error a name is no recorder
withRecorders("session", () => {});
