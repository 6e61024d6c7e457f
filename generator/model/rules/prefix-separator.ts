import type { Rule } from "../resolution.js";

/** A prefix is put before names as it is: `shop` makes `shoporders`. */
export const prefixSeparator: Rule = {
  code: "prefix-separator",
  *check({ catalog, locate }) {
    const { prefix, metrics } = catalog;
    const first = metrics.find(({ imported }) => imported === null);
    if (first === undefined || !/[A-Za-z0-9]$/.test(prefix) || /^[._/-]/.test(first.key)) return;
    yield {
      place: locate(["prefix"]),
      message: `the prefix "${prefix}" ends without a separator, so that "${first.key}" is exported as "${first.name}"`,
      help: `write "${prefix}."`,
    };
  },
};
