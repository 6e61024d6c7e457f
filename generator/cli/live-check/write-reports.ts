import { extname, resolve } from "node:path";
import { replaceFile } from "../../write/atomic-file.js";
import { attempt } from "../../write/command-error.js";
import type { Host } from "../host/host.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import type { LiveCheckRequest } from "./command.js";
import { formatOfEnding } from "./formats.js";

/** Writes a report into each file that is asked for, beside what is printed. */
export async function writeReports(report: Report, { reports }: LiveCheckRequest, host: Host): Promise<void> {
  const plain: Host = { ...host, color: { out: false, err: false }, jobSummary: null };
  for (const file of reports) {
    const format = formatOfEnding[extname(file).toLowerCase()] ?? "text";
    const { out, err } = await render(report, { format, quiet: false }, plain);
    const text = format === "text" ? err + out : out;
    attempt(`write "${file}"`, () => replaceFile(resolve(host.cwd, file), { text, mode: null, durable: false }));
  }
}
