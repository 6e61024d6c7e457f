// What has to come of three events while a fault lasts, after it, and of a fourth at the end while it lasts again.

/** The events wait, arrive once when the fault is over, and the last one is reported as lost. */
export const kept = (error) => ({
  outcome: "kept",
  during: { exported: 0, waiting: 3, dropped: 0 },
  after: { exported: 3, waiting: 0, dropped: 0 },
  error,
  times: 1,
  undelivered: 1,
});

/** Sending them again does not help: they are dropped and reported. */
export const givenUp = (error) => ({
  outcome: "given up",
  during: { exported: 0, waiting: 0, dropped: 3 },
  after: { exported: 0, waiting: 0, dropped: 3 },
  error,
  times: 0,
  undelivered: 4,
});

/** The receiver has them, whatever else it says. */
export const delivered = () => ({
  outcome: "delivered",
  during: { exported: 3, waiting: 0, dropped: 0 },
  after: { exported: 3, waiting: 0, dropped: 0 },
  error: null,
  times: 1,
  undelivered: 0,
});

/** The receiver has the request and says that it takes only two of three, and nothing of one. */
export const partly = () => ({
  outcome: "partly",
  during: { exported: 2, waiting: 0, dropped: 1 },
  after: { exported: 2, waiting: 0, dropped: 1 },
  error: /^the receiver rejected 1 of 3$/,
  times: 1,
  undelivered: 2,
});

const isError = (expected, error) => (expected === null ? error === null : expected.test(error ?? ""));

function countDifferences(name, expected, { exported, waiting, dropped }) {
  const found = { exported, waiting, dropped };
  return Object.keys(expected).flatMap((key) =>
    found[key] === expected[key] ? [] : [`${name}: ${key} is ${found[key]}, not ${expected[key]}`],
  );
}

/** What a row did otherwise than expected. */
export function differences(expected, { during, after, end, store, limits }) {
  const { error, times, undelivered } = expected;
  const counts = ["a1", "a2", "a3"].map((id) => store.countOf(id));
  return [
    ...countDifferences("during the fault", expected.during, during),
    ...countDifferences("after the fault", expected.after, after),
    ...(isError(error, during.error) ? [] : [`it reports ${JSON.stringify(during.error)}`]),
    ...(counts.every((count) => count === times) ? [] : [`the events arrived ${counts.join(", ")} times`]),
    ...(end.undelivered === undelivered ? [] : [`${end.undelivered} undelivered at the end, not ${undelivered}`]),
    ...((end.message === null) === (undelivered === 0) ? [] : [`at the end it says ${JSON.stringify(end.message)}`]),
    ...(end.took <= limits.exit ? [] : [`the end took ${Math.round(end.took)} ms`]),
    ...(end.rss <= limits.rss ? [] : [`${Math.round(end.rss / 1_048_576)} MiB of memory`]),
  ];
}
