/** Severities share words with the levels of lint. */
const severities: Readonly<Record<string, string>> = {
  trace: "Each step, for those who follow the code.",
  debug: "For those who look for a fault.",
  info: "What happens in the ordinary course.",
  warn: "Something unexpected, which the program copes with.",
  error: "Something failed.",
  fatal: "The program cannot go on.",
};

/** `none` is a way of importing, too. */
const contents: Readonly<Record<string, string>> = {
  user_prompt: "A person wrote it: it leaves with log_user_prompt = true.",
  tool_content: "A tool or a model wrote it, or got it: it leaves with log_tool_content = true.",
  none: "It never leaves, whatever its name says.",
};

/** What a value means beside the others of its list, for editors to show beside it. */
export function describeValue(value: string, list: readonly unknown[]): string {
  const own = list.includes("fatal") ? severities : list.includes("user_prompt") ? contents : valueDescriptions;
  return own[value] ?? "";
}

/** What each value means that the format lists. */
const valueDescriptions: Readonly<Record<string, string>> = {
  client: "A call to another program, seen from the caller.",
  server: "The same, seen from the called program.",
  producer: "A message is sent, and nobody waits for it.",
  consumer: "A message is worked on.",
  counter: "A sum that only grows: requests, errors, bytes sent.",
  up_down_counter: "A sum that grows and shrinks: open connections, queued jobs.",
  gauge: "A value that is read off: temperature, memory in use.",
  histogram: "The distribution of values: durations, sizes.",
  string: "A text.",
  boolean: "true or false.",
  int: "A whole number.",
  double: "Any number.",
  "string[]": "An array of texts; equal arrays are one series.",
  "boolean[]": "An array of true and false.",
  "int[]": "An array of whole numbers.",
  "double[]": "An array of numbers.",
  planned: "In the documents, without a recorder.",
  active: "Recorded.",
  deprecated: "Recorded still; its recorder is struck through in editors.",
  removed: "Recorded no longer; its name stays taken.",
  development: "Promises nothing: it may change in any version.",
  alpha: "Promises nothing yet: it is tried out.",
  beta: "Promises nothing yet: it is meant to stay as it is.",
  release_candidate: "Promises what stable does.",
  stable: "What breaks callers or dashboards asks for a major version.",
  both: "Under the old name and the new one, whichever recorder is called.",
  public: "Anybody may read it.",
  internal: "For the people of the organisation; of a span, nothing but the own program.",
  personal: "It is about a person.",
  secret: "It must not be disclosed.",
  length: "Its length, under the name with _length: characters of a text, items of an array.",
  drop: "Nothing.",
  hash: "A hash under the name with _hash: equal values of one run are alike, and nobody can read them from it.",
  typescript: "recorders.ts, for a compiler, a bundler, or a runtime that takes TypeScript.",
  javascript: "recorders.js, and recorders.d.ts for editors and type checks.",
  esm: '`import`: where package.json says "type": "module", and for bundlers.',
  commonjs: '`require`: where package.json does not say "type": "module".',
  js: "./recorders.js: for Node and most bundlers.",
  ts: "./recorders.ts: where TypeScript runs as it is.",
  none: "./recorders: for bundlers that add it.",
  UnderscoreEscapingWithSuffixes: "shop_orders_total, shop_wait_seconds: the default of Prometheus.",
  UnderscoreEscapingWithoutSuffixes: "shop_orders, shop_wait: no suffixes for unit and type.",
  NoUTF8EscapingWithSuffixes: "shop.orders_total, shop.wait_seconds: dots stay.",
  NoTranslation: "shop.orders, shop.wait: names stay as they are.",
  off: "Not looked for.",
  warning: "Reported; it fails `meterbook lint` with --fail-on warning only.",
  error: "Reported, and fails `meterbook lint`.",
};
