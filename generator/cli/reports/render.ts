import { fromRoot } from "../host/report-root.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "./formats.js";
import type { FromRoot, Report } from "./report.js";

export type Renderer = (report: Report, host: Host, options: RenderOptions) => Promise<Omit<Outcome, "status">>;

type RenderOptions = { readonly quiet: boolean; readonly fromRoot: FromRoot };

/** One for each format, loaded when it is asked for. */
const renderers: Readonly<Record<Format, () => Promise<Renderer>>> = {
  text: async () => (await import("./text.js")).renderReportText,
  json: async () => (await import("./json.js")).renderReportJson,
  github: async () => (await import("./github.js")).renderReportGithub,
  sarif: async () => (await import("./sarif.js")).renderReportSarif,
  junit: async () => (await import("./pipeline.js")).renderReportJunit,
  lcov: async () => (await import("./pipeline.js")).renderReportLcov,
  markdown: async () => (await import("./markdown.js")).renderReportMarkdown,
};

/** A report in the asked-for format. */
export async function render(
  report: Report,
  { format, quiet }: { readonly format: Format; readonly quiet: boolean },
  host: Host,
): Promise<Outcome> {
  const renderer = await renderers[format]();
  const options = { quiet, fromRoot: (file: string) => fromRoot(host.root, host.cwd, file) };
  return { status: report.status, ...(await renderer(report, host, options)) };
}
