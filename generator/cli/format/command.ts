import { Option } from "commander";
import {
  type CatalogRequest,
  type Several,
  type SeveralFlags,
  severalRequest,
  withSeveralCatalogs,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { overCatalogs } from "../several/over-catalogs.js";
import type { Format } from "../reports/formats.js";

const formatFormats = ["text", "json", "github"] as const satisfies readonly Format[];
type FormatFormat = (typeof formatFormats)[number];

export type FormatRequest = CatalogRequest<FormatFormat> & { readonly mode: "write" | "check" | "dry-run" };

type FormatFlags = SeveralFlags<FormatFormat> & { readonly check: boolean; readonly dryRun: boolean };

const help = `
Puts the keys of each object in the order in which the format lists them, and tidies white space. Metrics, attributes,
values and lists stay in their order, comments stay with their entries, and the catalog means what it meant before.

Exit codes: 0 fine, 1 an invalid catalog, or with --check one that is not in canonical form, 2 wrong use.
`;

export const defineFormat: Define = (command, start) => {
  command
    .addOption(new Option("--check", "write nothing; fail when the form is another").default(false, "no"))
    .addOption(new Option("--dry-run", "write nothing; show what would change").conflicts("check").default(false, "no"))
    .addHelpText("after", help);
  withSeveralCatalogs(command, { formats: formatFormats, of: "findings" }).action((flags: FormatFlags) =>
    start(
      request(flags),
      overCatalogs<FormatRequest>("format", async (asked, host) => (await import("./format.js")).format(asked, host)),
    ),
  );
};

function request({ check, dryRun, ...flags }: FormatFlags): FormatRequest & Several {
  return { mode: check ? "check" : dryRun ? "dry-run" : "write", ...severalRequest(flags) };
}
