import type { Format } from "../reports/formats.js";

export const liveFormats = [
  "text",
  "json",
  "github",
  "sarif",
  "junit",
  "markdown",
  "lcov",
] as const satisfies readonly Format[];
export type LiveFormat = (typeof liveFormats)[number];

/** In which format a file is written, by the end of its name. */
export const formatOfEnding: Readonly<Record<string, LiveFormat>> = {
  ".json": "json",
  ".sarif": "sarif",
  ".xml": "junit",
  ".md": "markdown",
  ".info": "lcov",
  ".lcov": "lcov",
  ".txt": "text",
};
