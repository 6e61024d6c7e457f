import { findingsMarkdown } from "./findings-markdown.js";
import type { FromRoot, Report } from "./report.js";
import type { Renderer } from "./render.js";
import { renderReportText } from "./text.js";

/** A comment for a pull request; where there is nothing to comment on, what is wrong stands on stderr. */
export const renderReportMarkdown: Renderer = async (report, host, options) => {
  const { err } = await renderReportText(report, host, options);
  const isLeftOut = report.markdown === undefined || (options.quiet && report.status === "fine");
  return { out: isLeftOut ? "" : await reportMarkdown(report, options.fromRoot), err };
};

/** Empty when there is nothing to say. */
export async function reportMarkdown({ markdown, diagnostics, catalog }: Report, fromRoot: FromRoot): Promise<string> {
  if (markdown !== undefined) return markdown(fromRoot);
  return diagnostics.length === 0 ? "" : findingsMarkdown(diagnostics, catalog ?? "", fromRoot);
}
