const areas = ["http", "db", "rpc", "messaging", "process", "system", "cache", "auth", "billing", "search"];
const nouns = ["request", "connection", "query", "queue", "thread", "page", "token", "invoice", "index", "session"];
const kinds = [
  { instrument: "counter", unit: "{call}", name: "count" },
  {
    instrument: "histogram",
    unit: "ms",
    name: "duration",
    buckets: "[5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000]",
  },
  { instrument: "up_down_counter", unit: "{item}", name: "active" },
  { instrument: "gauge", unit: "By", name: "size" },
  { instrument: "gauge", unit: "1", name: "utilization", observable: true },
];

const head = `catalog: 1
name: synthetic
prefix: synthetic.
context:
  service: { type: string, description: Name of the service. }
  surface: { values: [cli, web, worker_*], description: Where the program runs. }
attributes:
  outcome: { values: { ok: It worked., error: It failed., timeout: It took too long. } }
  region: { values: [eu-west, eu-north, us-east, us-west, ap-south], description: Where it happened. }
  peer: { type: string, description: The other side., max_values: 100 }
metrics:
`;

/** A catalog of as many metrics as asked for, in areas of about fifty, with what real ones have: prose, units, values. */
export function syntheticCatalog(count) {
  return head + Array.from({ length: count }, (_, index) => metric(index)).join("");
}

function metric(index) {
  const kind = kinds[index % kinds.length];
  const round = Math.floor(index / 50);
  const area =
    round < areas.length ? areas[round] : `${areas[round % areas.length]}${Math.floor(round / areas.length)}`;
  const noun = nouns[Math.floor(index / kinds.length) % nouns.length];
  const lines = [
    `instrument: ${kind.instrument}`,
    ...(kind.observable ? ["observable: true"] : []),
    `description: The ${kind.name} of each ${noun} of the ${area} client, as the \`${area}\` layer sees it.`,
    `unit: "${kind.unit}"`,
    ...(kind.buckets ? [`buckets: ${kind.buckets}`] : []),
    `stability: ${index % 3 === 0 ? "stable" : "development"}`,
    `since: "1.${index % 20}"`,
    "attributes:",
    "  outcome:",
    ...(index % 2 === 0 ? ["  region:"] : ["  peer:"]),
    "  method: { values: [read, write, delete], open: true, description: What was done. }",
    ...(index % 4 === 0
      ? ["  retry: { type: boolean, required: false, description: Whether it was tried before. }"]
      : []),
    ...(index % 5 === 0 ? ["  attempt: { type: int, min: 0, max: 10, description: How often it was tried. }"] : []),
  ];
  return `  ${area}.${noun}.${kind.name}:\n${lines.map((line) => `    ${line}\n`).join("")}`;
}
