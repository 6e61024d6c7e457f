import { readPrometheus, type Scrape } from "../../import/prometheus/read-prometheus.js";
import type { ImportReader } from "./formats.js";
import { isAddress, scrapeAddress, scrapeInput } from "./scrape.js";
import { sourceTexts } from "./source-texts.js";

/** Files, addresses, and `-` for standard input; several scrapes are merged. */
export const importPrometheus: ImportReader = async ({ sources }, { cwd }, { routes }) => {
  const isFile = (named: string) => named !== "-" && !isAddress(named);
  const files = sourceTexts(sources.filter(isFile), cwd, { inFolders: null });
  const scrapes: Scrape[] = files.map((source) => ({ source, format: null }));
  if (sources.includes("-")) scrapes.push(scrapeInput());
  for (const address of sources.filter(isAddress)) scrapes.push(await scrapeAddress(address));
  return readPrometheus(scrapes, routes);
};
