import type { MetricFacts } from "../../../../generator/exported/metric-facts.js";

/** What the issue and the specification name, and what is odd about names; random ones follow. */
const chosen: readonly (readonly [string, string, MetricFacts["instrument"]])[] = [
  ["codex.tool.call", "{call}", "counter"],
  ["codex.tool.call.duration_ms", "ms", "histogram"],
  ["codex.total.calls", "", "counter"],
  ["cpu.utilization", "1", "gauge"],
  ["cpu.utilization", "1", "up_down_counter"],
  ["disk.rate", "By/min", "gauge"],
  ["disk.density", "By/m", "gauge"],
  ["memory", "kBy", "gauge"],
  ["memory", "KBy", "gauge"],
  ["2xx.responses", "{response}", "counter"],
  ["__name__", "", "gauge"],
  ["____", "", "gauge"],
  ["_", "", "counter"],
  ["", "s", "gauge"],
  ["日本語", "s", "gauge"],
  ["étotal", "", "counter"],
  ["total", "", "counter"],
  ["1", "1", "gauge"],
];

const instruments = ["counter", "up_down_counter", "gauge", "histogram"] as const;
const words = [
  "http",
  "server",
  "request",
  "total",
  "ratio",
  "seconds",
  "milliseconds",
  "bytes",
  "per_second",
  "per",
  "x",
];
const odd = [
  "count",
  "sum",
  "bucket",
  "2xx",
  "1",
  "_",
  "__",
  "Total",
  "é",
  "日",
  "a:b",
  "per_minute",
  "celsius",
  "😀",
  " ",
];
const separators = [".", ".", ".", "_", "_", "-", "/", "..", "__", ""];
const units = [
  "",
  "s",
  "ms",
  "us",
  "ns",
  "min",
  "h",
  "d",
  "By",
  "KiBy",
  "MiBy",
  "kBy",
  "KBy",
  "1",
  "%",
  "{call}",
  "Cel",
];
const oddUnits = [
  "By/s",
  "By/min",
  "By/m",
  "1/s",
  "{x}/s",
  "s/{x}",
  "m/s",
  "V/mo",
  " s ",
  "a_b",
  "_",
  "/",
  "s/",
  "/s",
  "µs",
  "m/s/s",
  "[ft]",
  "per",
];

/** The same inputs in every run: mulberry32 with a fixed seed. */
export function oracleInputs(count: number): readonly MetricFacts[] {
  const random = mulberry32(17);
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[], otherwise: T): T =>
    from[Math.floor(random() * from.length)] ?? otherwise;
  const given = chosen.map(([name, unit, instrument]) => ({ name, unit, instrument }));
  while (given.length < count) {
    const length = 1 + Math.floor(random() * 5);
    const parts = Array.from({ length }, () => pick(random() < 0.7 ? words : odd, "x") + pick(separators, "."));
    const name = random() < 0.9 ? parts.join("").replace(/[._/-]$/, "") : parts.join("");
    given.push({ name, unit: pick(random() < 0.7 ? units : oddUnits, ""), instrument: pick(instruments, "gauge") });
  }
  return given;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
