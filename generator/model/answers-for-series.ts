import { exportedName } from "../exported/exported-name.js";
import { targetInfo } from "../exported/series.js";
import type { Catalog } from "./catalog.js";

/**
 * Whether a name in Prometheus that no metric has should be one of the catalog's: by the prefix as it is exported, and by the patterns of `owns`, where one with a `!` takes names away again. Recorded names
 * with a colon are nobody's metrics.
 */
export function answersForSeries({ prefix, settings }: Catalog): (name: string) => boolean {
  const prefixes = settings.prometheus.routes.flatMap((route) => {
    const name = exportedName({ name: `${prefix}x`, unit: "", instrument: "gauge" }, route) ?? "x";
    return prefix === "" || name === "x" ? [] : [name.slice(0, -1)];
  });
  const { owns } = settings.queries;
  const owned = owns.filter((pattern) => !pattern.startsWith("!")).map(matching);
  const others = owns.filter((pattern) => pattern.startsWith("!")).map((pattern) => matching(pattern.slice(1)));
  return (name) =>
    name !== targetInfo &&
    !name.includes(":") &&
    (prefixes.some((each) => name.startsWith(each)) || owned.some((pattern) => pattern.test(name))) &&
    !others.some((pattern) => pattern.test(name));
}

function matching(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?()[\]{}^$\\|]/g, "\\$&").replaceAll("*", ".*")}$`, "s");
}
