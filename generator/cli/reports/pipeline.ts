import type { Renderer } from "./render.js";
import { renderReportText } from "./text.js";

/** For pipelines, as results of tests; where there are none, what is wrong stands on stderr. */
export const renderReportJunit: Renderer = async (report, host, options) => {
  const { err } = await renderReportText(report, host, options);
  return { out: (await report.junit?.()) ?? "", err };
};

/** For editors and services that show coverage. */
export const renderReportLcov: Renderer = async (report, host, options) => {
  const { err } = await renderReportText(report, host, options);
  return { out: (await report.lcov?.(options.fromRoot)) ?? "", err };
};
