/** What a receiver has taken: how often each event came in a request that it said yes to. */
export function createStore() {
  const counts = new Map();
  return {
    take: (body) => {
      for (const [, id] of body.toString("latin1").matchAll(/<([a-z]\d+)>/g)) counts.set(id, (counts.get(id) ?? 0) + 1);
    },
    countOf: (id) => counts.get(id) ?? 0,
    counts: () => [...counts.values()],
  };
}
