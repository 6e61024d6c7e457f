import { join } from "node:path";
import ts from "typescript-6.0";
import { expect, test } from "vitest";
import { compilerOptions, root } from "./compilers.js";

const file = join(root, "test/types/caller.ts");
const source = `import { createRecorders, type ExplainedAttributes, type LifeContext } from "../fixtures/deprecated-and-planned/expected/recorders.js";

const record = createRecorders({ region: "eu" });
record.born();
record.moved();
record.aged();
record.explained(1, { step: "one" });
record.startExplained();
record.observeSilent(() => undefined);
export const read = (attributes: ExplainedAttributes, context: LifeContext) => [attributes.step, context.region];
`;

/** The texts that an editor strikes through. */
function struckThrough(): readonly string[] {
  const { options, errors } = ts.convertCompilerOptionsFromJson(
    compilerOptions({ compiler: "typescript-6.0", module: "nodenext", api: "1.9", flags: "strict" }),
    root,
  );
  expect(errors).toEqual([]);
  const service = ts.createLanguageService({
    getCurrentDirectory: () => root,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === file ? source : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? source : ts.sys.readFile(path)),
    directoryExists: ts.sys.directoryExists,
  });
  expect(service.getSemanticDiagnostics(file)).toEqual([]);
  const struck = service.getSuggestionDiagnostics(file).filter(({ reportsDeprecated }) => reportsDeprecated);
  return struck.map(({ start, length }) => source.slice(start, start + length));
}

test("editors strike through the recorders, timers and attributes that the catalog deprecates, and no others", () => {
  expect(struckThrough()).toEqual(["moved", "aged", "explained", "startExplained", "observeSilent", "step", "region"]);
});
