import { livingEntries } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { longestName } from "../names.js";

export const namePrefixRepeated: LintRule = {
  code: "name-prefix-repeated",
  *check({ catalog }) {
    const prefix = catalog.prefix.slice(0, longestName).replace(/[._/-]+$/, "");
    if (prefix === "") return;
    for (const entry of livingEntries(catalog)) {
      const { key, name, place, path } = entry;
      if (!key.startsWith(prefix) || !/^[._/-]./.test(key.slice(prefix.length))) continue;
      const rest = key.slice(prefix.length + 1);
      yield {
        place,
        message: `"${key}" repeats the prefix "${catalog.prefix}" and is exported as "${name}"`,
        help: `write "${rest}"`,
        at: path,
        entries: [entry],
        amendments: [{ kind: "rename", path, key: rest }],
      };
    }
  },
};
