import { type LiveCode, type LiveRule, liveCodes } from "../diagnostics/live-codes.js";
import type { Level } from "../diagnostics/severity.js";
import type { RuleCode } from "../diagnostics/codes.js";

type Levels = ReadonlyMap<RuleCode, Level>;

/** How much a finding counts; what a run ends with cannot be changed. */
export function levelOf(code: LiveCode, levels: Levels): Level {
  return levels.get(code as LiveRule) ?? liveCodes[code].severity;
}
