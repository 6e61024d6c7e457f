// A Collector with OTLP in and out, built through the Go proxy once: node_modules/.cache/collector/otelcol.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const release = "v0.165.0";
const folder = fileURLToPath(new URL("../../node_modules/.cache/collector", import.meta.url));
const binary = join(folder, "otelcol");

const manifest = `dist: { name: otelcol, output_path: ${folder} }
receivers: [{ gomod: go.opentelemetry.io/collector/receiver/otlpreceiver ${release} }]
exporters: [{ gomod: go.opentelemetry.io/collector/exporter/otlphttpexporter ${release} }]
`;

/** The path of a Collector, or why there is none. METERBOOK_COLLECTOR names one that exists already. */
export function findCollector() {
  const given = process.env.METERBOOK_COLLECTOR ?? binary;
  if (existsSync(given)) return { binary: given };
  if (spawnSync("go", ["version"]).status !== 0) return { reason: "there is no Go to build a Collector with" };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "builder.yaml"), manifest);
  const builder = `go.opentelemetry.io/collector/cmd/builder@${release}`;
  process.stdout.write("building a Collector, which takes some minutes\n");
  const { status, stderr } = spawnSync("go", ["run", builder, "--config", join(folder, "builder.yaml")], {
    env: { ...process.env, GOFLAGS: "-mod=mod" },
  });
  return status === 0 ? { binary } : { reason: `the Collector cannot be built: ${String(stderr).slice(-400)}` };
}
