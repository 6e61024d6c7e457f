import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { amend } from "../../../generator/edit/amend.js";
import { openCatalog } from "../../../generator/edit/open-catalog.js";
import { emitCatalog, readCatalog } from "../../../generator/pipeline.js";
import {
  codexCategories,
  createFeedback,
  folderTransport,
  LogRing,
  type SubmittedFeedback,
} from "../../../src/feedback/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { collectPoints, createSdk } from "../../runtime/exported.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The project's own catalog, in which the planned metric of feedback is active. */
function promoted(): string {
  const catalog = openCatalog({ name: "catalog.yaml", text: readFileSync(join(root, "catalog.yaml"), "utf8") });
  if (catalog.kind === "invalid") throw new Error("the catalog has errors");
  const path = ["metrics", "user.feedback.submitted", "status"];
  const amended = amend(catalog, [{ kind: "remove", path }]);
  if (amended.kind === "invalid") throw new Error("the catalog would have errors");
  return amended.source.text;
}

async function generateRecorders(): Promise<string> {
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text: promoted() });
  expect(diagnostics).toEqual([]);
  if (catalog === undefined) throw new Error("the catalog has errors");
  const none = { templates: new Map(), markdown: new Map(), included: new Map() };
  const side = { origin: { catalog: "catalog.yaml", command: "" }, ...none };
  const { artifacts } = await emitCatalog(catalog, side);
  return artifacts.find(({ path }) => path === "recorders.ts")?.text ?? "";
}

const program = `import { createFeedback, folderTransport, LogRing } from "@meterbook/feedback";
import { createRecorders } from "./recorders.js";

const record = createRecorders({ surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" });
export const feedback = createFeedback({
  ring: new LogRing(),
  transport: folderTransport("feedback"),
  context: { version: "1.4.0" },
  onSubmitted: (submitted) => record.userFeedbackSubmitted(submitted),
});
createFeedback({
  ring: new LogRing(),
  transport: folderTransport("feedback"),
  context: {},
  categories: [{ id: "idea", title: "An idea" }],
  // @ts-expect-error: the catalog knows no category "idea"
  onSubmitted: (submitted) => record.userFeedbackSubmitted(submitted),
});
`;

type Recorders = {
  bind(meter: unknown): void;
  userFeedbackSubmitted(submitted: SubmittedFeedback): void;
};

test("what a submission says fits the promoted metric, and arrives through the SDK", async () => {
  const folder = temporaryFolder({ "recorders.ts": await generateRecorders(), out: "" });
  const { createRecorders } = await import(join(folder, "recorders.ts"));
  const record: Recorders = createRecorders({ surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" });
  const { provider, reader } = createSdk();
  record.bind(provider.getMeter("codex"));
  const start = (path: string) =>
    createFeedback({
      ring: new LogRing(),
      transport: folderTransport(path),
      context: {},
      onSubmitted: (submitted) => record.userFeedbackSubmitted(submitted),
    });
  for (const { id } of codexCategories) {
    await start(`${folder}/reports`)
      .draft({ category: id, includeLogs: id === "bug" })
      .submit({ confirmed: true });
  }
  await start(`${folder}/out`).draft({ category: "bug", includeLogs: true }).submit({ confirmed: true });
  await start(`${folder}/reports`).draft({ category: "bug", includeLogs: true }).submit();
  const context = { auth_mode: "api", model: "gpt-5", surface: "cli", version: "1.4.0" };
  const key = (category: string, include_logs: boolean, success: boolean): string =>
    JSON.stringify(Object.fromEntries(Object.entries({ ...context, category, include_logs, success }).sort()));
  expect(await collectPoints(reader, "codex.user.feedback.submitted")).toEqual({
    [key("bug", true, true)]: 1,
    [key("bad_result", false, true)]: 1,
    [key("good_result", false, true)]: 1,
    [key("other", false, true)]: 1,
    [key("bug", true, false)]: 1,
  });
});

test("the categories of Codex are those that the metric allows, as the compiler sees it", async () => {
  const files = {
    "recorders.ts": await generateRecorders(),
    "program.ts": program,
    "package.json": '{ "type": "module" }',
  };
  const folder = temporaryFolder(files);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const paths = {
    "@meterbook/runtime/*": [join(root, "src/runtime/*.ts")],
    "@meterbook/feedback": [join(root, "src/feedback/index.ts")],
  };
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  const module = {
    module: "nodenext",
    target: "es2024",
    lib: ["es2023"],
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
  };
  const config = { compilerOptions: { ...strict, ...module, paths }, files: ["program.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  expect(execFileSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" })).toBe("");
});
