import { posix } from "node:path";
import type { CodeSettings } from "./code-settings.js";

/** The first lines of a program beside the output folder that records what the starting catalog has. */
export function firstLines(output: string, { language, modules, importExtension }: CodeSettings): readonly string[] {
  const ending = language === "javascript" || importExtension === "js" ? ".js" : importExtension === "ts" ? ".ts" : "";
  const module = `"./${posix.basename(output)}/recorders${ending}"`;
  const isRequired = language === "javascript" && modules === "commonjs";
  return [
    isRequired ? `const { createRecorders } = require(${module});` : `import { createRecorders } from ${module};`,
    'const record = createRecorders({ environment: "development" });',
    'record.jobStarted({ kind: "import" });',
  ];
}
