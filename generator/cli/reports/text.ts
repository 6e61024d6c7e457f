import { palette } from "../terminal/color.js";
import type { Renderer } from "./render.js";

/** For people. What renders diagnostics is loaded only when there are any. */
export const renderReportText: Renderer = async (
  { diagnostics, data, summary, problems },
  { color, streams },
  { quiet },
) => {
  const [onOut, onErr] = [palette(color.out), palette(color.err)];
  const findings =
    diagnostics.length === 0
      ? ""
      : (await import("../../diagnostics/render-text.js")).renderText(diagnostics, {
          color: color.err,
          columns: streams.err.columns,
        });
  return {
    out: ((await data?.(onOut)) ?? "") + (quiet ? "" : ((await summary?.(onOut)) ?? "")),
    err: findings + ((await problems?.(onErr)) ?? ""),
  };
};
