const header = ["", "over", "fault", "outcome", "arrived", "reported", "end", "memory"];

function cellsOf({ protocol, fault, skipped, differences = [], arrived = "", during, end, outcome }) {
  if (skipped !== undefined) return ["-", protocol, fault.name, `skipped: ${skipped}`, "", "", "", ""];
  return [
    differences.length === 0 ? "ok" : "!!",
    protocol,
    fault.name,
    outcome ?? fault.expect.outcome,
    arrived,
    (during?.error ?? "").slice(0, 60),
    end === undefined ? "" : `${Math.round(end.took)} ms`,
    end === undefined ? "" : `${Math.round(end.rss / 1_048_576)} MiB`,
  ];
}

const print = (text) => process.stdout.write(`${text}\n`);

/** Prints all rows, and below each what was not as expected; returns how many were not. */
export function printTable(results) {
  const rows = results.map(cellsOf);
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((cells) => cells[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd();
  print(line(header));
  for (const [index, cells] of rows.entries()) {
    print(line(cells));
    for (const difference of results[index].differences ?? []) print(`      ${difference}`);
  }
  return results.filter(({ differences = [] }) => differences.length > 0).length;
}
