import { resolve } from "node:path";
import { mergeReport } from "../../live/report/snapshot.js";
import type { LiveSession } from "../../live/session.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { readBounded } from "../catalog/catalog-file.js";

/** Takes over the JSON reports of other runs. */
export function mergeFiles(files: readonly string[], session: LiveSession, cwd: string): void {
  for (const file of files) {
    const bytes = attempt(`read "${file}"`, () => readBounded(resolve(cwd, file)));
    if (!mergeReport(session, parsed(bytes))) {
      const help = "name what `meterbook live-check --report live.json` wrote";
      throw new CommandError(`"${file}" is no JSON report of live-check`, help);
    }
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
