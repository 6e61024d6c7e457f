import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openCatalog } from "../cli/live-check/open.js";
import { coverageOf } from "../live/coverage.js";
import { reportedFindings } from "../live/diagnostics.js";
import type { Finding } from "../live/finding-log.js";
import { planOf } from "../live/plan.js";
import { coverageView } from "../live/report/coverage-view.js";
import { lookedView } from "../live/report/looked-view.js";
import { findingView } from "../live/report/snapshot.js";
import { type Collected, readCollected } from "../live/sdk/collected.js";
import { LiveSession } from "../live/session.js";
import { unexported } from "../live/unexported.js";
import { sourceOf } from "../diagnostics/diagnostic.js";

export type CheckedReaderOptions = {
  /** Path of the catalog. Default: catalog.yaml in the current folder. */
  readonly catalog?: string;
  /** The day (UTC), as in `2026-11-22`, and the version of the program, which decide what has ended. */
  readonly today?: string;
  readonly release?: string;
  /** Whether the catalog answers for the metrics of every meter. */
  readonly allScopes?: boolean;
  /** Sources beside the SDK, such as `createRecorderProducer`. */
  readonly metricProducers?: readonly Producer[];
};

type Producer = { collect(options?: object): Promise<{ readonly resourceMetrics: Collected }> };

/** A reader of OpenTelemetry's SDK that checks what it collects; the SDK is not imported, so that each version will do. */
export class CheckedReader {
  readonly #options: CheckedReaderOptions;
  readonly #producers: Producer[];
  #opened: Promise<Awaited<ReturnType<typeof openSession>>> | undefined;

  constructor(options: CheckedReaderOptions) {
    this.#options = options;
    this.#producers = [...(options.metricProducers ?? [])];
  }

  setMetricProducer(producer: Producer): void {
    this.#producers.unshift(producer);
  }

  /** The SDK's own choice for each instrument. */
  selectAggregation(): { readonly type: 0 } {
    return { type: 0 };
  }

  /** Cumulative. */
  selectAggregationTemporality(): 1 {
    return 1;
  }

  selectCardinalityLimit(): number {
    return 2000;
  }

  /** Collects and checks, and gives what the SDK's readers give. */
  async collect(
    options?: object,
  ): Promise<{ readonly resourceMetrics: Collected; readonly errors: readonly unknown[] }> {
    this.#opened ??= openSession(this.#options);
    const { session, plan } = await this.#opened;
    const results = await Promise.all(this.#producers.map((producer) => producer.collect(options)));
    for (const { resourceMetrics } of results) {
      session.looked.payloads += 1;
      for (const metric of readCollected(resourceMetrics)) session.take(unexported(metric, plan), Date.now());
    }
    const [first] = results;
    if (first === undefined)
      throw new Error("the reader is in no MeterProvider: give it to one as `readers: [reader]`");
    return { errors: [], ...first };
  }

  async forceFlush(): Promise<void> {
    await this.collect();
  }

  async shutdown(): Promise<void> {
    if (this.#producers.length > 0) await this.check();
  }

  /** Collects once more, and gives all findings since the beginning, the worst first, and the coverage. */
  async check() {
    await this.collect();
    const { session, opened } = await (this.#opened ?? openSession(this.#options));
    const coverage = coverageView(coverageOf(opened.catalog, session.seen));
    const severities = new Map(
      reportedFindings(session.log.findings, opened).map(({ code, diagnostic }) => [code, diagnostic.severity]),
    );
    const severityOf = ({ code }: Finding) => severities.get(code) ?? "error";
    const findings = session.log.findings.map((finding) => ({
      severity: severityOf(finding),
      ...findingView(finding),
    }));
    noteForReporter({
      received: lookedView(session.looked),
      coverage,
      findings: session.log.findings.map(findingView),
    });
    return { findings, coverage };
  }
}

const name = Math.random().toString(36).slice(2);
let readers = 0;

/** For the reporter that gathers all tests, if there is one. */
function noteForReporter(report: object): void {
  const folder = process.env["METERBOOK_TEST_RUN"];
  if (folder === undefined || folder === "") return;
  readers += 1;
  const path = join(folder, `${process.pid}-${name}-${readers}.json`);
  writeFileSync(path, JSON.stringify({ format: 1, command: "live-check", ...report }));
}

async function openSession({ catalog, today, release, allScopes = false }: CheckedReaderOptions) {
  const opened = await openCatalog(catalog ?? null, { cwd: process.cwd(), progress: () => undefined });
  if ("diagnostics" in opened) {
    const [first] = opened.diagnostics;
    const where = first === undefined ? opened.file.name : sourceOf(first).name;
    throw new Error(`the catalog cannot be used: ${where}: ${first?.message ?? "it cannot be read"}`);
  }
  const moment = { today: today ?? new Date().toISOString().slice(0, 10), release: release ?? null };
  const plan = planOf(opened.catalog);
  return { opened, plan, session: new LiveSession(plan, { moment, allScopes }) };
}
