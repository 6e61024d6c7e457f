import { renderGithub } from "../../diagnostics/render-github.js";
import { workflowCommands } from "../../diagnostics/workflow-command.js";
import { addToJobSummary } from "./job-summary.js";
import { reportMarkdown } from "./markdown.js";
import type { Renderer } from "./render.js";
import { renderReportText } from "./text.js";

/** The text for the log, with annotations, and in the summary of the job. */
export const renderReportGithub: Renderer = async (report, host, options) => {
  const { fromRoot } = options;
  const text = await renderReportText(report, host, options);
  const more = (await report.annotations?.(fromRoot)) ?? [];
  const annotations = renderGithub(report.diagnostics, fromRoot) + workflowCommands(more);
  const markdown = await reportMarkdown(report, fromRoot);
  const warning = markdown === "" ? "" : addToJobSummary(markdown, host);
  return { out: annotations + text.out, err: text.err + warning };
};
