import type { EntryKind } from "../../vocabulary.js";
import { livingEntries } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

const contents: Readonly<Record<EntryKind, string>> = {
  metric: "what is measured",
  event: "what happened",
  span: "what is done",
};

export const missingDescription: LintRule = {
  code: "missing-description",
  needsAll: true,
  *check({ catalog }) {
    for (const entry of livingEntries(catalog)) {
      if (entry.description.trim() !== "") continue;
      const { kind, key, place, path } = entry;
      const help = `add "description:" with a sentence that says ${contents[kind]}, and when`;
      yield { place, message: `${kind} "${key}" has no description`, help, at: path, entries: [entry] };
    }
  },
};
