import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

type Value = Readonly<Record<string, string | number | boolean>>;
type Attributed = { readonly attributes: readonly { readonly key: string; readonly value: Value }[] };
type Point = Attributed & { readonly asInt?: string; readonly asDouble?: number; readonly sum?: number };
type Points = { readonly dataPoints: readonly Point[] };

type Request = {
  readonly resourceLogs?: readonly {
    readonly scopeLogs: readonly { readonly logRecords: readonly (Attributed & { readonly eventName: string })[] }[];
  }[];
  readonly resourceSpans?: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly (Attributed & { readonly name: string; readonly status: { readonly code?: number } })[];
    }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly sum?: Points;
        readonly gauge?: Points;
        readonly histogram?: Points;
      }[];
    }[];
  }[];
};

function describe({ attributes }: Attributed): string {
  return attributes.map(({ key, value }) => `${key}=${Object.values(value)[0]}`).join(" ");
}

/** A file that an exporter writes, and how long it was before. */
export type WrittenFile = { readonly path: string; readonly from: number };

/** The file of a signal in a folder, as it is before the program writes to it. */
export function openWritten(folder: string, signal: "logs" | "traces" | "metrics"): WrittenFile {
  const path = join(folder, `${signal}.jsonl`);
  return { path, from: existsSync(path) ? statSync(path).size : 0 };
}

function readRequests({ path, from }: WrittenFile): readonly Request[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path).subarray(from).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): Request => JSON.parse(line));
}

/** What the file exporter wrote for log events, a line each. */
export function eventLines(file: WrittenFile): readonly string[] {
  const scopes = readRequests(file).flatMap(({ resourceLogs = [] }) =>
    resourceLogs.flatMap(({ scopeLogs }) => scopeLogs),
  );
  return scopes.flatMap(({ logRecords }) => logRecords.map((record) => `event   ${describe(record)}`));
}

/** The same for spans. */
export function spanLines(file: WrittenFile): readonly string[] {
  const scopes = readRequests(file).flatMap(({ resourceSpans = [] }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans),
  );
  return scopes.flatMap(({ spans }) =>
    spans.map((span) => `span    ${span.name}${span.status.code === 2 ? " (error)" : ""} ${describe(span)}`),
  );
}

/** The same for metrics, as they stood at the last collection. */
export function metricLines(file: WrittenFile): readonly string[] {
  const last = readRequests(file).at(-1);
  const metrics = (last?.resourceMetrics ?? []).flatMap(({ scopeMetrics }) =>
    scopeMetrics.flatMap((scope) => scope.metrics),
  );
  return metrics.flatMap(({ name, sum, gauge, histogram }) =>
    ((sum ?? gauge ?? histogram)?.dataPoints ?? []).map(
      (point) => `metric  ${name} ${point.asInt ?? point.asDouble ?? point.sum} ${describe(point)}`,
    ),
  );
}
