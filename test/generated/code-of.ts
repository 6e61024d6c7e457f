import { recorders } from "../../generator/emit/recorders.js";
import { validators } from "../../generator/emit/validators.js";
import type { Settings } from "../../generator/model/catalog.js";
import { type Files, type Scenario, scenarioCatalog } from "../golden-scenarios.js";

const origin = { catalog: "catalog.yaml", command: "npm run metrics" };

/** The code of a scenario, by its paths, under other settings than its own. */
export function codeOf(scenario: Scenario, settings: Partial<Settings>): Files {
  const catalog = scenarioCatalog(scenario);
  const given = { ...catalog, settings: { ...catalog.settings, ...settings } };
  const emitters = [recorders, validators].filter(({ id }) => given.settings.outputs.has(id));
  return new Map(emitters.flatMap((emitter) => emitter.emit(given, origin)).map(({ path, text }) => [path, text]));
}
