import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's package has both programs. */
export const hasPrometheus = ["prometheus", "promtool"].every(
  (program) => spawnSync(program, ["--version"]).status === 0,
);
export const without = "(needs Debian's package prometheus)";

/** Every minute of an hour has a sample. */
const minutes = 60;
const start = 1_700_000_000;
/** The time of the last sample. */
const end = start + (minutes - 1) * 60;

/** One series: its name, labels and the value at each minute. */
export type SampleSeries = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly at: (minute: number) => number;
};

export type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

export type Prometheus = {
  readonly query: (expression: string) => Promise<readonly Sample[]>;
  readonly stop: () => void;
};

/** A Prometheus that holds these series. */
export async function prometheusWith(series: readonly SampleSeries[]): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-prometheus-"));
  writeFileSync(join(folder, "prometheus.yml"), "global: { scrape_interval: 1h }\n");
  writeFileSync(join(folder, "data.txt"), openMetrics(series));
  mkdirSync(join(folder, "tsdb"));
  execFileSync("promtool", [
    "tsdb",
    "create-blocks-from",
    "openmetrics",
    join(folder, "data.txt"),
    join(folder, "tsdb"),
  ]);
  const port = await freePort();
  const words = [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/tsdb`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--storage.tsdb.retention.time=100y",
  ];
  const child = spawn("prometheus", words, { stdio: "ignore" });
  const stop = () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}`;
  await ready(address);
  return { query: (expression) => query(address, expression), stop };
}

async function query(address: string, expression: string): Promise<readonly Sample[]> {
  const body = new URLSearchParams({ query: expression, time: String(end) });
  const response = await fetch(`${address}/api/v1/query`, { method: "POST", body });
  // What the interface of Prometheus answers (HTTP API, instant queries).
  const answer = (await response.json()) as {
    readonly status: string;
    readonly error?: string;
    readonly data: { readonly resultType: string; readonly result: readonly unknown[] };
  };
  if (answer.status !== "success") throw new Error(`${expression}: ${answer.error}`);
  if (answer.data.resultType !== "vector") return [];
  const result = answer.data.result as readonly { metric: Record<string, string>; value: [number, string] }[];
  return result
    .map(({ metric: { __name__: _, ...labels }, value }) => ({ labels, value: Number(value[1]) }))
    .sort((a, b) => (JSON.stringify(a.labels) < JSON.stringify(b.labels) ? -1 : 1));
}

function openMetrics(series: readonly SampleSeries[]): string {
  const lines = series.flatMap(({ name, labels, at }) => {
    const text = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    return Array.from(
      { length: minutes },
      (_, minute) => `${name}{${text.join(",")}} ${at(minute)} ${start + minute * 60}`,
    );
  });
  return `${lines.join("\n")}\n# EOF\n`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function ready(address: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${address}/-/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Prometheus does not start");
}
