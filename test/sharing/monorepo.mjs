/** A monorepo of three services and a shared package, whose catalog imports one from the registry. */

const base = `catalog: 1
name: base
attributes:
  http.request.method: { values: { GET: Reads., POST: Writes. }, description: The method of the request. }
metrics:
  http.server.active: { instrument: up_down_counter, unit: "{request}", value_type: int, description: Requests that run., attributes: [http.request.method] }
`;

const shared = `catalog: 1
name: acme
prefix: acme.
imports: [{ from: "@acme/base", metrics: { http.server.*: } }]
context: { region: [eu, us] }
attributes:
  tenant: { type: string, max_values: 100, description: Who asks. }
metrics:
  queue.depth: { instrument: gauge, unit: "{message}", value_type: int, description: Messages that wait., attributes: { queue: [mails, jobs] } }
  job.duration: { instrument: histogram, unit: s, buckets: [0.1, 1, 10], description: Time of a job., attributes: [tenant] }
`;

/** What a new release of the shared package has besides. */
export const nextShared = shared
  .replace("[mails, jobs]", "[mails, jobs, prints]")
  .replace(
    "  job.duration",
    "  job.failures: { instrument: counter, description: Jobs that failed., attributes: [tenant] }\n  job.duration",
  );

/** A service: what it records of the shared package, and how its program calls that. */
export const services = [
  {
    name: "shop",
    listed: "{ acme.*: }",
    call: 'record.acmeQueueDepth(3, { queue: "mails" })',
    exported: "acme.queue.depth",
  },
  {
    name: "till",
    listed: "{ acme.job.duration: { buckets: [1, 5], owner: till-team } }",
    call: 'record.startAcmeJobDuration()({ tenant: "t" })',
    exported: "acme.job.duration",
  },
  {
    name: "web",
    listed: "{ http.server.active: { attributes: { http.request.method: [GET] } } }",
    call: 'record.httpServerActive({ "http.request.method": "GET" })',
    exported: "http.server.active",
  },
];

export function catalogOf({ name, listed }) {
  return `catalog: 1
name: ${name}
prefix: ${name}.
context: { region: { ref: region } }
defaults: { stability: stable }
imports:
  - from: "@acme/metrics"
    metrics: ${listed}
metrics:
  visits: { instrument: counter, value_type: int, description: Visits of a page by anybody., attributes: { tenant: } }
generate: { language: javascript, modules: esm, outputs: { validators: false } }
`;
}

export function programOf({ call }) {
  return `import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { createRecorders } from "./generated/recorders.js";

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
const record = createRecorders({ region: "eu" });
record.bind(provider.getMeter("service"));
record.visits({ tenant: "t" });
${call};
await provider.forceFlush();
const metrics = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
for (const { descriptor, dataPoints } of metrics) console.log(descriptor.name, dataPoints[0]?.attributes.region);
await provider.shutdown();
`;
}

export const registryPackages = {
  "@acme/base": { "package.json": manifest("@acme/base", "2.0.0"), "catalog.yaml": base },
};

export function sharedFiles(version, catalog = shared) {
  const dependencies = { "@acme/base": "2.0.0" };
  return { "package.json": manifest("@acme/metrics", version, { dependencies }), "catalog.yaml": catalog };
}

function manifest(name, version, more = {}) {
  return JSON.stringify({
    name,
    version,
    exports: { "./catalog.yaml": "./catalog.yaml" },
    files: ["catalog.yaml"],
    ...more,
  });
}

/** Wrong catalogs of a service, and what is said of each. */
export const mistakes = [
  [
    "a wrong override",
    "{ acme.queue.depth: { attributes: { queue: [post] } } }",
    "",
    /import-contradiction[\s\S]*"post" is no value/,
  ],
  [
    "a metric that there is not",
    "{ acme.queue.dept: }",
    "",
    /unknown-imported-metric[\s\S]*did you mean "acme\.queue\.depth"\?/,
  ],
  [
    "a package that is not installed",
    "{ acme.*: }",
    '  - "@acme/nowhere"\n',
    /unknown-import[\s\S]*is not installed[\s\S]*run `/,
  ],
  [
    "a clash",
    "{ http.server.active: }",
    "  - { from: ./old.yaml, metrics: { http.server.active: } }\n",
    /import-clash[\s\S]*@acme\/base 2\.0\.0/,
  ],
  ["a circle", "{ acme.*: }", "  - ./round.yaml\n", /import-cycle[\s\S]*leads in a circle/],
];

export const besideMistakes = {
  "old.yaml": base,
  "round.yaml": "catalog: 1\nname: round\nimports: [./catalog.yaml]\nmetrics: {}\n",
};
