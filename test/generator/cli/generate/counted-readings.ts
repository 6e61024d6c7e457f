import type * as FromSource from "../../../../generator/cli/generate/from-source.js";

/** How many runs have read their catalog. */
export const readings = { count: 0 };

/** What stands in for the module that reads a catalog: the same, counted. */
export function counted({
  generateFrom,
}: Pick<typeof FromSource, "generateFrom">): Pick<typeof FromSource, "generateFrom"> {
  return {
    generateFrom: (...given) => {
      readings.count += 1;
      return generateFrom(...given);
    },
  };
}
