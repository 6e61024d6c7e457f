import { plain } from "./starter-catalog.js";

type Library = { readonly name: string; readonly prefix: string; readonly schema: string };

/** A small catalog for others to import, whose lines explain themselves. */
export function libraryCatalog({ name, prefix, schema }: Library): string {
  return `# yaml-language-server: $schema=${schema}
#
# What several programs share. Each of them imports this catalog, uses its attributes by their names, and lists the
# metrics that it records.

catalog: 1 # version of this format
name: ${plain(name)} # name of the package's catalog
prefix: ${plain(prefix)} # put before every metric name; programs that import the metrics keep it

# Shared definitions. A program uses one as if it were its own.
attributes:
  outcome:
    values: [done, failed, cancelled]
    description: How the work ended.

metrics:
  work.duration:
    instrument: histogram
    description: Time from the start of a piece of work to its end.
    unit: s
    buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
    attributes: [outcome]

# What is shared need not be used here.
lint: { rules: { unused-attribute: "off" } }
`;
}
