import { jsonViews } from "../../diagnostics/render-json.js";
import type { Report } from "./report.js";
import type { Renderer } from "./render.js";

/** For programs: keys stay the same as long as `format` does. The package publishes their schema, report.schema.json. */
export const renderReportJson: Renderer = async (report) => {
  const value = jsonReport(report);
  return { out: jsonText(value), err: "", value };
};

export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function jsonReport({ command, facts, diagnostics, marks }: Report): object {
  const views = jsonViews(diagnostics);
  const marked = marks === undefined ? views : diagnostics.map((each, index) => ({ ...views[index], ...marks(each) }));
  return { format: 1, command, ...facts(), diagnostics: marked };
}
