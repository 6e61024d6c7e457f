import type { Rule } from "../resolution.js";

export const contradictoryOutputs: Rule = {
  code: "contradictory-outputs",
  *check({ catalog: { settings }, locate }) {
    if (settings.outputs.has("recorders") || !settings.outputs.has("validators")) return;
    const message = "the validators import their types from the recorders, which are not generated";
    const help = "write `validators: false` as well, or leave the recorders on";
    yield { place: locate(["generate", "outputs", "recorders"], "value"), message, help };
  },
};
