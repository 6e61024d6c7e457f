import type { FindingCollector } from "../findings/finding-collector.js";
import type { OtelTable } from "../schema/tables.js";
import { type Environment, readNumber } from "../settings/variables.js";
import type { CheckedTable } from "./read-table.js";

type NumberKey = { [Key in keyof OtelTable]: OtelTable[Key] extends number ? Key : never }[keyof OtelTable];

/** What the file says, else the first of the variables that is set, else the default. */
export function numberOf(
  otel: CheckedTable<OtelTable>,
  key: NumberKey,
  variables: readonly string[],
  { environment, found }: { readonly environment: Environment; readonly found: FindingCollector },
): number {
  const given = otel.isWritten(key) ? undefined : readNumber(environment, variables, found);
  return given ?? otel.values[key];
}
