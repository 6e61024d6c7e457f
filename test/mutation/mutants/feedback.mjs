const redact = "test/feedback/redact/private-keys.test.ts";
const retry = "test/feedback/transport/retry.test.ts";

export const feedback = [
  {
    name: "a private key without its end is kept",
    file: "src/feedback/redact/private-keys.ts",
    from: "if (begun !== undefined) close(begun, Math.min(text.length, begun + longest));",
    to: "",
    tests: [redact],
    short: true,
  },
  {
    name: "a private key without its beginning is kept",
    file: "src/feedback/redact/private-keys.ts",
    from: "else close(begun ?? Math.max(done, index - longest), index + line.length);",
    to: "else if (begun !== undefined) close(begun, index + line.length);",
    tests: [redact],
  },
  {
    name: "the checksum of a PuTTY key is kept",
    file: "src/feedback/redact/private-keys.ts",
    from: "Private-(?:MAC|Hash)",
    to: "Private-(?:None)",
    tests: [redact],
  },
  {
    name: "the pauses between attempts stay equal",
    file: "src/feedback/transport/retry.ts",
    from: "firstMs * 2 ** attempt",
    to: "firstMs",
    tests: [retry],
  },
  {
    name: "Retry-After in seconds is taken for milliseconds",
    file: "src/feedback/transport/retry.ts",
    from: "Number(header) * 1000",
    to: "Number(header)",
    tests: [retry],
  },
  {
    name: "an answer of 425 is final",
    file: "src/feedback/transport/attempt.ts",
    from: "[408, 425, 429]",
    to: "[408, 429]",
    tests: ["test/feedback/transport/https-transport.test.ts"],
  },
  {
    name: "an answer that names another report confirms this one",
    file: "src/feedback/transport/attempt.ts",
    from: "if (answer?.id !== id) return unlike;",
    to: "",
    tests: ["test/feedback/transport/https-transport.test.ts"],
  },
  {
    name: "the ring of logs shows a line whose start is lost",
    file: "src/feedback/logs/log-ring.ts",
    from: "isFull ? all.indexOf(newline) + 1 : 0",
    to: "0",
    tests: ["test/feedback/logs/log-ring.test.ts"],
  },
  {
    name: "a trimmed part is one byte longer than its share",
    file: "src/feedback/draft/trim.ts",
    from: "const room = level - longestNotice;",
    to: "const room = level;",
    tests: ["test/feedback/draft/limit.test.ts"],
  },
];
