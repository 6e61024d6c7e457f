import type { Several } from "../flags/catalog-flags.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";

/** What a command that takes several catalogs is asked about one of them. */
export type AskedOfOne = {
  readonly catalog: string | null;
  readonly format: Format;
  readonly quiet: boolean;
  readonly watch?: boolean;
  readonly out?: string | null;
};

export type Run<Asked> = (asked: Asked, host: Host) => Promise<Outcome>;

/** Carries a command out for each catalog that its flags name; what is needed for several is loaded only for them. */
export function overCatalogs<Asked extends AskedOfOne>(command: string, run: Run<Asked>): Run<Asked & Several> {
  return async (asked, host) => {
    const { catalogs } = asked;
    if (catalogs.length < 2 && !catalogs.some(looksLikeGlob)) return run(asked, host);
    const { runEach } = await import("./run-each.js");
    return runEach({ command, run }, asked, host);
  };
}

function looksLikeGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}
