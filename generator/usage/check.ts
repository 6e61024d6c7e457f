import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Level } from "../diagnostics/severity.js";
import { type UsageCode, usageCodes } from "../diagnostics/usage-codes.js";
import type { Catalog } from "../model/catalog.js";
import { checkEntries } from "./checks/entries.js";
import { checkRecordedIn } from "./checks/recorded-in.js";
import { checkRaw } from "./checks/raw.js";
import { checkRawSignals } from "./checks/raw-signals.js";
import { checkValues } from "./checks/values.js";
import type { UsedCatalog } from "./used-catalog.js";

const checks = [checkEntries, checkRaw, checkRawSignals, checkValues, checkRecordedIn];

/** What the code does otherwise than the catalog says; what the catalog switches off is left out. */
export function checkUsage(used: UsedCatalog): readonly Diagnostic[] {
  const { levels } = used.catalog.settings;
  return checks.flatMap((check) =>
    [...check(used)].flatMap(({ code, place, message, help, related = [] }): readonly Diagnostic[] => {
      const severity = levelOf(code, levels);
      return severity === "off" ? [] : [{ code, severity, at: place, message, help, related }];
    }),
  );
}

function levelOf(code: UsageCode, levels: Catalog["settings"]["levels"]): Level {
  return levels.get(code) ?? usageCodes[code].severity;
}
