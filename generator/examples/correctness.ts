import type { CorrectnessCode } from "../diagnostics/codes.js";
import { commandExamples } from "./correctness/commands.js";
import { documentExamples } from "./correctness/document.js";
import { fileExamples } from "./correctness/files.js";
import { modelExamples } from "./correctness/model.js";
import type { Example, FileExample } from "./example.js";

export const correctnessExamples: Readonly<Record<CorrectnessCode, Example | FileExample>> = {
  ...documentExamples,
  ...modelExamples,
  ...fileExamples,
  ...commandExamples,
};
