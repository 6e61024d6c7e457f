/** The suite in a page and in a worker of it, and a page that is left with something still to be sent. */
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { createFixture } from "../runtime/fixture-recorders.js";
import { npmSdk } from "./host.js";
import { runAll } from "./suite.js";

/** As docs/platforms.md has it: what was recorded is sent when the page is hidden. */
function recordUntilLeft(receiver: string, scope: string): void {
  const exporter = new OTLPMetricExporter({ url: `${receiver}/v1/metrics` });
  const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
  const record = createFixture({ onInvalid: "throw" });
  record.bind(provider.getMeter(scope));
  (globalThis as unknown as EventTarget).addEventListener("pagehide", () => void provider.forceFlush());
  record.undo(5);
}

Object.assign(globalThis, { runSuite: () => runAll(npmSdk), recordUntilLeft });
